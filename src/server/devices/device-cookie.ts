// The phone’s cookie. No script can read it, and no other site’s request has it unless the customer is led
// here. Nobody but this host can set it: another host of the same domain could otherwise put its own phone's
// token there, and the customer would be identified for somebody else. That takes the path `/`.

import { readCookie } from '../read-cookie.js';
import { readToken, writeToken } from './device-secret.js';
import type { DeviceToken } from './device-secret.js';

const name = '__Host-kyc-device';

/** A `Set-Cookie` header. */
export function deviceCookie(token: DeviceToken, { maxAgeMs }: { readonly maxAgeMs: number }): string {
  const maxAge = Math.ceil(maxAgeMs / 1_000);
  return `${name}=${writeToken(token)}; Path=/; Max-Age=${maxAge}; Secure; HttpOnly; SameSite=Lax`;
}

/** The token of a request's cookie. */
export function readDeviceCookie(request: Request): DeviceToken | undefined {
  const value = readCookie(request, name);
  return value === undefined ? undefined : readToken(value);
}
