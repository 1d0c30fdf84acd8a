// How long a token lives by its own claims (RFC 7519, 4.1.4 to 4.1.6). Loaded on demand, where the server
// does not say it. It must never verify anything: that is the provider's to do.

import { own } from './own-properties.js';

/**
 * A length is read from the claims, never a time: the customer's clock may be wrong by a day (docs/checks.md
 * 34). Milliseconds.
 */
export function readLifetimeMs(token: string): number | undefined {
  const claims = readClaims(token);
  const expires = own(claims, 'exp');
  const begins = own(claims, 'nbf') ?? own(claims, 'iat');
  if (typeof expires !== 'number' || typeof begins !== 'number') return undefined;
  return (expires - begins) * 1000 || undefined;
}

/** The second of a token's three parts: JSON in base64url. */
function readClaims(token: string): unknown {
  try {
    return JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return undefined;
  }
}
