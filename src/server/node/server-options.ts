// How long Node itself waits for a client (check 80). By default it lets a slow connection take five minutes.

import type { ServerOptions } from 'node:http';

/**
 * Options for `http.createServer` of a server that faces the internet: ten seconds for the headers, two
 * minutes for a whole request (a photo over a slow mobile network), checked every five seconds. Keep-alive
 * lasts longer than the minute that load balancers keep connections.
 */
export const serverOptions = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
} as const satisfies ServerOptions;
