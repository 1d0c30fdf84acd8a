// A store's verb for the erasure of a user: one transaction, alone with the user.

import type { AuditNote } from '../../audit/audit-chain.js';
import { isOwed } from '../../session/questions.js';
import type { ErasureOfStore } from '../store.js';
import { appendNote, pseudonymOf } from './audit-verbs.js';
import type { Database, Engine } from './engine.js';
import { readSessionRow } from './session-rows.js';
import { lockUser } from './users.js';

export const eraseUser = (
  engine: Engine,
  userId: string,
  note: AuditNote | undefined,
): Promise<ErasureOfStore> =>
  engine.transact(async (db) => {
    await lockUser(db, userId);
    const rows = await db
      .selectFrom('kyc_sessions')
      .selectAll()
      .where('user_id', '=', userId)
      .$if(engine.locksRows, (query) => query.forUpdate())
      .execute();
    const owed = rows.filter((row) => isOwed(readSessionRow(row))).map(({ id }) => id);
    if (owed.length > 0) return { isErased: false, owed };
    const ids = rows.map(({ id }) => id);
    const undelivered = ids.length === 0 ? [] : await dropOutcomes(db, ids);
    await db.deleteFrom('kyc_sessions').where('user_id', '=', userId).execute(); // with their keys
    await db.deleteFrom('kyc_users').where('user_id', '=', userId).execute();
    const isNamed = await hasPseudonym(db, userId);
    const { numUpdatedRows } = await db
      .updateTable('kyc_consents')
      .set({ user_id: await pseudonymOf(db, userId) })
      .where('user_id', '=', userId)
      .executeTakeFirst();
    if (isNamed || ids.length > 0 || numUpdatedRows > 0n) await appendNote(db, note);
    await db.deleteFrom('kyc_pseudonyms').where('user_id', '=', userId).execute();
    return {
      isErased: true,
      sessions: ids.length,
      undelivered,
      kept: { consents: Number(numUpdatedRows) },
    };
  });

async function hasPseudonym(db: Database, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('kyc_pseudonyms')
    .select('user_id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

async function dropOutcomes(db: Database, sessionIds: readonly string[]): Promise<readonly string[]> {
  const dropped = await db
    .deleteFrom('kyc_outcomes')
    .where('session_id', 'in', sessionIds)
    .returning('event_id')
    .execute();
  return dropped.map((row) => row.event_id);
}
