// Tells the merchant's server about decisions, each at least once, from the store's outbox. After a failure
// it tries again with growing pauses.

import type { References, Verdict } from '../providers/contract.js';
import { within } from './wait-at-most.js';
import type { Metrics } from './metrics/metrics.js';
import type { SafeLogger } from './logger.js';
import type { StoredSession } from './session/phases.js';
import type { ClaimedOutcome, OutcomeEvent, Store } from './store/store.js';
import { describeThrown } from './thrown.js';

/** The merchant's listener. If it throws or rejects, the outcome is not delivered and is tried again. */
export type OnOutcome = (event: OutcomeEvent) => void | Promise<void>;

export interface OutcomesOptions {
  readonly store: Store;
  readonly onOutcome: OnOutcome;
  readonly logger: SafeLogger;
  readonly now: () => number;
  readonly metrics: Pick<Metrics, 'delivered'>;
}

const leaseMs = 60_000;
/** A listener that never settles must not block the rest of the sweeper. */
const longestMs = 30_000;
const firstPauseMs = 5_000;
const longestPauseMs = 60 * 60_000;
const batch = 50;
const mostRounds = 10;

export interface Decision {
  readonly verdict: Verdict;
  readonly references?: References | undefined;
  readonly at: number;
}

/** The event about a decision, with a new event id. */
export function createEvent(
  { id, userId, externalId }: StoredSession,
  { verdict, references, at }: Decision,
): OutcomeEvent {
  return {
    eventId: crypto.randomUUID(),
    sessionId: id,
    userId,
    ...(externalId === undefined ? {} : { externalId }),
    ...verdict,
    ...(references === undefined ? {} : { references }),
    occurredAt: new Date(at).toISOString(),
  };
}

/** Delivers all due outcomes one after the other; those of one session in the order of its decisions. */
export async function deliverOutcomes(options: OutcomesOptions): Promise<void> {
  const { store, now } = options;
  for (let round = 0; round < mostRounds; round += 1) {
    const claimedAt = now();
    const leasedUntil = claimedAt + leaseMs;
    const claimed = await store.claimOutcomes({ now: claimedAt, leaseMs, limit: batch });
    for (const outcome of claimed) {
      // Its customer may have been erased since, for example while others were told.
      if (!(await store.find(outcome.event.sessionId))) continue;
      // After the lease a revision may take the place of an outcome, and be told. The outcome comes too late.
      if (now() > leasedUntil - longestMs) await giveBack(outcome, { ...options, leasedUntil });
      else await deliver(outcome, { ...options, leasedUntil });
    }
    if (claimed.length === 0) return; // once an outcome is delivered, the next one of its session is due
  }
}

interface Leased extends OutcomesOptions {
  /** When somebody else may begin with the same outcome. */
  readonly leasedUntil: number;
}

const giveBack = ({ event: { eventId } }: ClaimedOutcome, { store, now, leasedUntil }: Leased) =>
  store.postpone({ eventId, until: now(), leasedUntil, isUntold: true });

async function deliver({ event, attempts }: ClaimedOutcome, options: Leased): Promise<void> {
  const { store, onOutcome, logger, now, metrics, leasedUntil } = options;
  try {
    const told = Promise.resolve(onOutcome(event)).then(() => true);
    if (!(await within(told, { ms: longestMs, late: false })))
      throw new DOMException('onOutcome() did not settle.', 'TimeoutError');
    await store.delivered(event.eventId);
    metrics.delivered(true);
  } catch (error) {
    metrics.delivered(false);
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** attempts);
    await store.postpone({ eventId: event.eventId, until: now() + pauseMs, leasedUntil });
    logger.error(
      {
        eventId: event.eventId,
        sessionId: event.sessionId,
        attempts: attempts + 1,
        pauseMs,
        ...describeThrown(error, [event.userId, event.externalId ?? '']),
      },
      'onOutcome() failed; it is called again.',
    );
  }
}
