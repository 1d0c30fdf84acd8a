// One picture of a session at a time: what became of the one before decides what the next one means.

import { Problem } from '../problem.js';

export interface GateOptions {
  /** Milliseconds after which whoever waits is sent away. */
  readonly patienceMs: number;
}

/**
 * Lets work of one session pass, when it is its turn. @throws Problem `RATE_LIMITED` after too long a wait
 */
export type Gate = <T>(session: string, work: () => Promise<T>) => Promise<T>;

interface Waiting {
  readonly session: string;
  readonly enter: () => void;
}

const retryAfterMs = 3_000;

/** Creates an open gate. */
export function createGate({ patienceMs }: GateOptions): Gate {
  const inside = new Set<string>();
  let waiting: readonly Waiting[] = [];

  const leaveLine = (place: Waiting) => {
    waiting = waiting.filter((other) => other !== place);
  };

  function enter(session: string): Promise<void> {
    if (!inside.has(session)) {
      inside.add(session);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        leaveLine(place);
        reject(new Problem('RATE_LIMITED', { retryAfterMs }));
      }, patienceMs);
      const place = {
        session,
        enter() {
          clearTimeout(timer);
          resolve();
        },
      };
      waiting = [...waiting, place];
    });
  }

  function leave(session: string): void {
    const next = waiting.find((place) => place.session === session);
    if (!next) {
      inside.delete(session);
      return;
    }
    leaveLine(next);
    next.enter();
  }

  return async (session, work) => {
    await enter(session);
    try {
      return await work();
    } finally {
      leave(session);
    }
  };
}
