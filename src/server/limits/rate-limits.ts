// How many requests a minute are answered, for each kind of request, by customer and by client address (check
// 83). Being counted must never hold anybody up: a request that cannot be counted is let
// through, and that is logged.

import { KycError } from '../../enrolment/errors.js';
import { requireKnownOptions } from '../../providers/known-options.js';
import { describeError } from '../logger.js';
import type { SafeLogger } from '../logger.js';
import { Problem } from '../problem.js';
import { addressName } from './client-address.js';
import type { CreateLimiter, Limiter } from './limiter.js';
import type { RouteClass } from './route-class.js';

/** Requests a minute; without a number there is no limit. */
export interface RateLimit {
  readonly user?: number;
  /** Of one IPv4 address or one IPv6 network of 64 bits: an office and a mobile network share one. */
  readonly address?: number;
}

export type RateLimits = Readonly<Record<RouteClass, RateLimit>>;

// The widget asks for a status every two seconds at most, from each tab; a tab that is hidden does not ask.
const defaults: RateLimits = {
  session: { user: 120, address: 600 },
  status: { user: 300, address: 6_000 },
  upload: { user: 60, address: 600 },
  device: { user: 20, address: 600 }, // a phone asks every two seconds whether the digits were typed
  consent: { user: 120, address: 1_200 },
  return: { address: 1_200 },
  webhook: { address: 6_000 },
  service: { address: 6_000 },
};

const windowMs = 60_000;

/** @throws KycError `CONFIGURATION_INVALID` */
export function parseRateLimits(wished: Partial<RateLimits> = {}): RateLimits {
  requireKnownOptions(wished, { of: '"rateLimits"', names: Object.keys(defaults), example: '' });
  const given = Object.entries(wished).filter(([, limit]) => (limit as unknown) !== undefined);
  for (const [kind, limit] of given) requireLimit(`"rateLimits.${kind}"`, limit);
  return { ...defaults, ...Object.fromEntries(given) };
}

function requireLimit(name: string, limit: unknown): void {
  requireKnownOptions(limit, { of: name, names: ['user', 'address'], example: '' });
  for (const [by, requests] of Object.entries(Object(limit) as object)) {
    if (Number.isSafeInteger(requests) && requests > 0) continue;
    throw new KycError(
      'CONFIGURATION_INVALID',
      `${name.slice(0, -1)}.${by}" must be a number of requests a minute, at least 1; leave it out for none.`,
    );
  }
}

/** Who is counted. */
export type Counted = { readonly user: string } | { readonly address: string | undefined };

export interface RateLimitsOptions {
  readonly limits: RateLimits;
  readonly createLimiter: CreateLimiter;
  readonly logger: SafeLogger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Counts a request. @throws Problem `RATE_LIMITED` */
export type CountRequest = (kind: RouteClass, who: Counted) => Promise<void>;

/** Counts requests by these limits. */
export function createRateLimits({ limits, createLimiter, logger, now }: RateLimitsOptions): CountRequest {
  const quietUntil = new Map<string, number>();
  const limiters = new Map<string, Limiter>();

  function limiterOf(kind: RouteClass, by: 'user' | 'address'): Limiter | undefined {
    const requests = limits[kind][by];
    if (requests === undefined) return undefined;
    const name = `${kind}-${by}`;
    const limiter = limiters.get(name) ?? createLimiter({ name, requests, windowMs });
    limiters.set(name, limiter);
    return limiter;
  }

  return async (kind, who) => {
    const by = 'user' in who ? 'user' : 'address';
    const key = 'user' in who ? who.user : addressName(who.address);
    const limiter = key ? limiterOf(kind, by) : undefined;
    if (!key || !limiter) return;
    const pauseMs = await limiter.count(key).catch((error: unknown) => {
      logger.error(
        { limit: kind, by, ...describeError(error) },
        'A request could not be counted and was let through.',
      );
      return 0;
    });
    if (pauseMs === 0) return;
    warnOnce(kind, by);
    throw new Problem('RATE_LIMITED', { retryAfterMs: pauseMs });
  };

  /** Once a minute: whoever floods the kit is not to flood the log as well. */
  function warnOnce(kind: RouteClass, by: 'user' | 'address'): void {
    const name = `${kind}-${by}`;
    if (now() < (quietUntil.get(name) ?? 0)) return;
    quietUntil.set(name, now() + windowMs);
    logger.warn(
      { limit: kind, by },
      'Requests are refused: there are too many. Not told again for a minute.',
    );
  }
}
