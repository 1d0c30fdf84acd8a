import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { kyc } from './kyc.mjs';

const app = new Hono();
app.all('/kyc/*', ({ req }) => kyc.fetch(req.raw));
app.use(
  '/kyc-enrolment/*',
  serveStatic({
    root: 'node_modules/kyc-enrolment/dist/cdn',
    rewriteRequestPath: (path) => path.slice('/kyc-enrolment'.length),
  }),
);
app.get('/', serveStatic({ path: 'index.html' }));
serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) });
