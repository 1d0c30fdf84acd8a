// Counts requests in windows of a minute: in this process by rate-limiter-flexible, or in a store that
// several machines share.

import type { RateLimiterAbstract } from 'rate-limiter-flexible';

/** Counts the requests of one class by a key. */
export interface Limiter {
  /** Counts one more. Returns 0, or when there were too many the milliseconds until the window is over. */
  count(key: string): Promise<number>;
}

export interface LimiterOptions {
  /** Tells its keys from those of other limiters. */
  readonly name: string;
  /** Requests in a window. */
  readonly requests: number;
  /** Milliseconds. */
  readonly windowMs: number;
}

/** Makes counters; a store that several machines share offers its own. */
export type CreateLimiter = (options: LimiterOptions) => Limiter;

/**
 * A counter in this process. The library is loaded with the first request, so that hosts without Node's
 * modules can do without limits.
 */
export const memoryLimiter: CreateLimiter = ({ name, requests, windowMs }) => {
  let limiter: Promise<Limiter> | undefined;
  return {
    async count(key) {
      limiter ??= import('rate-limiter-flexible').then(({ RateLimiterMemory }) =>
        limiterOf(new RateLimiterMemory({ keyPrefix: name, points: requests, duration: windowMs / 1000 })),
      );
      return (await limiter).count(key);
    },
  };
};

/**
 * A counter of the library as ours: it rejects with an error when it fails, and with a result when there were
 * too many.
 */
function limiterOf(counter: Pick<RateLimiterAbstract, 'consume'>): Limiter {
  return {
    async count(key) {
      try {
        await counter.consume(key);
        return 0;
      } catch (refusal) {
        if (refusal instanceof Error) throw refusal;
        const isResult = typeof refusal === 'object' && refusal !== null && 'msBeforeNext' in refusal;
        return isResult && typeof refusal.msBeforeNext === 'number' ? Math.max(1, refusal.msBeforeNext) : 1;
      }
    },
  };
}
