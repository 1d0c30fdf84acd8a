// Since when a key is remembered, so that keys of sessions that never end are purged too. A kit of the
// previous version writes none: its keys go with their session, as they all did.

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Dialect } from './engine.js';

export async function ageKeys(db: Kysely<unknown>, { name }: Pick<Dialect, 'name'>): Promise<void> {
  await db.schema.alterTable('kyc_request_keys').addColumn('remembered_at', 'double precision').execute();
  // Of the keys that there are none has an age, so the index is made in a moment.
  await sql`
    create index kyc_request_keys_age on kyc_request_keys (remembered_at) where remembered_at is not null
  `.execute(db);
  if (name !== 'sqlite') return;
  // SQLite changes no trigger. This one replaces that of one-statement.ts.
  await sql`drop trigger kyc_sessions_opened`.execute(db);
  await sql`
    create trigger kyc_sessions_opened after insert on kyc_sessions begin
      insert into kyc_users (user_id, newest_session_id) values (new.user_id, new.id)
        on conflict (user_id) do update set newest_session_id = excluded.newest_session_id;
      insert into kyc_request_keys (user_id, request_key, session_id, remembered_at)
        select new.user_id, new.request_key, new.id, new.created_at where new.request_key is not null;
    end
  `.execute(db);
}
