// Serves what `astro build` has made, and the kit beside it.

import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { kyc } from './kyc.mjs';

const app = new Hono();
app.all('/kyc/*', ({ req }) => kyc.fetch(req.raw));
app.use('*', serveStatic({ root: 'dist' }));
serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) });
