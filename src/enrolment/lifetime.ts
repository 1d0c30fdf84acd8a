// How long a page's token lives, on a clock of our own: the customer's may be wrong by a day (check 34). Loaded on demand.

import { decodeJwt } from 'jose/jwt/decode';
import { KycError } from './errors.js';
import type { Environment } from './environment.js';
import type { PageReport } from './loop.js';

/** At least 20 s of warning (WCAG 2.2.1); a minute is time enough to read it. */
const WARNING_MS = 60_000;

export interface LifetimeOptions {
  /** Milliseconds from now; undefined is for ever. */
  readonly lifetimeMs: number | undefined;
  readonly environment: Environment;
  /** Called a minute before the end, at once when there is less left. */
  readonly onExpiring: () => void;
  readonly signal: AbortSignal;
}

/** Resolves when the page's token has lapsed. */
export async function untilLapsed({ lifetimeMs = Infinity, environment, onExpiring, signal }: LifetimeOptions): Promise<PageReport> {
  const endsAt = environment.now() + lifetimeMs;
  await until(endsAt - WARNING_MS);
  onExpiring();
  await until(endsAt);
  return { kind: 'lapsed', error: new KycError('SESSION_EXPIRED', "The page's token expired.", { retryable: true }) };

  async function until(time: number): Promise<void> {
    for (let left; (left = time - environment.now()) > 0; ) await environment.pause(Math.min(left, 2 ** 31 - 1), signal);
  }
}

/** How long a token lives by its own claims (seed 003): a length is read from them, never a time. Milliseconds. */
export function readLifetimeMs(token = ''): number | undefined {
  try {
    const { exp = NaN, nbf, iat = NaN } = decodeJwt(token);
    return (exp - (nbf ?? iat)) * 1000 || undefined;
  } catch {
    return undefined;
  }
}
