// The phone’s cookie. It is sent to the mount only, no script can read it, and no other site’s request has it
// unless the customer is led here.

import { readToken, writeToken } from './device-secret.js';
import type { DeviceToken } from './device-secret.js';

const name = '__Secure-kyc-device';

/** A `Set-Cookie` header. `baseUrl` is the mount's public address. */
export function deviceCookie(
  token: DeviceToken,
  { baseUrl, maxAgeMs }: { baseUrl: string; maxAgeMs: number },
) {
  const path = new URL(baseUrl).pathname;
  const maxAge = Math.ceil(maxAgeMs / 1_000);
  return `${name}=${writeToken(token)}; Path=${path}; Max-Age=${maxAge}; Secure; HttpOnly; SameSite=Lax`;
}

/** The token of a request's cookie. */
export function readDeviceCookie({ headers }: Request): DeviceToken | undefined {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return value === undefined ? undefined : readToken(value);
}
