import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { kyc } from './kyc.mjs';

/** A folder of files at a path. */
const files = (path, root) => serveStatic({ root, rewriteRequestPath: (whole) => whole.slice(path.length) });

const app = new Hono();
app.all('/kyc/*', ({ req }) => kyc.fetch(req.raw));
app.use('/kyc-enrolment/*', files('/kyc-enrolment', 'node_modules/kyc-enrolment/dist/cdn'));
app.use('/turbo/*', files('/turbo', 'node_modules/@hotwired/turbo/dist'));
app.get('/', serveStatic({ path: 'pages/verify.html' }));
app.get('/other', serveStatic({ path: 'pages/other.html' }));
serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) });
