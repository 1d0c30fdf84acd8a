// How long a token lives by its own claims (seed 003). Loaded on demand, where the server does not say it.

import { decodeJwt } from 'jose/jwt/decode';

/**
 * A length is read from the claims, never a time: the customer's clock may be wrong by a day (check 34).
 * Milliseconds.
 */
export function readLifetimeMs(token: string): number | undefined {
  try {
    const { exp = NaN, nbf, iat = NaN } = decodeJwt(token);
    return (exp - (nbf ?? iat)) * 1000 || undefined;
  } catch {
    return undefined;
  }
}
