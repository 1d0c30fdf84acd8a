// Finishes what nobody waits for, and what a crash left: reads that are due, outcomes that are undelivered, sessions that are old.

import type { Context } from './context.js';
import { readSession } from './reading.js';

const batch = 20;
const leaseMs = 2 * 60_000;

/** One round. */
export async function sweep(context: Context): Promise<void> {
  const { store, now, retention } = context;
  const due = await store.claimDueReads({ now: now(), leaseMs, limit: batch });
  await Promise.all(due.map((session) => readSession(context, session)));
  await context.deliverOutcomes();
  await store.purge({
    sessionsClosedBefore: now() - retention.sessionsMs,
    consentsBefore: now() - retention.consentsMs,
    callsBefore: now() - retention.callsMs,
  });
}

export interface SweeperOptions {
  readonly everyMs: number;
  readonly round: () => void;
  readonly signal: AbortSignal;
}

/** Sweeps until the signal aborts; never keeps a process alive. */
export function startSweeper({ everyMs, round, signal }: SweeperOptions): void {
  const timer = setInterval(round, everyMs);
  if (typeof timer === 'object') timer.unref(); // a number outside Node
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
