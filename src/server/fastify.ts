// Mounts the kit in Fastify. Its parsers never see the kit's bodies: a webhook's signature is over the bytes
// that were sent, and pictures are larger than Fastify's own limit.

import type { KycServer } from './create-kyc-server.js';
import { toNodeHandler } from './node.js';
import type { NodeHandler, NodeHandlerOptions } from './node.js';

/** What the plugin needs of a Fastify instance. */
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
 * The kit as a Fastify plugin: `app.register(kycPlugin(kyc), { prefix: '/kyc' })`. It takes what is below its
 * prefix, whatever parsers the application has; hooks of the application come before it. Tried with Fastify 5.
 *
 * @throws KycError `CONFIGURATION_INVALID`
 */
export function kycPlugin(
  kit: Pick<KycServer, 'fetch'>,
  options?: NodeHandlerOptions,
): (scope: FastifyScope) => Promise<void> {
  const handle = toNodeHandler(kit, options);
  return async (scope) => {
    // A plugin's scope is its own: the application's parsers stay as they are.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all('/*', async (request, reply) => {
      reply.hijack();
      await handle(request.raw, reply.raw);
    });
  };
}
