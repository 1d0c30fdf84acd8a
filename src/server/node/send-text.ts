// Writes an answer whose text is known to Node's response. Reading it out of the answer's stream would cost
// more than all of a status read.

import { Buffer } from 'node:buffer';
import type { getRequestListener } from '@hono/node-server';
import { textOf } from '../json-answer.js';

type Outgoing = Parameters<ReturnType<typeof getRequestListener>>[1];

/** Returns false and does nothing for an answer that has to be read. */
export function sendText(answer: Response, outgoing: Outgoing): boolean {
  const text = textOf(answer);
  if (text === undefined || answer.headers.has('set-cookie')) return false; // there may be several
  if (outgoing.headersSent || outgoing.destroyed) return false;
  const headers = Object.fromEntries(answer.headers);
  headers['content-length'] = String(Buffer.byteLength(text));
  outgoing.writeHead(answer.status, headers);
  outgoing.end(text);
  return true;
}
