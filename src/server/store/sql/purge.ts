// Deletes what is old. Nothing else in the kit deletes decisions.

import type { Purge } from '../store.js';
import type { Database, Engine } from './engine.js';

// The rest waits for the next round, because a long transaction would hold up the customers.
const batch = 500;

export async function purge(
  engine: Engine,
  { sessionsClosedBefore, keysBefore, consentsBefore, callsBefore, countsBeforeHour }: Purge,
): Promise<void> {
  await engine.transact((db) => purgeSessions(db, { engine, closedBefore: sessionsClosedBefore }));
  await engine.write(async (db) => {
    // The row is made again when it is needed.
    await db.deleteFrom('kyc_users').where('newest_session_id', 'is', null).execute();
  });
  await engine.write(async (db) => {
    await db.deleteFrom('kyc_request_keys').where('remembered_at', '<', keysBefore).execute();
  });
  await engine.write(async (db) => {
    await db.deleteFrom('kyc_consents').where('decided_at', '<', consentsBefore).execute();
  });
  await engine.write(async (db) => {
    await db
      .deleteFrom('kyc_service_calls')
      .where('created_at', '<', callsBefore)
      .where('phase', '!=', 'decided')
      .execute();
  });
  await engine.write(async (db) => {
    await db.deleteFrom('kyc_counts').where('hour', '<', countsBeforeHour).execute();
  });
}

async function purgeSessions(
  db: Database,
  { engine, closedBefore }: { engine: Engine; closedBefore: number },
): Promise<void> {
  const old = await db
    .selectFrom('kyc_sessions')
    .select(['id', 'user_id'])
    .where('closed_at', '<', closedBefore)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('kyc_outcomes').select('event_id').whereRef('session_id', '=', 'kyc_sessions.id')),
      ),
    )
    .orderBy('closed_at')
    .limit(batch)
    .execute();
  if (old.length === 0) return;
  // Users are locked before their sessions, as everywhere.
  const userIds = [...new Set(old.map((row) => row.user_id))].sort();
  if (engine.locksRows)
    await db
      .selectFrom('kyc_users')
      .select('user_id')
      .where('user_id', 'in', userIds)
      .orderBy('user_id')
      .forUpdate()
      .execute();
  const ids = old.map(({ id }) => id);
  await db.deleteFrom('kyc_sessions').where('id', 'in', ids).execute();
  await db
    .updateTable('kyc_users')
    .set({ newest_session_id: null })
    .where('newest_session_id', 'in', ids)
    .execute();
}
