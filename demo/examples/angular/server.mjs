// Serves the build, and passes /kyc on to the kit, as a proxy in front of an Angular application does.

import { createReadStream, existsSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { basename } from 'node:path';

const { PORT = '4200', KIT_URL = 'http://localhost:3000' } = process.env;

createServer((request, response) => {
  const { method, headers, url } = request;
  if (url.startsWith('/kyc/')) {
    const passed = ask(KIT_URL + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    return request.pipe(passed);
  }
  const script = `dist/browser/${basename(url)}`;
  const isScript = url !== '/' && existsSync(script);
  response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
  createReadStream(isScript ? script : 'dist/browser/index.html').pipe(response);
}).listen(Number(PORT));
