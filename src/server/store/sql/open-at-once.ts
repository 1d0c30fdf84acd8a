// Opens a session in one statement, which works for nearly all sessions. If anything is in the way, the
// transaction in session-verbs.ts comes next and decides.

import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Counting } from '../day-counts.js';
import type { Begun, Opening } from '../store.js';
import { compiledOnce } from './compiled-once.js';
import { addingOne, budgetRows, givenBudgets, hasRoom, keepWithin } from './count-verbs.js';
import type { GivenBudgets } from './count-verbs.js';
import { isTaken } from './engine.js';
import type { Engine } from './engine.js';
import type { SessionRow } from './schema.js';
import { sessionRow } from './session-rows.js';

/** Opens a session if nothing is in the way. False decides nothing. */
export async function openAtOnce(engine: Engine, { session, after, key }: Opening): Promise<boolean> {
  const given = givenOf({ session, after, key });
  try {
    return await engine.write(async (db) => {
      const { rows, numAffectedRows } =
        engine.name === 'sqlite'
          ? await inSqlite(db, given)
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

const givenOf = ({ session, after, key }: Opening): Keyed => ({
  ...sessionRow(session),
  after: after ?? null,
  follows: session.follows ?? '',
  key: key ?? null,
});

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
    former.phase = 'opening' or former.id <> ${text(follows)}
    or (former.phase = 'finishing' and former.provider = ${provider})))`;

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

/** A trigger writes the user's row and the key (keys-by-age.ts). */
const inSqlite = compiledOnce((given: Keyed, db) =>
  sql`
    insert into kyc_sessions (${names}, request_key)
    select ${sql.join(columns.map((name) => given[name]))}, ${given.key}
    where (select newest_session_id from kyc_users where user_id = ${given.user_id}) is ${given.after}
      and ${isKeyFree(given)} and ${givesWay(given)}
  `.compile(db),
);

/**
 * Opens a session and counts it in one statement of PostgreSQL, if nothing is in the way of either. If it is
 * open and not counted, it has to be counted alone; if it is not open, nothing is decided.
 */
export async function openCounted(engine: Engine, opening: Opening, counting: Counting): Promise<Begun> {
  const { length } = counting.budgets;
  if (length === 0) return { isOpen: await openAtOnce(engine, opening), isCounted: true };
  const statement = countedOpenings.get(length) ?? countedOpening(length);
  countedOpenings.set(length, statement);
  const given = { ...givenBudgets(counting), ...givenOf(opening) };
  try {
    const { rows } = await engine.write((db) => statement(db, given));
    const isOpen = rows.length > 0;
    // open it is, whatever becomes of the count
    const isWithin = () => keepWithin(engine, counting, rows).catch(() => false);
    return { isOpen, isCounted: isOpen && (await isWithin()) };
  } catch (error) {
    if (isTaken(error)) return { isOpen: false, isCounted: false };
    throw error;
  }
}

/** The first part locks the user's row, as does every change to what a user has. */
function opened(given: Given, isFree: RawBuilder<unknown>): RawBuilder<unknown> {
  const { id, user_id, after } = given;
  const values = columns.map((name) => sql`cast(${given[name]} as ${sql.raw(columnTypes[name])})`);
  return sql`
    place as (
      insert into kyc_users (user_id, newest_session_id)
      select ${text(user_id)}, ${text(id)} where ${isFree}
        and (${text(after)} is null or exists (select 1 from kyc_users where user_id = ${user_id}))
      on conflict (user_id) do update set newest_session_id = excluded.newest_session_id
        where kyc_users.newest_session_id is not distinct from ${text(after)}
      returning user_id),
    opened as (
      insert into kyc_sessions (${names}) select ${sql.join(values)} from place
      returning user_id, id, created_at)`;
}

const inPostgres = compiledOnce((given: Given, db) =>
  sql`with ${opened(given, givesWay(given))} select id from opened`.compile(db),
);

const keyColumns = sql.raw('user_id, request_key, session_id, remembered_at');

const keyedInPostgres = compiledOnce((given: Keyed, db) =>
  sql`
    with ${opened(given, sql`${isKeyFree(given)} and ${givesWay(given)}`)}
    insert into kyc_request_keys (${keyColumns})
    select user_id, ${text(given.key)}, id, created_at from opened returning session_id
  `.compile(db),
);

const countedOpening = (budgets: number) =>
  compiledOnce((given: Keyed & GivenBudgets, db) => {
    const isFree = sql`${isKeyFree(given)} and ${givesWay(given)} and ${hasRoom(given)}`;
    return sql<{ name: string; amount: number }>`
      with budgets as (${budgetRows(given, budgets)}), ${opened(given, isFree)},
      keyed as (
        insert into kyc_request_keys (${keyColumns})
        select user_id, ${text(given.key)}, id, created_at from opened where ${text(given.key)} is not null)
      ${addingOne(given, sql`, opened`)}
    `.compile(db);
  });
const countedOpenings = new Map<number, ReturnType<typeof countedOpening>>();

function text(value: string | null): RawBuilder<unknown> {
  return sql`cast(${value} as text)`;
}
