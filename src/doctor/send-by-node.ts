// Sends the doctor's requests from Node. Node's own fetch writes the Sec-Fetch headers itself, and the doctor
// has to send them as a browser would.

import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { Send } from './net.js';

const mostBytes = 8 * 1024 * 1024;

/** Rejects for an answer of more than 8 MB, and with the system's errors. */
export const sendByNode: Send = (url, { method, headers, body, signal }) =>
  new Promise((resolve, reject) => {
    const length =
      body === undefined ? {} : { 'content-length': String(new TextEncoder().encode(body).length) };
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const sent = request(
      url,
      {
        method,
        headers: { 'user-agent': 'kyc-doctor', 'accept-encoding': 'identity', ...length, ...headers },
        signal,
        agent: false, // a connection of its own, so that the process can end
      },
      (message) => {
        readBody(message).then((bytes) => {
          resolve(toResponse(message, bytes));
        }, reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

async function readBody(message: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of message as AsyncIterable<Uint8Array>) {
    size += piece.byteLength;
    if (size > mostBytes) throw Object.assign(new Error('The answer is too large.'), { code: 'TOO_LARGE' });
    pieces.push(piece);
  }
  return new Uint8Array(await new Blob(pieces.map((piece) => new Uint8Array(piece))).arrayBuffer());
}

const withoutBody = [204, 205, 304];

function toResponse({ statusCode = 500, rawHeaders }: IncomingMessage, bytes: Uint8Array<ArrayBuffer>) {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  const body = withoutBody.includes(statusCode) ? null : bytes;
  return new Response(body, { status: Math.max(statusCode, 200), headers });
}
