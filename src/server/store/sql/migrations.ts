// How the tables came to be. What has been released is never edited: whatever changes is a further migration.

import { Migrator, sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import { KycError } from '../../../enrolment/errors.js';
import { createFirstTables } from './first-tables.js';
import { createCounts } from './count-verbs.js';
import type { Database, Dialect, Engine } from './engine.js';
import { orderOutcomes } from './outcomes-in-order.js';
import { createRateLimits } from './postgres-limiter.js';

/** By name; they run in its order. */
const migrations = (dialect: Dialect): Record<string, Migration> => ({
  '0001-first-tables': { up: (db: Kysely<unknown>) => createFirstTables(db, dialect) },
  ...(dialect.name === 'postgres' ? { '0002-rate-limits': { up: createRateLimits } } : {}),
  '0003-outcomes-in-order': { up: orderOutcomes },
  '0004-counts': { up: createCounts },
});

// Any number, if only it is the same in every process that may migrate the database.
const lockId = 7_246_001;

/**
 * Brings the tables up to date. All of it happens or nothing, and one process does it while the others wait.
 */
export async function migrate(engine: Engine): Promise<void> {
  await engine.transact(async (db) => {
    if (engine.locksRows) await sql`select pg_advisory_xact_lock(${sql.lit(lockId)})`.execute(db);
    if (engine.name === 'postgres') await mayMakeTables(db);
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => migrations(engine) },
      migrationTableName: 'kyc_migrations',
      migrationLockTableName: 'kyc_migrations_lock',
      disableTransactions: true, // it is in one
    });
    const { error } = await migrator.migrateToLatest();
    if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
      throw new KycError(
        'CONFIGURATION_INVALID',
        'The store was written by a newer version of kyc-enrolment than this one.',
        { cause: error },
      );
    }
    if (error) throw error instanceof Error ? error : new Error('The migration failed.', { cause: error });
  });
}

/**
 * Asks before it tries: in PostgreSQL whatever follows a refusal in the same transaction fails as 25P02, and
 * the migrator tells that instead of the refusal.
 */
async function mayMakeTables(db: Database): Promise<void> {
  const { rows } = await sql<{ may: boolean | null; has: boolean }>`
    select has_schema_privilege(current_schema(), 'create') as may,
      to_regclass('kyc_migrations') is not null as has
  `.execute(db);
  if (rows[0]?.may === true || rows[0]?.has === true) return;
  throw new KycError(
    'CONFIGURATION_INVALID',
    'PostgreSQL lets this user make no tables, and there are none yet (42501): ' +
      'grant it CREATE on the schema for the first start.',
  );
}
