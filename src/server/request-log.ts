// One line for each request: its route, its status and its duration. A line must never show an address, a
// query or a body. Routes are named by their pattern, and the only parameter shown is a session's id.

import type { Context } from 'hono';
import { routePath } from 'hono/route';
import type { KnownFacts } from './call-facts.js';
import type { SafeLogger } from './logger.js';

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Middleware for every route. Successful reads are logged at debug, because a waiting browser asks every two
 * seconds.
 */
export function createRequestLog({
  logger,
  now,
}: {
  readonly logger: SafeLogger;
  readonly now: () => number;
}) {
  return async function logRequest(
    call: Context<{ Bindings: KnownFacts }>,
    next: () => Promise<void>,
  ): Promise<void> {
    const begun = now();
    await next();
    const { method } = call.req;
    const { status } = call.res;
    const id = call.req.param('id');
    const facts = {
      method: /^[A-Z]{1,16}$/.test(method) ? method : 'other',
      route: routePath(call, -1),
      status,
      ms: now() - begun,
      correlation: call.env.correlation,
      sessionId: id !== undefined && guid.test(id) ? id : undefined,
    };
    const isQuiet = (method === 'GET' || method === 'HEAD') && status < 400;
    logger[isQuiet ? 'debug' : 'info'](facts, 'A request was answered.');
  };
}
