// A store's verbs for the outbox. What fills it is `settle`, in the same transaction as the verdict.

import type { Claim, Store } from '../contract.js';
import type { Engine } from './engine.js';
import { readEvent } from './session-rows.js';

type OutcomeVerbs = Pick<Store, 'claimOutcomes' | 'delivered' | 'postpone'>;

export function outcomeVerbs(engine: Engine): OutcomeVerbs {
  const claimOutcomes = ({ now, leaseMs, limit }: Claim) =>
    engine.transact(async (db) => {
      const due = await db
        .selectFrom('kyc_outcomes')
        .select(['event_id', 'event', 'attempts'])
        .where('due_at', '<=', now)
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
      return due.map(({ event, attempts }) => ({ event: readEvent(event), attempts }));
    });

  return {
    claimOutcomes,
    delivered: (eventId) =>
      engine.write(async (db) => {
        await db.deleteFrom('kyc_outcomes').where('event_id', '=', eventId).execute();
      }),
    postpone: (eventId, until) =>
      engine.write(async (db) => {
        await db.updateTable('kyc_outcomes').set({ due_at: until }).where('event_id', '=', eventId).execute();
      }),
  };
}
