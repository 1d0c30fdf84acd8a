// What the store needs from a database: statements, and transactions that start again after a conflict.

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.js';

export type Database = Kysely<Schema>;

/** How two databases differ. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /**
   * How a transaction begins. SQLite takes its only lock at once: a lock that is taken later fails if
   * somebody else has written meanwhile.
   */
  readonly begin: string;
  /** Whether `for update` locks single rows. */
  readonly locksRows: boolean;
  /** Error codes of a conflict: another transaction was in the way, nothing has happened, try again. */
  readonly conflicts: readonly string[];
}

export interface Engine extends Dialect {
  /** Runs one statement that reads. */
  read<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** Runs one statement that writes. */
  write<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** Runs a transaction: all of it or nothing. `work` may run more than once. */
  transact<T>(work: (db: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  begin: 'begin immediate',
  locksRows: false,
  conflicts: [
    'SQLITE_BUSY',
    'SQLITE_BUSY_RECOVERY',
    'SQLITE_BUSY_SNAPSHOT',
    'SQLITE_BUSY_TIMEOUT',
    'SQLITE_LOCKED',
  ],
};

export const postgresDialect: Dialect = {
  name: 'postgres',
  // In one message, and gone with the transaction: a pooler's connection is somebody else's next. A stricter
  // isolation, which a database may have by default, would not see the tables that another has just made.
  begin: 'begin isolation level read committed; set local statement_timeout = 5000',
  locksRows: true,
  // serialization_failure, deadlock_detected, too_many_connections, cannot_connect_now; and
  // invalid_sql_statement_name, of a prepared statement that is gone
  conflicts: ['40001', '40P01', '53300', '57P03', '26000'],
};

// Who waits longer finds a database that somebody keeps locked, by a backup or a forgotten shell.
const patienceMs = 2_500;
const longestPauseMs = 25;

/** PostgreSQL through a Kysely database, with one connection for each piece of work. */
export function createPostgresEngine(db: Database): Engine {
  const read: Engine['read'] = (work) => patiently(postgresDialect, () => work(db));
  return {
    ...postgresDialect,
    read,
    write: read,
    transact: (work) => patiently(postgresDialect, () => transactOn(db, postgresDialect, work)),
    close: () => db.destroy(),
  };
}

/** Runs a transaction on its own connection. */
export function transactOn<T>(
  db: Database,
  dialect: Dialect,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    // The connection is kept while waiting, so only one transaction of this process waits.
    await patiently(dialect, () => sql.raw(dialect.begin).execute(connection));
    try {
      const result = await work(connection);
      await sql`commit`.execute(connection);
      return result;
    } catch (error) {
      // A broken connection has rolled back already.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

/**
 * Repeats the work while conflicts last. Its pauses leave the event loop free; SQLite's own waiting would
 * not.
 */
export async function patiently<T>(dialect: Dialect, work: () => Promise<T>): Promise<T> {
  const lateAt = performance.now() + patienceMs;
  for (let pauseMs = 1; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > lateAt || !isConflict(dialect, error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Whether an error means that a unique row exists already. */
export const isTaken = (error: unknown): boolean =>
  ['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(codeOf(error) ?? '');

/** Whether an error means a conflict with another transaction. */
export const isConflict = ({ conflicts }: Dialect, error: unknown): boolean =>
  conflicts.includes(codeOf(error) ?? '');

/** The database's code for an error: `SQLITE_BUSY`, `23505`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
