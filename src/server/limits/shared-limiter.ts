// A shared counter with insurance: while it does not answer, each process counts for itself. That is less
// strict with several machines, but neither takes the kit down nor lets everything through, and it is logged.

import { createBreaker } from '../../providers/breaker.js';
import { within } from '../wait-at-most.js';
import { describeError } from '../logger.js';
import type { SafeLogger } from '../logger.js';
import { memoryLimiter } from './limiter.js';
import type { CreateLimiter } from './limiter.js';

export interface SharedLimiterOptions {
  /** Makes the counters of the store. */
  readonly shared: CreateLimiter;
  /** Turns what is counted into a name that tells nobody who it was. */
  readonly pseudonym: (text: string) => Promise<string>;
  readonly logger: SafeLogger;
  readonly now: () => number;
}

const patienceMs = 500;

/**
 * Makes counters that ask the shared one first, with one eye on all of them: it fails for all when it fails
 * for one.
 */
export function insuredLimiters({ shared, pseudonym, logger, now }: SharedLimiterOptions): CreateLimiter {
  const breaker = createBreaker({ now, failures: 1 });

  return (options) => {
    const ours = shared(options);
    const own = memoryLimiter(options);

    async function ask(key: string): Promise<number | undefined> {
      const end = breaker.begin();
      if (!end) return undefined;
      try {
        const pauseMs = await within(ours.count(await pseudonym(`${options.name} ${key}`)), {
          ms: patienceMs,
          late: undefined,
        });
        end(pauseMs === undefined ? 'failed' : 'answered');
        if (pauseMs === undefined)
          logger.error(
            { limit: options.name, reason: 'late' },
            'The shared rate limits do not answer; each process counts for itself.',
          );
        return pauseMs;
      } catch (error) {
        end('failed');
        logger.error(
          { limit: options.name, ...describeError(error) },
          'The shared rate limits failed; each process counts for itself.',
        );
        return undefined;
      }
    }

    return { count: async (key) => (await ask(key)) ?? (await own.count(key)) };
  };
}
