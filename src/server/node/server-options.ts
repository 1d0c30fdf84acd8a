// How long Node itself waits for a client (check 80). Its own defaults let a connection dawdle for five
// minutes.

import type { ServerOptions } from 'node:http';

/**
 * Options for `http.createServer` of a server that faces the internet: headers within ten seconds, a whole
 * request within two minutes (a photo over a slow mobile network), checked every five seconds. Keep-alive
 * outlasts the minute that load balancers keep connections.
 */
export const serverOptions = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
} as const satisfies ServerOptions;
