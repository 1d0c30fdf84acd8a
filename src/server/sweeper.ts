// Finishes what no request waits for, and what a crash left undone: due reads, undelivered outcomes, old
// sessions.

import type { Context } from './context.js';
import { readSession } from './read-provider.js';
import { firstHour } from './store/day-counts.js';

const batch = 20;
/**
 * After an outage, many reads are due at once. A round takes more than one batch, but not so many that
 * outcomes have to wait.
 */
const mostBatches = 10;
const leaseMs = 2 * 60_000;

/** Runs one round. */
export async function sweep(context: Context): Promise<void> {
  const { store, now, retention, metrics } = context;
  const begun = now();
  await readDue(context);
  await context.deliverOutcomes();
  await context.audit.deliver();
  await store.purge({
    sessionsClosedBefore: now() - retention.sessionsMs,
    consentsBefore: now() - retention.consentsMs,
    callsBefore: now() - retention.callsMs,
    countsBeforeHour: firstHour(now()),
  });
  if (metrics.hearsBacklog) metrics.backlog(await store.backlog());
  metrics.swept(now() - begun);
}

async function readDue(context: Context): Promise<void> {
  const { store, now, signal } = context;
  for (let batches = 0; batches < mostBatches && !signal.aborted; batches += 1) {
    const due = await store.claimDueReads({ now: now(), leaseMs, limit: batch });
    await Promise.all(due.map((session) => readSession(context, session)));
    if (due.length < batch) return;
  }
}

export interface SweeperOptions {
  readonly everyMs: number;
  readonly round: () => Promise<void>;
  /** Runs a round and handles its failure. */
  readonly run: (work: () => Promise<unknown>) => void;
  readonly signal: AbortSignal;
}

/** Sweeps until the signal aborts, one round at a time. Never keeps a process alive. */
export function startSweeper({ everyMs, round, run, signal }: SweeperOptions): void {
  let isSweeping = false;
  const sweepOnce = async () => {
    isSweeping = true;
    try {
      await round();
    } finally {
      isSweeping = false;
    }
  };
  const timer = setInterval(() => {
    if (!isSweeping) run(sweepOnce);
  }, everyMs);
  if (typeof timer === 'object') timer.unref(); // outside Node it is a number
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
