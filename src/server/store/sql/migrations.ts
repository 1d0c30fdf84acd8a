// How the tables came about. A released migration is never edited; every change is a new migration.

import { Migrator, sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';
import { KycError } from '../../../enrolment/errors.js';
import { createFirstTables } from './first-tables.js';
import { createAudit } from './audit-verbs.js';
import { indexReviews } from './backlog.js';
import { createCounts } from './count-verbs.js';
import { codeOf } from './engine.js';
import type { Database, Dialect, Engine } from './engine.js';
import { ageKeys } from './keys-by-age.js';
import { indexByAge } from './list-sessions.js';
import { openInOneStatement } from './one-statement.js';
import { orderOutcomes } from './outcomes-in-order.js';
import { createProbes } from './probe.js';
import { createRateLimits } from './postgres-limiter.js';

/** By name; they run in its order. */
export const migrationsOf = (dialect: Dialect): Record<string, Migration> => ({
  '0001-first-tables': { up: (db: Kysely<unknown>) => createFirstTables(db, dialect) },
  ...(dialect.name === 'postgres' ? { '0002-rate-limits': { up: createRateLimits } } : {}),
  '0003-outcomes-in-order': { up: orderOutcomes },
  '0004-counts': { up: createCounts },
  '0005-sessions-by-age': { up: indexByAge },
  ...(dialect.name === 'sqlite' ? { '0006-one-statement': { up: openInOneStatement } } : {}),
  '0007-audit': { up: createAudit },
  '0008-probes': { up: createProbes },
  '0009-reviews': { up: indexReviews },
  '0010-keys-by-age': { up: (db: Kysely<unknown>) => ageKeys(db, dialect) },
});

export const tableName = 'kyc_migrations';

// An arbitrary number. Every process that may migrate the database must use the same one.
const lockId = 7_246_001;

/** What is to be done about tables of an older version. */
export interface MigrateOptions {
  /** False where somebody else makes the tables: then they are looked at, and nothing more. */
  readonly mayChange?: boolean | undefined;
}

/**
 * Brings the tables up to date. All of it happens or nothing, and one process does it while the others wait.
 * Up to date, they are only read: nobody waits for a lock, and no right to make tables is needed.
 *
 * @throws KycError `CONFIGURATION_INVALID` for tables of a newer version, and for those of an older one that
 *   may not be changed
 */
export async function migrate(engine: Engine, { mayChange = true }: MigrateOptions = {}): Promise<void> {
  const missing = await missingMigrations(engine);
  if (missing.length === 0) return;
  if (!mayChange)
    throw new KycError(
      'CONFIGURATION_INVALID',
      `The store's tables are not up to date, and "migrate" is false. Missing: ${missing.join(', ')}. ` +
        '`kyc-server migrate --print` prints the SQL that makes them.',
    );
  await engine.transact(async (db) => {
    if (engine.locksRows) await sql`set local statement_timeout = 0`.execute(db); // a large table takes long
    if (engine.locksRows) await sql`select pg_advisory_xact_lock(${sql.lit(lockId)})`.execute(db);
    const schema = engine.name === 'postgres' ? await schemaOfTables(db) : {};
    const refusals: unknown[] = [];
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => noting(migrationsOf(engine), refusals) },
      migrationTableName: tableName,
      migrationLockTableName: `${tableName}_lock`,
      ...schema,
      disableTransactions: true, // it is in one
    });
    const { error } = await migrator.migrateToLatest();
    const first: unknown = refusals[0] ?? error;
    if (codeOf(first) === '42501') throw notAllowed(first);
    if (first) throw first instanceof Error ? first : new Error('The migration failed.', { cause: first });
  });
}

/** Notes what a migration is refused for: after it, PostgreSQL says 25P02 to the migrator, and no more. */
function noting(migrations: Record<string, Migration>, refusals: unknown[]): Record<string, Migration> {
  const noted = ({ up }: Migration): Migration => ({
    async up(db) {
      try {
        await up(db);
      } catch (error) {
        refusals.push(error);
        throw error;
      }
    },
  });
  return Object.fromEntries(Object.entries(migrations).map(([name, one]) => [name, noted(one)]));
}

/** Names of what has not happened to these tables yet. */
async function missingMigrations(engine: Engine): Promise<readonly string[]> {
  const known = Object.keys(migrationsOf(engine));
  const done = await engine.read(readDone);
  if (done.some((name) => !known.includes(name)))
    throw new KycError(
      'CONFIGURATION_INVALID',
      'The store was written by a newer version of kyc-enrolment than this one.',
    );
  return known.filter((name) => !done.includes(name));
}

async function readDone(db: Database): Promise<readonly string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from ${sql.table(tableName)}`.execute(db);
    return rows.map(({ name }) => name);
  } catch (error) {
    const isMissing =
      codeOf(error) === '42P01' || (error instanceof Error && /no such table/.test(error.message));
    if (isMissing) return [];
    throw error;
  }
}

/**
 * Where the tables are, or else are made. Without it, the migrator takes those of another schema for ours: of
 * a second kit in the database, that its user can see and our search path does not reach.
 *
 * The right to make tables is checked before trying. In PostgreSQL, everything after a refusal in the same
 * transaction fails with 25P02, and the migrator would report that instead of the refusal.
 */
async function schemaOfTables(db: Database): Promise<{ readonly migrationTableSchema?: string }> {
  const { rows } = await sql<{ present: string | null; current: string | null; may: boolean | null }>`
    select current_schema() as current, has_schema_privilege(current_schema(), 'create') as may,
      (select nspname from pg_class, pg_namespace spaces
        where pg_class.oid = to_regclass(${tableName}) and spaces.oid = relnamespace) as present
  `.execute(db);
  const [{ present, current, may } = { present: null, current: null, may: null }] = rows;
  if (current === null) throw noSchema();
  if (may !== true) throw notAllowed();
  return { migrationTableSchema: present ?? current };
}

const noSchema = () =>
  new KycError(
    'CONFIGURATION_INVALID',
    "The search path of PostgreSQL's user names no schema that exists and that the user may use: make the " +
      'schema, grant USAGE and CREATE on it, or correct "search_path" of the address, the role or the database.',
  );

const notAllowed = (cause?: unknown) =>
  new KycError(
    'CONFIGURATION_INVALID',
    'PostgreSQL does not let this user make or change the tables, and this version needs that (42501): ' +
      'grant it CREATE on the schema for the first start, as the owner of the tables that there are. ' +
      'Or set "migrate" to false, and have somebody run what `kyc-server migrate --print` prints.',
    { cause },
  );
