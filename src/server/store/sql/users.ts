// The row that whoever changes what a user has takes first, on every machine, so that nobody waits for the
// other in a circle.

import type { Database } from './engine.js';

/** Makes this transaction the only one at work on a user, and returns the id of the newest session. */
export async function lockUser(db: Database, userId: string): Promise<string | undefined> {
  const { newest_session_id: newest } = await db
    .insertInto('kyc_users')
    .values({ user_id: userId, newest_session_id: null })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ user_id: userId }))
    .returning('newest_session_id')
    .executeTakeFirstOrThrow();
  return newest ?? undefined;
}

/** The id of a user's newest session, as of now. */
export async function newestId(db: Database, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('kyc_users')
    .select('newest_session_id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.newest_session_id ?? undefined;
}

/** Names a user's newest session. */
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
