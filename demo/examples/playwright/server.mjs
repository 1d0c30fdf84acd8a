// No framework at all.

import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { toNodeHandler } from 'kyc-enrolment-server/node';
import { kyc } from './kyc.mjs';

const handleKyc = toNodeHandler(kyc);

createServer((request, response) => {
  const { pathname } = new URL(`http://localhost${request.url}`);
  if (pathname.startsWith('/kyc/')) return handleKyc(request, response);
  const script = `node_modules/kyc-enrolment/dist/cdn/${basename(pathname)}`;
  const isScript = pathname.startsWith('/kyc-enrolment/') && existsSync(script);
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
  createReadStream(isScript ? script : 'index.html').pipe(response);
}).listen(Number(process.env.PORT ?? 3000));
