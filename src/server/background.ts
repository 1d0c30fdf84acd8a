// Work that goes on after an answer was given; closing the kit waits for it.

import { describeError } from './logger.js';
import type { Logger } from './logger.js';

export interface Background {
  /** Starts work; its failure is logged and goes no further. */
  run(work: () => Promise<unknown>): void;
  /** Resolves when everything that was started, and what that started, is done. */
  settled(): Promise<void>;
}

export function createBackground(logger: Logger): Background {
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
      while (running.size > 0) await Promise.all(running);
    },
  };
}
