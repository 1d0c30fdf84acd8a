// Mounts the kit in a route handler of Next's App Router. None of it runs while `next build` inspects the
// route, because there is no secret and no database then.

import type { KycServer } from './create-kyc-server.js';
import { forwardedAddress } from './node/behind-proxies.js';
import { requireKit, requireMountOptions } from './node/mount-options.js';
import type { Mount } from './node/mount-options.js';

/** What the handlers need from a kit. */
export type NextKit = Pick<KycServer, 'fetch' | 'settled'>;

export interface NextHandlersOptions {
  /**
   * How many of your own proxies a request passes; each of them adds to X-Forwarded-For. With 0, the default,
   * no address is believed, and only customers are counted.
   */
  readonly trustProxyHops?: number | undefined;
  /**
   * `after` of `next/server`, for hosts that stop once a request is answered. The remaining work is finished
   * with it.
   */
  readonly after?: ((work: () => Promise<void>) => void) | undefined;
}

type Handler = (request: Request) => Promise<Response>;

const mount: Mount = { of: 'toNextHandlers()', names: ['trustProxyHops', 'after'] };

/**
 * The handlers for `app/kyc/[...path]/route.ts`: `export const { GET, POST, OPTIONS } = toNextHandlers(() =>
 * createKycServer({ … }))`. The function is called with the first request. All bodies arrive as they were
 * sent, also those of webhooks. Tested with Next 16.
 *
 * @throws KycError `CONFIGURATION_INVALID`
 */
export function toNextHandlers(
  kit: NextKit | (() => NextKit | Promise<NextKit>),
  options: NextHandlersOptions = {},
): { readonly GET: Handler; readonly POST: Handler; readonly OPTIONS: Handler } {
  requireMountOptions(options, mount);
  const { trustProxyHops = 0, after } = options;
  let made: Promise<NextKit> | undefined;
  const kitOf = typeof kit === 'function' ? kit : () => kit;

  async function ready(): Promise<NextKit> {
    made ??= Promise.resolve()
      .then(kitOf)
      .then((kit) => {
        requireKit(kit, mount);
        return kit;
      });
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
