// The store's verbs for daily counts. A count first locks the rows of this hour, always in the order of their
// names, so that two machines count one after the other.

import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Store } from '../store.js';
import type { AuditNote } from '../../audit/audit-chain.js';
import { firstHour, hourOf, judge } from '../day-counts.js';
import type { Counting, TooMany } from '../day-counts.js';
import { appendNote } from './audit-verbs.js';
import { compiledOnce } from './compiled-once.js';
import type { Database, Engine } from './engine.js';

type CountVerbs = Pick<Store, 'countUp' | 'countDown' | 'forgetCounts'>;

/** Creates the table. */
export async function createCounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kyc_counts')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('hour', 'integer', (column) => column.notNull())
    .addColumn('amount', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('kyc_counts_pk', ['name', 'hour'])
    .execute();
  await db.schema.createIndex('kyc_counts_hour').on('kyc_counts').column('hour').execute();
}

interface Change {
  readonly names: readonly string[];
  readonly at: number;
  readonly by: number;
}

export function countVerbs(engine: Engine): CountVerbs {
  async function countUp(counting: Counting, note?: AuditNote): Promise<TooMany | undefined> {
    if (!note && (await addAtOnce(engine, counting))) return undefined;
    return engine.transact(async (db) => {
      const { at, budgets, pass } = counting;
      const names = budgets.map(({ name }) => name);
      const all = pass === undefined ? names : [...names, pass];
      await add(db, { names: all, at, by: 0 });
      const rows = await db
        .selectFrom('kyc_counts')
        .selectAll()
        .where('name', 'in', all)
        .where('hour', '>=', firstHour(at))
        .execute();
      const judgement = judge(counting, rows);
      if (judgement.tooMany) return judgement.tooMany;
      await add(db, { names, at, by: 1 });
      if (judgement.usesPass && pass !== undefined) await forget(db, [pass]);
      await appendNote(db, note);
      return undefined;
    });
  }

  return {
    countUp,
    countDown: (names, at) =>
      engine.transact(async (db) => {
        await add(db, { names, at, by: -1 });
      }),
    forgetCounts: (names) => engine.write((db) => forget(db, names)),
  };
}

/** `hour` and `first`; name and number of each budget by its place, such as `name0` and `enough0`. */
export type GivenBudgets = Readonly<Record<string, string | number | null>>;

/** What a name has been counted in this day, with the one that was added. */
interface CountedRow {
  readonly name: string;
  readonly amount: number;
}

export function givenBudgets({ at, budgets }: Counting): GivenBudgets {
  const given: Record<string, string | number> = { hour: hourOf(at), first: firstHour(at) };
  for (const [index, { name, most }] of budgets.entries()) {
    given[`name${index}`] = name;
    given[`enough${index}`] = Math.ceil(most * 0.75);
  }
  return given;
}

/** So many budgets as rows with `name` and `enough`. */
export const budgetRows = (given: GivenBudgets, length: number): RawBuilder<unknown> =>
  sql.join(
    Array.from(
      { length },
      (_, index) => sql`
        select cast(${given[`name${index}`]} as text) as name,
          cast(${given[`enough${index}`]} as integer) as enough`,
    ),
    sql` union all `,
  );

/** Whether each of `budgets` is far from used up. */
export const hasRoom = ({ first }: GivenBudgets): RawBuilder<unknown> => sql`not exists (
  select 1 from budgets as other where other.enough <= (
    select coalesce(sum(amount), 0) from kyc_counts
    where kyc_counts.name = other.name and kyc_counts.hour >= ${first}))`;

/** Adds one for each of `budgets`. `where` goes behind their names, and may name other tables first. */
export const addingOne = ({ hour, first }: GivenBudgets, where: RawBuilder<unknown>) => sql<CountedRow>`
  insert into kyc_counts (name, hour, amount)
  select name, cast(${hour} as integer), 1 from budgets ${where}
  order by name
  on conflict (name, hour) do update set amount = kyc_counts.amount + 1
  returning name, cast(amount + (
    select coalesce(sum(older.amount), 0) from kyc_counts as older
    where older.name = kyc_counts.name and older.hour >= ${first} and older.hour < ${hour}
  ) as integer) as amount`;

const addition = (budgets: number) =>
  compiledOnce((given: GivenBudgets, db) =>
    sql<CountedRow>`
      with budgets as (${budgetRows(given, budgets)}) ${addingOne(given, sql`where ${hasRoom(given)}`)}
    `.compile(db),
  );
const additions = new Map<number, ReturnType<typeof addition>>();

/**
 * Counts in one statement, if every budget is far from used up or was never used. False decides nothing. Many
 * that count at the same moment do not see each other before, but each sees its own number afterwards: those
 * beyond a budget take theirs back, and are judged one after the other.
 */
async function addAtOnce(engine: Engine, counting: Counting): Promise<boolean> {
  const { length } = counting.budgets;
  if (length === 0) return true;
  const count = additions.get(length) ?? addition(length);
  additions.set(length, count);
  const { rows } = await engine.write((db) => count(db, givenBudgets(counting)));
  return keepWithin(engine, counting, rows);
}

/**
 * Whether all was counted, and no budget is exceeded. What exceeds one is taken back. It must never be part
 * of the work that has counted: after a conflict, that would be done again.
 */
export async function keepWithin(
  engine: Engine,
  { at, budgets }: Counting,
  counted: readonly CountedRow[],
): Promise<boolean> {
  const isWithin = budgets.every(({ name, most }) =>
    counted.every((row) => row.name !== name || row.amount <= most),
  );
  if (!isWithin) await engine.write((db) => add(db, { names: counted.map(({ name }) => name), at, by: -1 }));
  return counted.length > 0 && isWithin;
}

/** One statement, which locks its rows in the order of their names. */
async function add(db: Database, { names, at, by }: Change): Promise<void> {
  if (names.length === 0) return;
  const hour = hourOf(at);
  await db
    .insertInto('kyc_counts')
    .values([...names].sort().map((name) => ({ name, hour, amount: Math.max(0, by) })))
    .onConflict((conflict) =>
      conflict.columns(['name', 'hour']).doUpdateSet({
        amount: sql<number>`case when kyc_counts.amount + ${by} < 0 then 0
          else kyc_counts.amount + ${by} end`,
      }),
    )
    .execute();
}

async function forget(db: Database, names: readonly string[]): Promise<void> {
  await db.deleteFrom('kyc_counts').where('name', 'in', names).execute();
}
