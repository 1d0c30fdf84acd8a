// The body of a Node request that something in front may have read. If it was kept, it is put back. If it is
// gone, that is reported, and never taken for an empty body.

import type { IncomingMessage } from 'node:http';
import { Buffer } from 'node:buffer';
import type { Logger } from '../logger.js';

/** Puts the body back where the bridge looks for it. Returns false if nobody has kept it. */
export function restoreBody(request: IncomingMessage, logger: Logger): boolean {
  const raw = 'rawBody' in request ? request.rawBody : undefined;
  if (raw instanceof Uint8Array || typeof raw === 'string') return keep(request, raw);
  const body = parsedBody(request);
  if (body instanceof Uint8Array) return keep(request, body); // also where an adapter gives no stream
  if (!request.readableDidRead) return true;
  if (body === undefined) {
    if (!hasBody(request)) return true;
    logger.error(
      {},
      `Something in front has read a request's body and kept nothing of it. ${advice} ${inFastify}`,
    );
    return false;
  }
  if (request.url?.includes('/webhook/'))
    logger.error(
      {},
      `A body parser has read the webhook, so its signature cannot be checked. ${advice} ` +
        'Or let the parser keep the bytes: express.json({ verify: ' +
        '(request, _response, bytes) => { request.rawBody = bytes; } }).',
    );
  // A webhook gets this body too. If it differs from the bytes sent, the signature check refuses it.
  return keep(request, typeof body === 'string' ? body : JSON.stringify(body));
}

/** Vercel parses it when it is asked for, and throws for what is no JSON. The stream is there still. */
function parsedBody(request: IncomingMessage): unknown {
  try {
    return 'body' in request ? request.body : undefined;
  } catch {
    return undefined;
  }
}

const advice =
  'Mount the kit before every body parser: app.use("/kyc", toNodeHandler(kyc)) comes first, ' +
  'app.use(express.json()) after it.';
const inFastify = 'In Fastify register kycPlugin instead.';

function keep(request: IncomingMessage, body: Uint8Array | string): true {
  Object.assign(request, { rawBody: Buffer.from(body) });
  return true;
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * Whether Node's parser ends the body where the request says, as it does in HTTP/1 without chunks. What
 * something in front has read and kept may have another length.
 */
export const endsAsDeclared = (request: Pick<IncomingMessage, 'headers' | 'httpVersionMajor'>): boolean =>
  request.httpVersionMajor === 1 &&
  /^\d{1,15}$/.test(request.headers['content-length'] ?? '') &&
  request.headers['transfer-encoding'] === undefined &&
  !('rawBody' in request && request.rawBody !== undefined);
