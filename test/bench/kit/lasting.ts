// What this process holds on to: its heap after a collection, and abort signals and timers that still live.

import { heldBytes } from '../../support/heap.js';

let live = 0;
const collected = new FinalizationRegistry<string>(() => {
  live -= 1;
});

/** Counts the signals that AbortSignal.timeout() makes from now on. */
export function countDeadlines(): void {
  const original = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (ms) => {
    const signal = original(ms);
    live += 1;
    collected.register(signal, 'deadline');
    return signal;
  };
}

export interface Lasting {
  readonly heldBytes: number;
  readonly deadlines: number;
  readonly timers: number;
}

export async function readLasting(): Promise<Lasting> {
  return {
    heldBytes: await heldBytes(),
    deadlines: live,
    timers: process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length,
  };
}
