// How the tables came about. A released migration is never edited; every change is a new migration.

import { Migrator, sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import { KycError } from '../../../enrolment/errors.js';
import { createFirstTables } from './first-tables.js';
import { createAudit } from './audit-verbs.js';
import { createCounts } from './count-verbs.js';
import type { Database, Dialect, Engine } from './engine.js';
import { indexByAge } from './list-sessions.js';
import { openInOneStatement } from './one-statement.js';
import { orderOutcomes } from './outcomes-in-order.js';
import { createRateLimits } from './postgres-limiter.js';

/** Migrations by name. They run in the order of their names. */
const migrations = (dialect: Dialect): Record<string, Migration> => ({
  '0001-first-tables': { up: (db: Kysely<unknown>) => createFirstTables(db, dialect) },
  ...(dialect.name === 'postgres' ? { '0002-rate-limits': { up: createRateLimits } } : {}),
  '0003-outcomes-in-order': { up: orderOutcomes },
  '0004-counts': { up: createCounts },
  '0005-sessions-by-age': { up: indexByAge },
  ...(dialect.name === 'sqlite' ? { '0006-one-statement': { up: openInOneStatement } } : {}),
  '0007-audit': { up: createAudit },
});

// An arbitrary number. Every process that may migrate the database must use the same one.
const lockId = 7_246_001;

/** Updates the tables. All of it happens or nothing. One process does it while the others wait. */
export async function migrate(engine: Engine): Promise<void> {
  await engine.transact(async (db) => {
    if (engine.locksRows) await sql`select pg_advisory_xact_lock(${sql.lit(lockId)})`.execute(db);
    if (engine.name === 'postgres') await mayMakeTables(db);
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => migrations(engine) },
      migrationTableName: 'kyc_migrations',
      migrationLockTableName: 'kyc_migrations_lock',
      disableTransactions: true, // the engine has begun one already
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
 * Checks the right to make tables before trying. In PostgreSQL, everything after a refusal in the same
 * transaction fails with 25P02, and the migrator would report that instead of the refusal.
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
