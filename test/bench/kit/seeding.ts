// Fills a store with sessions like one that the kit itself has made, faster than by its routes.

import Libsql from 'libsql';
import pg from 'pg';
import type { Store } from 'kyc-enrolment/server';

export interface Seeding {
  /** A real session that all are copies of. */
  readonly sessionId: string;
  readonly from: number;
  readonly count: number;
}

export async function seedMemory(store: Store, { sessionId, from, count }: Seeding): Promise<void> {
  const session = await store.find(sessionId);
  if (!session) throw new Error('There is no session to copy.');
  for (let number = from; number < from + count; number += 1)
    await store.open({
      session: { ...session, id: `seed-session-${number}`, userId: `seed-${number}` },
      after: undefined,
      key: `key-${number}`,
    });
}

/** Of each table, which columns are another one's in every copy. */
const tables = {
  kyc_users: { user_id: 'seed-', newest_session_id: 'seed-session-' },
  kyc_sessions: { id: 'seed-session-', user_id: 'seed-' },
  kyc_request_keys: { user_id: 'seed-', session_id: 'seed-session-' },
};

/** One statement a table, from the real session's rows; `numbers` is a table of numbers with a column n. */
function copyStatement(table: keyof typeof tables, columns: readonly string[], numbers: string): string {
  const own: Readonly<Record<string, string>> = tables[table];
  const values = columns.map((column) => (own[column] ? `'${own[column]}' || numbers.n` : `t.${column}`));
  const key = table === 'kyc_sessions' ? 'id' : table === 'kyc_users' ? 'newest_session_id' : 'session_id';
  // SQLite's own trigger has written some of them
  const insert = numbers.includes('recursive') ? 'insert or ignore' : 'insert';
  const into = `${insert} into ${table} (${columns.join(', ')})`;
  return `${into} select ${values.join(', ')} from ${table} t, ${numbers} where t.${key} = `;
}

const names = Object.keys(tables) as (keyof typeof tables)[];
const inOrder = names.toSorted((one) => (one === 'kyc_sessions' ? -1 : 0)); // keys refer to sessions

export function seedSqlite(path: string, { sessionId, from, count }: Seeding): void {
  const database = new Libsql(path);
  const last = from + count - 1;
  const series = `select ${from} union all select n + 1 from series where n < ${last}`;
  const numbers = `(with recursive series(n) as (${series}) select n from series) numbers`;
  database.exec('pragma busy_timeout = 10000');
  database.exec('begin immediate');
  for (const table of inOrder) {
    const columns = database
      .prepare(`select name from pragma_table_info('${table}')`)
      .all()
      .map((row) => String(Reflect.get(Object(row), 'name')));
    database.prepare(`${copyStatement(table, columns, numbers)}?`).run(sessionId);
  }
  database.exec('commit');
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
}

export async function seedPostgres(address: string, { sessionId, from, count }: Seeding): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  for (const table of inOrder) {
    const { rows } = await client.query<{ column_name: string }>(
      'select column_name from information_schema.columns where table_name = $1',
      [table],
    );
    const columns = rows.map(({ column_name }) => column_name);
    const numbers = `generate_series(${from}, ${from + count - 1}) numbers(n)`;
    await client.query(`${copyStatement(table, columns, numbers)}$1`, [sessionId]);
  }
  await client.end();
}

/**
 * What PostgreSQL does by itself after a minute: without it a table that was small when it was looked at is
 * still read from end to end when it is not.
 */
export async function analyzePostgres(address: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query('analyze');
  await client.end();
}
