// Mounts the kit in Koa. It reads bodies itself, or takes what a parser in front has kept.

import type { KycServer } from './create-kyc-server.js';
import { requireMount } from './node/mount-options.js';
import { toNodeHandler } from './node.js';
import type { NodeHandler, NodeHandlerOptions } from './node.js';

/** What the middleware needs from a Koa context. */
export interface KoaCall {
  readonly req: Parameters<NodeHandler>[0];
  readonly res: Parameters<NodeHandler>[1];
  readonly originalUrl: string;
  respond?: boolean | undefined;
  readonly request: object;
}

export interface KoaOptions extends NodeHandlerOptions {
  /** The mount's path. By default the one that `koa-mount` gives, else the one in the kit's `baseUrl`. */
  readonly path?: string | undefined;
}

/**
 * Turns the kit into a Koa middleware: `app.use(kycMiddleware(kyc))`, before a body parser. Requests outside
 * the mount go to the next middleware. Tested with Koa 3.
 *
 * @throws KycError `CONFIGURATION_INVALID`
 */
export function kycMiddleware(
  kit: Pick<KycServer, 'fetch' | 'baseUrl'>,
  options: KoaOptions = {},
): (call: KoaCall, next: () => Promise<unknown>) => Promise<void> {
  requireMount(kit, options, { of: 'kycMiddleware()', names: ['logger', 'path', 'trustProxyHops'] });
  const { path, ...rest } = options;
  const handle = toNodeHandler(kit, rest);
  const ownPath = path ?? new URL(kit.baseUrl).pathname;

  return async (call, next) => {
    const { req, res, request } = call;
    const mountPath = 'mountPath' in call && typeof call.mountPath === 'string' ? call.mountPath : '';
    const mount = (path ?? (mountPath === '' ? ownPath : mountPath)).replace(/\/+$/, '');
    if (!call.originalUrl.startsWith(`${mount}/`)) {
      await next();
      return;
    }
    // Koa's parsers put on Koa's own request what our code looks for on Node's.
    if ('rawBody' in request) Object.assign(req, { rawBody: request.rawBody });
    if ('body' in request) Object.assign(req, { body: request.body });
    req.url = call.originalUrl;
    call.respond = false;
    await handle(req, res);
  };
}
