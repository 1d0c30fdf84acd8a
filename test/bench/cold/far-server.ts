// A script's server at the far end of the link, over TLS, in HTTP/1.1 and HTTP/2: a body of any size that
// cannot be packed.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';

const [host = '', keyFile = '', certFile = ''] = process.argv.slice(2);
const noise = randomBytes(200_000);
const server = createSecureServer({
  key: readFileSync(keyFile),
  cert: readFileSync(certFile),
  allowHTTP1: true,
});
server.on('request', (request, response) => {
  const size = Number(new URL(request.url, 'https://far.example').searchParams.get('bytes'));
  response.writeHead(200, {
    'content-type': 'text/javascript',
    'content-length': size,
    'content-encoding': 'br',
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
  response.end(noise.subarray(0, size));
});
server.listen(443, host, () => console.log('ready'));
