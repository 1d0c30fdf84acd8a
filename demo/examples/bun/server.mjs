import { basename } from 'node:path';
import { kyc } from './kyc.mjs';

const scriptAt = (pathname) => Bun.file(`node_modules/kyc-enrolment/dist/cdn/${basename(pathname)}`);

Bun.serve({
  port: Number(process.env.PORT ?? 3000),
  routes: {
    '/kyc/*': (request) => kyc.fetch(request),
    '/kyc-enrolment/*': async (request) => {
      const script = scriptAt(new URL(request.url).pathname);
      return (await script.exists()) ? new Response(script) : new Response(null, { status: 404 });
    },
    '/': () => new Response(Bun.file('index.html')),
  },
});
