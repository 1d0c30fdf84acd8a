// Puts the sandbox on a socket, on this computer only. Besides the bin, this is the only file that needs
// Node.

import { createServer } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { ConnectionDropped } from './faults.js';

export interface ListenOptions {
  readonly fetch: (request: Request) => Promise<Response>;
  /** A loopback address or `localhost`, 127.0.0.1 by default. */
  readonly host?: string | undefined;
  /** 0 takes a free port. */
  readonly port?: number | undefined;
}

export interface Listening {
  /** Origin, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|::1)$/;

/** Names that may be in a Host header. Any other name comes from a page that rebinds its DNS name to us. */
const LOOPBACK_NAME = /^(127(\.\d{1,3}){3}|([\w-]+\.)*localhost|\[::1\])(:\d+)?$/i;

/**
 * Listens on the loopback interface.
 *
 * @throws RangeError for any other host (check 85), and the operating system's errors about the port
 */
export async function listen({ fetch, host = '127.0.0.1', port = 0 }: ListenOptions): Promise<Listening> {
  if (!LOOPBACK.test(host))
    throw new RangeError(`The sandbox only listens on this computer, not on "${host}".`);

  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      if (!LOOPBACK_NAME.test(incoming.headers.host ?? ''))
        return new Response('Not a name of this computer', { status: 421 });
      return fetch(request).catch((error: unknown) => cut(outgoing, error));
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The sandbox has no port.');
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${String(address.port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function cut(outgoing: HttpBindings['outgoing'] | { destroy(): unknown }, error: unknown): Response {
  outgoing.destroy();
  if (!(error instanceof ConnectionDropped) && !(error instanceof Error && error.name === 'AbortError'))
    console.error('kyc-sandbox:', error);
  return RESPONSE_ALREADY_SENT;
}
