// Mounts the kit in Node's http, Express and Connect. It must never pass on a body that differs from the
// bytes that were sent without warning about it.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { KycError } from '../enrolment/errors.js';
import type { KycServer } from './create-kyc-server.js';
import { consoleLogger } from './logger.js';
import type { Logger } from './logger.js';
import { clientAddressOf } from './node/behind-proxies.js';

export { closeOnSignals } from './node/close-on-signals.js';
export type { CloseOnSignalsOptions } from './node/close-on-signals.js';
export { serverOptions } from './node/server-options.js';

export interface NodeHandlerOptions {
  /** Gets a warning if a body parser in front makes webhooks unverifiable. The console by default. */
  readonly logger?: Logger;
  /**
   * How many of your own proxies a request passes; each of them adds to X-Forwarded-For. With 0, the default,
   * the socket's address is used.
   */
  readonly trustProxyHops?: number;
}

/** A handler for `http.createServer`, `app.use('/kyc', …)` in Express, and Connect. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Turns the kit into a Node handler. It works behind `express.json()`, except for a provider's webhook, which
 * needs the bytes that were sent. So mount the kit before the body parser, or let the parser keep them:
 * `express.json({ verify: (request, _response, bytes) => { request.rawBody = bytes; } })`.
 */
export function toNodeHandler(
  kit: Pick<KycServer, 'fetch' | 'baseUrl'>,
  { logger = consoleLogger, trustProxyHops = 0 }: NodeHandlerOptions = {},
): NodeHandler {
  if (!Number.isSafeInteger(trustProxyHops) || trustProxyHops < 0)
    throw new KycError(
      'CONFIGURATION_INVALID',
      '"trustProxyHops" must be the number of your own proxies in front of the kit.',
    );
  const listener = getRequestListener(
    (request, { incoming }) =>
      kit.fetch(request, { clientAddress: clientAddressOf(incoming, { hops: trustProxyHops }) }),
    { overrideGlobalObjects: false },
  );
  const mount = new URL(kit.baseUrl).pathname.replace(/\/+$/, '');

  return async (request, response) => {
    restorePath(request, mount);
    restoreBody(request, logger);
    await listener(request, response);
  };
}

/** Express and Connect cut the matched part off `url`. `originalUrl` has the whole path. */
function restorePath(request: IncomingMessage, mount: string): void {
  if (
    'originalUrl' in request &&
    typeof request.originalUrl === 'string' &&
    request.originalUrl.startsWith(`${mount}/`)
  ) {
    request.url = request.originalUrl;
  }
}

/** Gives the body back to the bridge when a parser in front has read the stream. */
function restoreBody(request: IncomingMessage, logger: Logger): void {
  if ('rawBody' in request && request.rawBody instanceof Uint8Array) {
    Object.assign(request, { rawBody: Buffer.from(request.rawBody) });
    return;
  }
  if (!request.readableDidRead || !('body' in request) || request.body === undefined) return;
  const { body } = request;
  if (body instanceof Uint8Array) {
    Object.assign(request, { rawBody: Buffer.from(body) });
    return;
  }
  if (request.url?.includes('/webhook/')) {
    logger.error(
      {},
      'A body parser has read the webhook, so its signature cannot be checked. ' +
        'Mount the kit before express.json(), or use express.json({ verify: ' +
        '(request, _response, bytes) => { request.rawBody = bytes; } }).',
    );
  }
  // A webhook gets this body too. If it differs from the bytes sent, the signature check refuses it.
  Object.assign(request, { rawBody: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) });
}
