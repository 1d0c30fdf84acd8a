// The phone’s cookie. No script can read it, and no other site’s request has it unless the customer is led
// here. Nobody but this host can set it: another host could put its own phone's token there, and the customer
// would be identified for somebody else.

import { mountCookieName } from '../mount-cookie.js';
import type { Mount } from '../routes/mount.js';
import { readCookie } from '../read-cookie.js';
import { readToken, writeToken } from './device-secret.js';
import type { DeviceToken } from './device-secret.js';

export interface DeviceCookie {
  /** A `Set-Cookie` header. */
  write(request: Request, token: DeviceToken, lasting: { readonly maxAgeMs: number }): string;
  /** The token of a request's cookie. */
  read(request: Request): DeviceToken | undefined;
}

/** The cookie of one kit's phones. */
export function createDeviceCookie({ baseUrl }: Pick<Mount, 'baseUrl'>): DeviceCookie {
  const nameFor = (request: Request) => mountCookieName('device', baseUrl(request));

  return {
    write(request, token, { maxAgeMs }) {
      const maxAge = Math.ceil(maxAgeMs / 1_000);
      const attributes = `Path=/; Max-Age=${maxAge}; Secure; HttpOnly; SameSite=Lax`;
      return `${nameFor(request)}=${writeToken(token)}; ${attributes}`;
    },

    read(request) {
      const value = readCookie(request, nameFor(request));
      return value === undefined ? undefined : readToken(value);
    },
  };
}
