// The provider's API as far as a new session needs it, in a thread of its own: it answers at once.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { parentPort } from 'node:worker_threads';

const tokenOf = (sessionId: string) =>
  [{ alg: 'HS256' }, { sessionId, nbf: 1_643_974_323, exp: 1_643_977_923 }, 'signature']
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

const server = createServer(async (request, response) => {
  const body = await text(request);
  const { sessionId }: { sessionId: string } = body === '' ? { sessionId: '' } : JSON.parse(body);
  const accessToken = tokenOf(sessionId);
  const answer =
    request.method === 'POST'
      ? { accessToken, sessionId, webEnrolmentUrl: `https://id.example/web-enrolment/?token=${accessToken}` }
      : { status: 'PENDING' };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(answer));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
