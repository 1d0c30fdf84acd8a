// The user's row. Every change to what a user has locks this row first, on every machine, so that
// transactions cannot wait for each other in a circle.

import type { Database } from './engine.js';

/** Makes this transaction the only one that works on a user. Returns the id of the user's newest session. */
export async function lockUser(db: Database, userId: string): Promise<string | undefined> {
  const { newest_session_id: newest } = await db
    .insertInto('kyc_users')
    .values({ user_id: userId, newest_session_id: null })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ user_id: userId }))
    .returning('newest_session_id')
    .executeTakeFirstOrThrow();
  return newest ?? undefined;
}

/** The id of a user's newest session, without a lock. */
export async function newestId(db: Database, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('kyc_users')
    .select('newest_session_id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.newest_session_id ?? undefined;
}

/** Sets a user's newest session. */
export async function setNewest(
  db: Database,
  { userId, sessionId }: { userId: string; sessionId: string | null },
): Promise<void> {
  await db
    .updateTable('kyc_users')
    .set({ newest_session_id: sessionId })
    .where('user_id', '=', userId)
    .execute();
}
