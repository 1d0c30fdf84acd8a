import { basename } from 'node:path';
import { kyc } from './kyc.mjs';

const scripts = 'node_modules/kyc-enrolment/dist/cdn';

async function fileAt(path, type) {
  try {
    return new Response(await Deno.readFile(path), { headers: { 'content-type': type } });
  } catch {
    return new Response(null, { status: 404 });
  }
}

Deno.serve({ port: Number(Deno.env.get('PORT') ?? 3000) }, (request) => {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/kyc/')) return kyc.fetch(request);
  if (pathname.startsWith('/kyc-enrolment/'))
    return fileAt(`${scripts}/${basename(pathname)}`, 'text/javascript');
  return fileAt('index.html', 'text/html');
});
