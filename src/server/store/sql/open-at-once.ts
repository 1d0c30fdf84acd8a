// Opens a session in one statement, which works for nearly all sessions. If anything is in the way, the
// transaction in session-verbs.ts comes next and decides.

import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Opening } from '../store.js';
import { isTaken } from './engine.js';
import type { Engine } from './engine.js';
import { sessionRow } from './session-rows.js';

/** Opens a session if nothing is in the way. False decides nothing. */
export async function openAtOnce(engine: Engine, opening: Opening): Promise<boolean> {
  const statement = engine.name === 'sqlite' ? inSqlite(opening) : inPostgres(opening);
  try {
    return await engine.write(async (db) => {
      const { rows, numAffectedRows } = await statement.execute(db);
      return rows.length === 1 || numAffectedRows === 1n;
    });
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** Whether the key is free, and the user's newest session neither must stay nor needs to be closed. */
function isFree({ session, after, key }: Opening): RawBuilder<unknown> {
  const { userId, provider, follows } = session;
  const isKeyFree = sql`not exists (
    select 1 from kyc_request_keys where user_id = ${userId} and request_key = ${text(key)})`;
  const givesWay = sql`not exists (
    select 1 from kyc_sessions former where former.id = ${text(after)} and (
      former.phase = 'opening' or (former.phase = 'finishing' and former.provider = ${provider})
      or (former.phase in ('page', 'provider', 'finishing') and former.id <> ${text(follows ?? '')})))`;
  return sql`${isKeyFree} and ${givesWay}`;
}

/** A trigger writes the user's row and the key (one-statement.ts). */
function inSqlite(opening: Opening): RawBuilder<unknown> {
  const { session, after, key } = opening;
  const row = { ...sessionRow(session), request_key: key ?? null };
  return sql`
    insert into kyc_sessions (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
    select ${sql.join(Object.values(row))}
    where (select newest_session_id from kyc_users where user_id = ${session.userId}) is ${after ?? null}
      and ${isFree(opening)}
  `;
}

/** The first part locks the user's row, as does every change to what a user has. */
function inPostgres(opening: Opening): RawBuilder<unknown> {
  const { session, after, key } = opening;
  const row = sessionRow(session);
  const typed = Object.entries(row).map(
    ([name, value]) => sql`cast(${value} as ${sql.raw(typeOf[name as keyof typeof row])})`,
  );
  const isPresent =
    after === undefined ? sql`true` : sql`exists (select 1 from kyc_users where user_id = ${session.userId})`;
  return sql`
    with place as (
      insert into kyc_users (user_id, newest_session_id)
      select ${text(session.userId)}, ${text(session.id)} where ${isPresent} and ${isFree(opening)}
      on conflict (user_id) do update set newest_session_id = excluded.newest_session_id
        where kyc_users.newest_session_id is not distinct from ${text(after)}
      returning user_id),
    opened as (
      insert into kyc_sessions (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
      select ${sql.join(typed)} from place returning user_id, id)
    ${
      key === undefined
        ? sql`select id from opened`
        : sql`insert into kyc_request_keys (user_id, request_key, session_id)
              select user_id, ${text(key)}, id from opened returning session_id`
    }
  `;
}

const text = (value: string | undefined) => sql`cast(${value ?? null} as text)`;

const typeOf = {
  id: 'text',
  user_id: 'text',
  provider: 'text',
  version: 'integer',
  phase: 'text',
  created_at: 'double precision',
  read_due_at: 'double precision',
  closed_at: 'double precision',
  verdict: 'text',
  rest: 'text',
} as const;
