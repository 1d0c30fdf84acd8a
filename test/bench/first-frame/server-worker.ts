// The servers that every contender meets, in a thread of their own, so that nothing else delays their clock:
// the merchant's (page, scripts, token endpoint) on http, and every other host on https. All times are of
// this one clock, when a request came or an answer's last byte was handed to the system.

import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import type { ServedFile, Visit, VisitTimes } from './visit.js';

interface Given {
  readonly key: string;
  readonly cert: string;
  readonly files: Readonly<Record<string, ServedFile>>;
}

const { key, cert, files }: Given = workerData;
if (!parentPort) throw new Error('This file runs in a worker.');
const port = parentPort;

let visit: Visit = { id: 0, html: '', script: undefined, latencyMs: 0 };
let times: Partial<Record<keyof VisitTimes, number>> = {};

port.on('message', (next: Visit) => {
  visit = next;
  times = {};
  port.postMessage('begun');
});

/** Keeps the first time that something happened. */
function stamp(what: keyof VisitTimes): void {
  times[what] ??= performance.now();
}

const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

function answer(response: ServerResponse, file: ServedFile, sent?: keyof VisitTimes): void {
  const { id } = visit;
  const send = () => {
    response.writeHead(200, {
      'content-type': file.type,
      'content-length': file.body.byteLength,
      'cache-control': 'no-store',
      ...(visit.isIsolated ? isolation : {}),
      ...(file.isBrotli ? { 'content-encoding': 'br' } : {}),
    });
    response.end(file.body, () => {
      if (sent && id === visit.id) stamp(sent);
    });
  };
  if (visit.latencyMs > 0) setTimeout(send, visit.latencyMs);
  else send();
}

const text = (body: string, type: string): ServedFile => ({ type, body: Buffer.from(body), isBrotli: false });
const nothing = text('', 'text/plain');

/** What all of them can read: the kit's neutral answer, with what the peers need beside it. */
const session = text(
  JSON.stringify({
    sessionId: '0b0c4c1e-3a2f-4c55-9d5e-5a7f4f0c1d2e',
    accessToken: '_act-0b0c4c1e-3a2f-4c55-9d5e-5a7f4f0c1d2e',
    statusUrl: '/status',
    status: 'page',
    page: {
      url: 'https://provider.example/web-enrolment/?token=0b0c4c1e-3a2f-4c55',
      kind: 'web-enrolment',
      step: 'identify',
    },
  }),
  'application/json',
);

const merchant: RequestListener = (request, response) => {
  const path = request.url ?? '';
  if (path === '/') {
    stamp('pageRequested');
    answer(response, text(visit.html, 'text/html; charset=utf-8'), 'pageSent');
  } else if (path === '/token') {
    stamp('tokenRequested');
    answer(response, session, 'tokenSent');
  } else {
    const file = files[path];
    answer(response, file ?? nothing, path === visit.script ? 'scriptSent' : undefined);
  }
};

/** Pages for frames, and what a peer asks its own API before it makes one. */
const everybodyElse: RequestListener = (request, response) => {
  if (request.headers['sec-fetch-dest'] === 'iframe' && times.frameRequested === undefined) {
    stamp('frameRequested');
    port.postMessage({
      id: visit.id,
      times,
      url: `https://${request.headers.host ?? ''}${request.url ?? ''}`,
    });
  }
  allowAnyOrigin(request, response);
  const isApi = request.headers['sec-fetch-dest'] === 'empty';
  const body = isApi ? '{"token":"of-the-arguments"}' : '<!doctype html><title>Provider</title><p>Provider';
  answer(response, text(body, isApi ? 'application/json' : 'text/html; charset=utf-8'));
};

function allowAnyOrigin({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', headers.origin ?? '*');
  response.setHeader('access-control-allow-headers', headers['access-control-request-headers'] ?? '*');
  response.setHeader('access-control-max-age', '600');
}

const servers = [createServer(merchant), createTlsServer({ key, cert }, everybodyElse)];
const listening = servers.map(
  (server) =>
    new Promise<number>((resolve) => {
      server.keepAliveTimeout = 60_000;
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    }),
);
const [merchantPort, tlsPort] = await Promise.all(listening);
port.postMessage({ merchantPort, tlsPort });
