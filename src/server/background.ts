// Work that continues after an answer was sent. Closing the kit waits for it.

import { within } from './wait-at-most.js';
import { describeError } from './logger.js';
import type { SafeLogger } from './logger.js';

export interface Background {
  /** Starts work. A failure is logged and has no other effect. */
  run(work: () => Promise<unknown>): void;
  /** Resolves when all started work is done, including work that it started in turn, or after ten seconds. */
  settled(): Promise<void>;
}

// A merchant's listener that never settles must not keep the server from stopping. Its outcome stays in the
// outbox.
const longestWaitMs = 10_000;

/** Keeps track of such work. */
export function createBackground(logger: SafeLogger): Background {
  const running = new Set<Promise<void>>();

  async function guarded(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      logger.error(describeError(error), 'Work in the background failed.');
    }
  }

  return {
    run(work) {
      const done = guarded(work).finally(() => running.delete(done));
      running.add(done);
    },
    async settled() {
      let isLate = false;
      const ended = async () => {
        while (running.size > 0 && !isLate) await Promise.all(running);
      };
      await within(ended(), { ms: longestWaitMs, late: undefined });
      isLate = true;
    },
  };
}
