// workerd on this computer, as Cloudflare runs it. The files are another service, as they would be there.

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Miniflare, Response } from 'miniflare';

const { PORT = '3000', ORIGIN = 'http://localhost:3000', KYC_SECRET = '' } = process.env;
const { SANDBOX_URL = 'http://127.0.0.1:4600' } = process.env;

const files = async (request) => {
  const { pathname } = new URL(request.url);
  const isScript = pathname.startsWith('/kyc-enrolment/');
  const file = isScript ? `node_modules/kyc-enrolment/dist/cdn/${basename(pathname)}` : 'index.html';
  const headers = { 'content-type': isScript ? 'text/javascript' : 'text/html' };
  return new Response(await readFile(file), { headers });
};

await new Miniflare({
  host: 'localhost',
  port: Number(PORT),
  modules: [{ type: 'ESModule', path: 'dist/worker.mjs' }],
  compatibilityDate: '2025-10-01',
  compatibilityFlags: ['nodejs_compat'],
  bindings: { ORIGIN, SANDBOX_URL, KYC_SECRET },
  serviceBindings: { FILES: files },
}).ready;
