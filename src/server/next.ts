// Mounts the kit in a route handler of Next's App Router. Nothing of it runs while `next build` looks at the
// route: there is no secret then, and no database.

import type { KycServer } from './create-kyc-server.js';
import { forwardedAddress } from './node/behind-proxies.js';

/** What the handlers need of a kit. */
export type NextKit = Pick<KycServer, 'fetch' | 'settled'>;

export interface NextHandlersOptions {
  /**
   * How many of your own proxies a request comes through, each of which adds to X-Forwarded-For. 0 by
   * default: then no address is believed, and only customers are counted.
   */
  readonly trustProxyHops?: number | undefined;
  /** `after` of `next/server`, where the host stops when it has answered: what is still to be done is done. */
  readonly after?: ((work: () => Promise<void>) => void) | undefined;
}

type Handler = (request: Request) => Promise<Response>;

/**
 * The handlers of `app/kyc/[...path]/route.ts`:
 * `export const { GET, POST, OPTIONS } = toNextHandlers(() => createKycServer({ … }))`. The function is called
 * with the first request. Bodies arrive as they were sent, webhooks too. Tried with Next 16.
 */
export function toNextHandlers(
  kit: NextKit | (() => NextKit | Promise<NextKit>),
  { trustProxyHops = 0, after }: NextHandlersOptions = {},
): { readonly GET: Handler; readonly POST: Handler; readonly OPTIONS: Handler } {
  let made: Promise<NextKit> | undefined;
  const kitOf = typeof kit === 'function' ? kit : () => kit;

  async function ready(): Promise<NextKit> {
    made ??= Promise.resolve().then(kitOf);
    const mine = made;
    return mine.catch((error: unknown) => {
      if (made === mine) made = undefined;
      throw error;
    });
  }

  const handle: Handler = async (request) => {
    const { fetch, settled } = await ready();
    after?.(() => settled());
    return fetch(request, {
      clientAddress: forwardedAddress(request.headers.get('x-forwarded-for'), { hops: trustProxyHops }),
    });
  };
  return { GET: handle, POST: handle, OPTIONS: handle };
}
