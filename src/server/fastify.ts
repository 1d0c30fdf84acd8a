// Mounts the kit in Fastify. Fastify's parsers never see the kit's bodies, because a webhook's signature
// covers the bytes that were sent, and pictures are larger than Fastify's own limit.

import type { KycServer } from './create-kyc-server.js';
import { requireMount } from './node/mount-options.js';
import { toNodeHandler } from './node.js';
import type { NodeHandler, NodeHandlerOptions } from './node.js';

/** What the plugin needs from a Fastify instance. */
export interface FastifyScope {
  removeAllContentTypeParsers(): unknown;
  addContentTypeParser(
    contentType: string,
    parser: (request: unknown, payload: unknown, done: (error: Error | null) => void) => void,
  ): unknown;
  all(path: string, handler: (request: FastifyCall, reply: FastifyReplying) => unknown): unknown;
}

interface FastifyCall {
  readonly raw: Parameters<NodeHandler>[0];
}

interface FastifyReplying {
  readonly raw: Parameters<NodeHandler>[1];
  hijack(): unknown;
}

/**
 * Turns the kit into a Fastify plugin: `app.register(kycPlugin(kyc), { prefix: '/kyc' })`. It handles
 * everything below its prefix, whatever parsers the application has. Hooks of the application run before it.
 * Tested with Fastify 5.
 *
 * @throws KycError `CONFIGURATION_INVALID`
 */
export function kycPlugin(
  kit: Pick<KycServer, 'fetch'>,
  options: NodeHandlerOptions = {},
): (scope: FastifyScope) => Promise<void> {
  requireMount(kit, options, { of: 'kycPlugin()', names: ['logger', 'trustProxyHops'] });
  const handle = toNodeHandler(kit, options);
  return async (scope) => {
    // A plugin has its own scope, so the application's parsers stay as they are.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all('/*', async (request, reply) => {
      reply.hijack();
      await handle(request.raw, reply.raw);
    });
  };
}
