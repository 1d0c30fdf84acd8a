// The store's verbs for the outbox. Only `settle` fills it, in the transaction that stores the verdict.

import type { Logger } from '../../logger.js';
import type { Owed } from '../../session/happenings.js';
import type { Claim, Store } from '../store.js';
import { dueAfter, withDropped } from '../transitions.js';
import type { Database, Engine } from './engine.js';
import { readableRows } from './readable-rows.js';
import { readEvent } from './session-rows.js';

type OutcomeVerbs = Pick<Store, 'claimOutcomes' | 'delivered' | 'postpone'>;

export function outcomeVerbs(engine: Engine, logger: Logger): OutcomeVerbs {
  const claimOutcomes = ({ now, leaseMs, limit }: Claim) =>
    engine.transact(async (db) => {
      const due = await db
        .selectFrom('kyc_outcomes')
        .select(['event_id', 'session_id', 'event', 'attempts'])
        .where('due_at', '<=', now)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('kyc_outcomes as earlier')
                .select('earlier.event_id')
                .whereRef('earlier.session_id', '=', 'kyc_outcomes.session_id')
                .whereRef('earlier.position', '<', 'kyc_outcomes.position'),
            ),
          ),
        )
        .orderBy('due_at')
        .limit(limit)
        .$if(engine.locksRows, (query) => query.forUpdate().skipLocked())
        .execute();
      if (due.length === 0) return [];
      await db
        .updateTable('kyc_outcomes')
        .set((column) => ({ due_at: now + leaseMs, attempts: column('attempts', '+', 1) }))
        .where(
          'event_id',
          'in',
          due.map((row) => row.event_id),
        )
        .execute();
      return readableRows(due, {
        logger,
        read: ({ event, attempts }) => ({ event: readEvent(event), attempts }),
        idOf: (row) => ({ sessionId: row.session_id, eventId: row.event_id }),
      });
    });

  return {
    claimOutcomes,
    delivered: (eventId) =>
      engine.write(async (db) => {
        await db.deleteFrom('kyc_outcomes').where('event_id', '=', eventId).execute();
      }),
    postpone: ({ eventId, until, leasedUntil, isUntold = false }) =>
      engine.write(async (db) => {
        await db
          .updateTable('kyc_outcomes')
          .set((column) => ({ due_at: until, attempts: column('attempts', '-', isUntold ? 1 : 0) }))
          .where('event_id', '=', eventId)
          .where('due_at', '=', leasedUntil)
          .execute();
      }),
  };
}

interface Filling {
  readonly owed: Owed;
  readonly sessionId: string;
  readonly at: number;
}

/** Puts an owed outcome behind the session's waiting ones, or in their place. */
export async function fillOutbox(
  db: Database,
  { owed, sessionId, at, locksRows }: Filling & Pick<Engine, 'locksRows'>,
): Promise<void> {
  const { outcome, dropsUndelivered } = owed;
  if (!outcome) return;
  const waiting = await db
    .selectFrom('kyc_outcomes')
    .select(['event_id', 'due_at', 'attempts', 'position'])
    .where('session_id', '=', sessionId)
    // one that is being claimed at this moment would be told after the one that takes its place
    .$if(locksRows, (query) => query.forUpdate())
    .execute();
  const dropped = dropsUndelivered ? waiting : [];
  if (dropped.length > 0) await db.deleteFrom('kyc_outcomes').where('session_id', '=', sessionId).execute();
  const event = dropsUndelivered
    ? withDropped(
        outcome,
        dropped.map((row) => row.event_id),
      )
    : outcome;
  const row = {
    event_id: event.eventId,
    session_id: sessionId,
    due_at: dueAfter(
      at,
      dropped.map(({ attempts, due_at: dueAt }) => ({ attempts, dueAt })),
    ),
    attempts: 0,
    position: Math.max(-1, ...waiting.map(({ position }) => position)) + 1,
    event: JSON.stringify(event),
  };
  await db.insertInto('kyc_outcomes').values(row).execute();
}
