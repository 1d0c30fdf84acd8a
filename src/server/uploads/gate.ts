// How many pictures are in memory at a time: a few in all, and one of each session. The others wait outside, unread.

import { Problem } from '../problem.js';

export interface GateOptions {
  /** Pictures at a time. */
  readonly places: number;
  /** Milliseconds after which whoever waits is sent away. */
  readonly patienceMs: number;
}

/** Lets work of one session pass, when it is its turn. @throws Problem `RATE_LIMITED` after too long a wait */
export type Gate = <T>(session: string, work: () => Promise<T>) => Promise<T>;

const retryAfterMs = 3_000;

/** Creates an open gate. */
export function createGate({ places, patienceMs }: GateOptions): Gate {
  const inside = new Set<string>();
  let waiting: { readonly session: string; readonly enter: () => void }[] = [];

  /** Lets in whoever has waited longest and may. */
  function admit(): void {
    for (const next of waiting) {
      if (inside.size >= places) return;
      if (inside.has(next.session)) continue;
      inside.add(next.session);
      waiting = waiting.filter((other) => other !== next);
      next.enter();
    }
  }

  function enter(session: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = AbortSignal.timeout(patienceMs);
      const place = { session, enter: resolve };
      late.addEventListener(
        'abort',
        () => {
          if (!waiting.includes(place)) return;
          waiting = waiting.filter((other) => other !== place);
          reject(new Problem('RATE_LIMITED', { retryAfterMs }));
        },
        { once: true },
      );
      waiting.push(place);
      admit();
    });
  }

  return async (session, work) => {
    await enter(session);
    try {
      return await work();
    } finally {
      inside.delete(session);
      admit();
    }
  };
}
