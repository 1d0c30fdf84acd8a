// What the store asks of a database: statements, and transactions that are begun again when somebody else was
// in the way.

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.js';

export type Database = Kysely<Schema>;

/** How two databases differ. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres';
  /**
   * How a transaction begins. SQLite takes the only lock there is at once: one that is taken later fails when
   * another has written meanwhile.
   */
  readonly begin: string;
  /** Whether rows are locked one by one, by `for update`. */
  readonly locksRows: boolean;
  /** Error codes that mean: somebody else was in the way, nothing has happened, try again. */
  readonly conflicts: readonly string[];
}

export interface Engine extends Dialect {
  /** One statement that reads. */
  read<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** One statement that writes. */
  write<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** All of it or nothing; may run more than once. */
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
  // In one message, and gone with the transaction: a pooler's connection is somebody else's next.
  begin: 'begin; set local statement_timeout = 30000',
  locksRows: true,
  conflicts: ['40001', '40P01'], // serialization_failure, deadlock_detected
};

// Who waits longer finds a database that somebody keeps locked, by a backup or a forgotten shell.
const patienceMs = 10_000;
const longestPauseMs = 25;

export interface EngineOptions {
  readonly db: Database;
  readonly dialect: Dialect;
  /** Runs before the connections end. */
  readonly beforeClose?: (() => Promise<void>) | undefined;
}

/** Transactions and patience over a Kysely. */
export function createEngine({ db, dialect, beforeClose }: EngineOptions): Engine {
  const read: Engine['read'] = (work) => patiently(dialect, () => work(db));

  const transact: Engine['transact'] = (work) =>
    patiently(dialect, () =>
      db.connection().execute(async (connection) => {
        // With the connection kept, so that only one of this process waits.
        await patiently(dialect, () => sql.raw(dialect.begin).execute(connection));
        try {
          const result = await work(connection);
          await sql`commit`.execute(connection);
          return result;
        } catch (error) {
          // A connection that is gone has rolled back.
          await sql`rollback`.execute(connection).catch(() => undefined);
          throw error;
        }
      }),
    );

  return {
    ...dialect,
    read,
    write: dialect.locksRows ? read : transact,
    transact,
    async close() {
      await beforeClose?.();
      await db.destroy();
    },
  };
}

/**
 * Runs work again for as long as others are in its way. The pauses leave the event loop free, which SQLite's
 * own would not.
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

/** Whether somebody else was in the way. */
export const isConflict = ({ conflicts }: Dialect, error: unknown): boolean =>
  conflicts.includes(codeOf(error) ?? '');

/** A database's word for what went wrong: `SQLITE_BUSY`, `23505`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
