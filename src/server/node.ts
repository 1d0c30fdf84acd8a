// Mounts the kit in Node's http, Express and Connect. It must never pass on a body that differs from the
// bytes that were sent without warning about it.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { KycServer } from './create-kyc-server.js';
import { trustDeclaredLength } from './declared-length.js';
import { asResponse } from './json-answer.js';
import { consoleLogger } from './logger.js';
import type { Logger } from './logger.js';
import { clientAddressOf, isForwarded } from './node/behind-proxies.js';
import { endsAsDeclared, restoreBody } from './node/given-body.js';
import { restoreHeaders } from './node/given-headers.js';
import { requireMount } from './node/mount-options.js';
import { sendPlain } from './node/send-plain.js';
import { plainly } from './plain-answers.js';
import { problemResponse } from './problem.js';

export { closeOnSignals } from './node/close-on-signals.js';
export type { CloseOnSignalsOptions } from './node/close-on-signals.js';
export { nodeFetch } from './node/node-fetch.js';
export type { NodeFetchOptions } from './node/node-fetch.js';
export { serverOptions } from './node/server-options.js';

export interface NodeHandlerOptions {
  /** Gets a warning if a body parser in front makes webhooks unverifiable. The console by default. */
  readonly logger?: Logger | undefined;
  /**
   * How many of your own proxies a request passes; each of them adds to X-Forwarded-For. With 0 the socket's
   * address is used, whatever a client writes. The default is 0 too, but then `newSessions` uses no address
   * where such a header says that it may be a proxy's.
   */
  readonly trustProxyHops?: number | undefined;
}

/** A handler for `http.createServer`, `app.use('/kyc', …)` in Express, and Connect. */
export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Turns the kit into a Node handler. It works behind `express.json()`, except for a provider's webhook, which
 * needs the bytes that were sent. So mount the kit before the body parser, or let the parser keep them:
 * `express.json({ verify: (request, _response, bytes) => { request.rawBody = bytes; } })`.
 *
 * @throws KycError `CONFIGURATION_INVALID`
 */
export function toNodeHandler(kit: Pick<KycServer, 'fetch'>, options: NodeHandlerOptions = {}): NodeHandler {
  requireMount(kit, options, { of: 'toNodeHandler()', names: ['logger', 'trustProxyHops'] });
  const { logger = consoleLogger, trustProxyHops } = options;
  const hops = trustProxyHops ?? 0;
  const drained = new WeakSet<IncomingMessage>();
  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      if (drained.has(incoming as IncomingMessage)) return problemResponse('INTERNAL_ERROR');
      if (endsAsDeclared(incoming)) trustDeclaredLength(request);
      const answer = await plainly(kit.fetch)(request, {
        clientAddress: clientAddressOf(incoming, { hops }),
        namesAnotherClient: trustProxyHops === undefined && isForwarded(incoming),
      });
      return sendPlain(answer, outgoing) ? RESPONSE_ALREADY_SENT : asResponse(answer);
    },
    // HTTP/1.0 needs no Host, and a load balancer's check sends none; the kit reads nothing of it
    { overrideGlobalObjects: false, hostname: 'localhost' },
  );

  return async (request, response) => {
    restorePath(request);
    restoreHeaders(request);
    if (!restoreBody(request, logger)) drained.add(request);
    await listener(request, response);
  };
}

/** Express and Connect cut the matched part off `url`. `originalUrl` has the whole path. */
function restorePath(request: IncomingMessage): void {
  const whole = 'originalUrl' in request ? request.originalUrl : undefined;
  // If something in front has rewritten the path, the rewritten path is used.
  if (typeof whole === 'string' && whole.endsWith(withoutRoot(request.url ?? ''))) request.url = whole;
}

/** Removes the slash that is left when a router has matched the whole path. */
const withoutRoot = (url: string) => url.replace(/^\/(?=\?|$)/, '');
