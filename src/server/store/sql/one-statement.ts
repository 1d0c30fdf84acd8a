// Lets SQLite open a session in one statement. SQLite has no statement that writes several tables, so a
// trigger writes the other tables. A kit of the previous version writes them itself, with the same result.

import { sql } from 'kysely';
import type { Kysely } from 'kysely';

export async function openInOneStatement(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('kyc_sessions').addColumn('request_key', 'text').execute();
  await sql`
    create trigger kyc_sessions_opened after insert on kyc_sessions begin
      insert into kyc_users (user_id, newest_session_id) values (new.user_id, new.id)
        on conflict (user_id) do update set newest_session_id = excluded.newest_session_id;
      insert into kyc_request_keys (user_id, request_key, session_id)
        select new.user_id, new.request_key, new.id where new.request_key is not null;
    end
  `.execute(db);
}
