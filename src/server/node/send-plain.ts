// Writes an answer that is no Response to Node's response.

import { Buffer } from 'node:buffer';
import type { getRequestListener } from '@hono/node-server';
import { isPlain } from '../json-answer.js';
import type { PlainAnswer } from '../json-answer.js';

type Outgoing = Parameters<ReturnType<typeof getRequestListener>>[1];

/** Returns false and does nothing for a Response, and where something else has answered. */
export function sendPlain(answer: Response | PlainAnswer, outgoing: Outgoing): boolean {
  if (!isPlain(answer) || outgoing.headersSent || outgoing.destroyed) return false;
  const { text, headers } = answer;
  outgoing.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(text) });
  outgoing.end(text);
  return true;
}
