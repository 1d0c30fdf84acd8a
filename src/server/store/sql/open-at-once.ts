// Opens a session in one statement, which works for nearly all sessions. If anything is in the way, the
// transaction in session-verbs.ts comes next and decides.

import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Opening } from '../store.js';
import { compiledOnce } from './compiled-once.js';
import { isTaken } from './engine.js';
import type { Engine } from './engine.js';
import type { SessionRow } from './schema.js';
import { sessionRow } from './session-rows.js';

/** Opens a session if nothing is in the way. False decides nothing. */
export async function openAtOnce(engine: Engine, { session, after, key }: Opening): Promise<boolean> {
  const given = { ...sessionRow(session), after: after ?? null, follows: session.follows ?? '' };
  try {
    return await engine.write(async (db) => {
      const { rows, numAffectedRows } =
        engine.name === 'sqlite'
          ? await inSqlite(db, { ...given, key: key ?? null })
          : key === undefined
            ? await inPostgres(db, given)
            : await keyedInPostgres(db, { ...given, key });
      return rows.length === 1 || numAffectedRows === 1n;
    });
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

interface Given extends SessionRow {
  /** The user's newest session, as the caller knows it. */
  readonly after: string | null;
  readonly follows: string;
}

interface Keyed extends Given {
  readonly key: string | null;
}

/** Whether the user's newest session neither must stay nor needs to be closed. */
const givesWay = ({ provider, after, follows }: Given): RawBuilder<unknown> => sql`not exists (
  select 1 from kyc_sessions former where former.id = ${text(after)} and (
    former.phase = 'opening' or (former.phase = 'finishing' and former.provider = ${provider})
    or (former.phase in ('page', 'provider', 'finishing') and former.id <> ${text(follows)})))`;

const isKeyFree = ({ user_id, key }: Keyed): RawBuilder<unknown> => sql`not exists (
  select 1 from kyc_request_keys where user_id = ${user_id} and request_key = ${text(key)})`;

const columnTypes = {
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
} as const satisfies Record<keyof SessionRow, string>;
const columns = Object.keys(columnTypes) as (keyof SessionRow)[];
const names = sql.join(columns.map((name) => sql.ref(name)));

/** A trigger writes the user's row and the key (one-statement.ts). */
const inSqlite = compiledOnce((given: Keyed, db) =>
  sql`
    insert into kyc_sessions (${names}, request_key)
    select ${sql.join(columns.map((name) => given[name]))}, ${given.key}
    where (select newest_session_id from kyc_users where user_id = ${given.user_id}) is ${given.after}
      and ${isKeyFree(given)} and ${givesWay(given)}
  `.compile(db),
);

/** The first part locks the user's row, as does every change to what a user has. */
function opened(given: Given, isFree: RawBuilder<unknown>): RawBuilder<unknown> {
  const { id, user_id, after } = given;
  const values = columns.map((name) => sql`cast(${given[name]} as ${sql.raw(columnTypes[name])})`);
  return sql`
    with place as (
      insert into kyc_users (user_id, newest_session_id)
      select ${text(user_id)}, ${text(id)} where ${isFree}
        and (${text(after)} is null or exists (select 1 from kyc_users where user_id = ${user_id}))
      on conflict (user_id) do update set newest_session_id = excluded.newest_session_id
        where kyc_users.newest_session_id is not distinct from ${text(after)}
      returning user_id),
    opened as (
      insert into kyc_sessions (${names}) select ${sql.join(values)} from place returning user_id, id)`;
}

const inPostgres = compiledOnce((given: Given, db) =>
  sql`${opened(given, givesWay(given))} select id from opened`.compile(db),
);

const keyedInPostgres = compiledOnce((given: Keyed, db) =>
  sql`
    ${opened(given, sql`${isKeyFree(given)} and ${givesWay(given)}`)}
    insert into kyc_request_keys (user_id, request_key, session_id)
    select user_id, ${text(given.key)}, id from opened returning session_id
  `.compile(db),
);

function text(value: string | null): RawBuilder<unknown> {
  return sql`cast(${value} as text)`;
}
