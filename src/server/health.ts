// Whether the kit lives, and whether it can work, for those who send it requests (load balancers,
// orchestrators). It tells the world nothing but yes or no.

import { within } from './wait-at-most.js';
import { describeError } from './logger.js';
import type { SafeLogger } from './logger.js';
import { StoreFailure } from './store/bounded-store.js';
import type { Store } from './store/store.js';

export interface HealthOptions {
  readonly store: Pick<Store, 'find' | 'probe'>;
  readonly logger: SafeLogger;
  readonly isClosing: () => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Health {
  /** The process answers: it need not be started anew. */
  readonly live: () => Response;
  /** It can serve customers: its store takes what is written. */
  readonly ready: () => Promise<Response>;
}

const timeoutMs = 2_000;
/** How long an answer serves those who ask next: anybody may ask, and each would write. */
const keptMs = 1_000;
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Answers `{ status: 'ok' }`, or 503 and `{ status: 'unavailable' }`. However many ask, the store is read and
 * written once a second.
 */
export function createHealth({ store, logger, isClosing, now }: HealthOptions): Health {
  let probe: Promise<boolean> | undefined;
  let isAsking = false;
  let answeredAt = -Infinity;
  let wasWell = true;

  async function use(): Promise<void> {
    await store.find(nobody);
    await store.probe?.(now());
  }

  async function ask(): Promise<boolean> {
    const used = use().then(() => undefined, describeFailure);
    const failure = await within(used, { ms: timeoutMs, late: { reason: 'late' } });
    if (failure && wasWell) logger.error(failure, 'The store does not answer.');
    if (!failure && !wasWell) logger.info({}, 'The store answers again.');
    return (wasWell = !failure);
  }

  /** A clock that was set back says that the answer is from the future: it is too old. */
  function isKept(): boolean {
    const ageMs = now() - answeredAt;
    return ageMs >= 0 && ageMs < keptMs;
  }

  return {
    live: () => Response.json({ status: 'ok' }),
    async ready() {
      // those who ask meanwhile wait for this one
      if (!isClosing() && !isAsking && !isKept()) {
        isAsking = true;
        probe = ask().finally(() => {
          isAsking = false;
          answeredAt = now();
        });
      }
      const isWell = !isClosing() && (await probe) === true;
      return Response.json({ status: isWell ? 'ok' : 'unavailable' }, { status: isWell ? 200 : 503 });
    },
  };
}

const describeFailure = (error: unknown) =>
  describeError(error instanceof StoreFailure ? error.cause : error);
