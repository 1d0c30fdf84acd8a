// Work that goes on after an answer was given; closing the kit waits for it.

import { within } from './wait-at-most.js';
import { describeError } from './logger.js';
import type { SafeLogger } from './logger.js';

export interface Background {
  /** Starts work; its failure is logged and goes no further. */
  run(work: () => Promise<unknown>): void;
  /** Resolves when everything that was started, and what that started, is done, or after ten seconds. */
  settled(): Promise<void>;
}

// A merchant's listener that never settles must not keep the server from stopping; its outcome stays in the
// outbox.
const longestWaitMs = 10_000;

/** Keeps account of such work. */
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
