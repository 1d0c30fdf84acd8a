// The element by script tag, from another origin, under a strict policy: every script has its integrity, the
// parts that load on demand too, and Trusted Types are required.

import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { basename } from 'node:path';

const { PORT = '3000', SECOND_PORT = '3001', KIT_URL = 'http://localhost:3002' } = process.env;
const { SANDBOX_URL = 'http://127.0.0.1:4600' } = process.env;
const folder = 'node_modules/kyc-enrolment/dist/cdn';
const cdn = `http://127.0.0.1:${SECOND_PORT}`;

createServer((request, response) => {
  const file = `${folder}/${basename(request.url)}`;
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' });
  createReadStream(file).pipe(response);
}).listen(Number(SECOND_PORT), '127.0.0.1');

const hashes = JSON.parse(readFileSync(`${folder}/sri.json`, 'utf8'));
const integrity = Object.fromEntries(Object.entries(hashes).map(([file, hash]) => [`${cdn}/${file}`, hash]));

const page = (nonce) => `<!doctype html>
<html lang="en">
  <title>Shop</title>
  <link rel="icon" href="data:," />
  <script type="importmap" nonce="${nonce}">${JSON.stringify({ integrity })}</script>
  <script
    type="module"
    src="${cdn}/kyc-enrolment.js"
    integrity="${hashes['kyc-enrolment.js']}"
    crossorigin
    nonce="${nonce}"
  ></script>
  <kyc-enrolment token-endpoint="/kyc/session" cross-device="false"></kyc-enrolment>
  <output></output>
  <script type="module" nonce="${nonce}">
    document.querySelector('kyc-enrolment').addEventListener('kyc-success', ({ detail }) => {
      document.querySelector('output').textContent = 'Verified: ' + detail.outcome;
    });
  </script>
</html>`;

const policy = (nonce) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' ${cdn}`,
    "style-src 'self'",
    "connect-src 'self'",
    `frame-src ${SANDBOX_URL}`,
    'img-src data:',
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

createServer((request, response) => {
  if (request.url.startsWith('/kyc/')) {
    const { method, headers, url } = request;
    const passed = ask(KIT_URL + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    return request.pipe(passed);
  }
  const nonce = crypto.randomUUID();
  response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy(nonce) });
  response.end(page(nonce));
}).listen(Number(PORT));
