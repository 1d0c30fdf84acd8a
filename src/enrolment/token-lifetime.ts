// Reads a token's lifetime from its own claims (RFC 7519, 4.1.4 to 4.1.6), if the server does not say it. It
// must never verify anything: that is up to the provider.

import { own } from './own-properties.js';

/**
 * The lifetime in milliseconds. Only the length is read from the claims, never an absolute time, because the
 * customer's clock may be wrong by a day (docs/checks.md 34).
 */
export function readLifetimeMs(token: string): number | undefined {
  const claims = readClaims(token);
  const expires = own(claims, 'exp');
  const begins = own(claims, 'nbf') ?? own(claims, 'iat');
  if (typeof expires !== 'number' || typeof begins !== 'number') return undefined;
  return (expires - begins) * 1000 || undefined;
}

/** Decodes the second of a token's three parts: JSON in base64url. */
function readClaims(token: string): unknown {
  try {
    return JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return undefined;
  }
}
