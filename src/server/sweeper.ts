// Finishes what no request waits for, and what a crash left undone: due reads, undelivered outcomes, old
// sessions. No kind of work may wait for another, or fail with it: a listener that is down must hold up no
// read.

import type { Context } from './context.js';
import { readSession } from './read-provider.js';
import type { StoredSession } from './session/phases.js';
import { leaseMs } from './session/schedule.js';
import { firstHour } from './store/day-counts.js';
import { describeThrown } from './thrown.js';
import { within } from './wait-at-most.js';

const batch = 20;
/** After an outage, many reads are due at once. A round takes more than one batch, but has an end. */
const mostBatches = 10;
/** Requests are repeated within minutes. */
const keysMs = 24 * 60 * 60_000;
/** How long a batch waits for its reads. One that takes longer goes on beside the next batch. */
const longestWaitMs = 20_000;

/** One kind of the sweeper's work. */
export type SweeperTask = () => Promise<unknown>;

export interface SweeperTasks {
  readonly reads: SweeperTask;
  readonly others: readonly SweeperTask[];
}

/** All work of the sweeper. `more` is what others have to do in each round. */
export function createSweeperTasks(context: Context, more: readonly SweeperTask[]): SweeperTasks {
  const { store, now, retention, metrics } = context;
  const purge = () =>
    store.purge({
      sessionsClosedBefore: now() - retention.sessionsMs,
      keysBefore: now() - keysMs,
      consentsBefore: now() - retention.consentsMs,
      callsBefore: now() - retention.callsMs,
      countsBeforeHour: firstHour(now()),
    });
  const count = async () => metrics.backlog(await store.backlog());
  return {
    async reads() {
      const begun = now();
      await readDue(context);
      metrics.swept(now() - begun);
    },
    others: [
      () => context.deliverOutcomes(),
      () => context.audit.deliver(),
      purge,
      ...(metrics.hearsBacklog ? [count] : []),
      ...more,
    ],
  };
}

async function readDue(context: Context): Promise<void> {
  const { store, now, signal } = context;
  for (let batches = 0; batches < mostBatches && !signal.aborted; batches += 1) {
    const due = await store.claimDueReads({ now: now(), leaseMs, limit: batch });
    await Promise.all(due.map((session) => readOne(context, session)));
    if (due.length < batch) return;
  }
}

/** Never rejects. */
async function readOne(context: Context, session: StoredSession): Promise<void> {
  const { id, userId, externalId = '' } = session;
  const read = readSession(context, session).catch((error: unknown) =>
    context.logger.error(
      { sessionId: id, ...describeThrown(error, [userId, externalId]) },
      'A due read failed; it is tried again.',
    ),
  );
  context.background(() => read);
  await within(read, { ms: longestWaitMs, late: undefined });
}

/**
 * Does all work once. What is read owes outcomes, so they come after the reads. Rejects with the first
 * failure, once everything has ended.
 */
export async function sweep({ reads, others }: SweeperTasks): Promise<void> {
  const ended = [
    ...(await Promise.allSettled([reads()])),
    ...(await Promise.allSettled(others.map((task) => task()))),
  ];
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

export interface SweeperOptions {
  readonly everyMs: number;
  readonly tasks: SweeperTasks;
  /** Runs a task and handles its failure. */
  readonly run: (work: () => Promise<unknown>) => void;
  readonly signal: AbortSignal;
}

/** Sweeps until the signal aborts, each task once at a time. Never keeps a process alive. */
export function startSweeper({ everyMs, tasks, run, signal }: SweeperOptions): void {
  const running = new Set<SweeperTask>();
  const begin = (task: SweeperTask) => {
    running.add(task);
    run(() => task().finally(() => running.delete(task)));
  };
  const timer = setInterval(() => {
    for (const task of [tasks.reads, ...tasks.others]) if (!running.has(task)) begin(task);
  }, everyMs);
  if (typeof timer === 'object') timer.unref(); // outside Node it is a number
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
