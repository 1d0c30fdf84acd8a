// Tells the merchant's server of decisions: at least once each, from the store's outbox, again with growing
// pauses after a failure.

import type { References, Verdict } from '../providers/contract.js';
import { within } from './wait-at-most.js';
import type { SafeLogger } from './logger.js';
import type { StoredSession } from './session/phases.js';
import type { ClaimedOutcome, OutcomeEvent, Store } from './store/store.js';
import { describeThrown } from './thrown.js';

/** The merchant's listener. A rejection or throw means: not delivered, try again. */
export type OnOutcome = (event: OutcomeEvent) => void | Promise<void>;

export interface OutcomesOptions {
  readonly store: Store;
  readonly onOutcome: OnOutcome;
  readonly logger: SafeLogger;
  readonly now: () => number;
}

const leaseMs = 60_000;
/** A listener that never settles must not keep the sweeper from everything else. */
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

/** What is told of a decision, with a new event id. */
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

/** Delivers everything that is due, one after the other; of one session in the order of its decisions. */
export async function deliverOutcomes(options: OutcomesOptions): Promise<void> {
  const { store, now } = options;
  for (let round = 0; round < mostRounds; round += 1) {
    const claimed = await store.claimOutcomes({ now: now(), leaseMs, limit: batch });
    for (const outcome of claimed) await deliver(outcome, options);
    if (claimed.length === 0) return; // a decision that waited for the one before it is due now
  }
}

async function deliver({ event, attempts }: ClaimedOutcome, options: OutcomesOptions): Promise<void> {
  const { store, onOutcome, logger, now } = options;
  try {
    const told = Promise.resolve(onOutcome(event)).then(() => true);
    if (!(await within(told, { ms: longestMs, late: false })))
      throw new DOMException('onOutcome() did not settle.', 'TimeoutError');
    await store.delivered(event.eventId);
  } catch (error) {
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** attempts);
    await store.postpone(event.eventId, now() + pauseMs);
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
