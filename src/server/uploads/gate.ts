// How many bytes of pictures are in memory at a time, and one picture of each session. The others wait outside, unread.

import { Problem } from '../problem.js';

export interface GateOptions {
  /** Bytes at a time; a single picture may be larger than all of it. */
  readonly room: number;
  /** Milliseconds after which whoever waits is sent away. */
  readonly patienceMs: number;
}

/** Who wants to pass, with how many bytes. */
export interface Passage {
  readonly session: string;
  readonly bytes: number;
}

/** Lets work of one session pass, when it is its turn. @throws Problem `RATE_LIMITED` after too long a wait */
export type Gate = <T>(passage: Passage, work: () => Promise<T>) => Promise<T>;

const retryAfterMs = 3_000;

/** Creates an open gate. */
export function createGate({ room, patienceMs }: GateOptions): Gate {
  const inside = new Map<string, number>();
  let waiting: (Passage & { readonly enter: () => void })[] = [];

  /** Lets in whoever has waited longest and may. */
  function admit(): void {
    for (const next of waiting) {
      if (inside.has(next.session)) continue;
      const taken = [...inside.values()].reduce((sum, bytes) => sum + bytes, 0);
      if (taken > 0 && taken + next.bytes > room) return; // nobody smaller goes first, or a large one would wait for ever
      inside.set(next.session, next.bytes);
      waiting = waiting.filter((other) => other !== next);
      next.enter();
    }
  }

  function enter(passage: Passage): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = AbortSignal.timeout(patienceMs);
      const place = { ...passage, enter: resolve };
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

  return async (passage, work) => {
    await enter(passage);
    try {
      return await work();
    } finally {
      inside.delete(passage.session);
      admit();
    }
  };
}
