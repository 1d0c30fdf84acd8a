// The PostgreSQL store, for several machines.

import { Kysely, PostgresDialect, sql } from 'kysely';
import { KycError } from '../../../enrolment/errors.js';
import type { Logger } from '../../logger.js';
import type { Store } from '../store.js';
import { codeOf, createPostgresEngine } from './engine.js';
import type { Engine } from './engine.js';
import { loadDriver } from './load-driver.js';
import { migrate } from './migrations.js';
import { createPostgresPool } from './postgres-pool.js';
import { createPreparedStatements } from './prepared-statements.js';
import { postgresLimiters, purgeRateLimits } from './postgres-limiter.js';
import type { Schema } from './schema.js';
import { sqlStore } from './sql-store.js';

export interface PostgresStoreOptions {
  readonly logger?: Logger | undefined;
  /** Whether the tables may be changed; true by default. */
  readonly migrate?: boolean | undefined;
  /**
   * Milliseconds after which a connection that is still at one piece of work is given up, 8 000 by default:
   * the server ends a statement after five.
   */
  readonly silenceMs?: number | undefined;
}

/**
 * Errors that will not pass by themselves: login refused, no such role, no such database, no right to make
 * tables, a connection setting refused.
 */
const lasting = ['28P01', '28000', '3D000', '42501', '08P01'];

/**
 * Opens a store in a database.
 *
 * @throws KycError `CONFIGURATION_INVALID` when the server refuses the login, the database or the tables
 */
export async function openPostgresStore(
  connectionString: string,
  { logger, migrate: mayChange, silenceMs = 8_000 }: PostgresStoreOptions = {},
): Promise<Store> {
  const { default: driver } = await loadDriver('pg');
  const { pool, connect, giveUpAfter } = createPostgresPool(connectionString, { driver, logger });
  const { naming } = createPreparedStatements();
  const dialect = new PostgresDialect({
    pool: { connect: async () => naming(await connect()), end: () => pool.end() },
  });
  const engine = createPostgresEngine(new Kysely<Schema>({ dialect }));
  try {
    await migrate(engine, { mayChange });
    await tellOfEncoding(engine, logger);
  } catch (error) {
    await engine.close();
    const code = codeOf(error);
    if (code === undefined || !lasting.includes(code)) throw error;
    throw new KycError('CONFIGURATION_INVALID', `PostgreSQL refuses the store (${code}): ${checks(code)}`, {
      cause: error,
    });
  }
  giveUpAfter(silenceMs); // the tables may take longer
  const store = sqlStore(engine, logger);
  return {
    ...store,
    createLimiter: postgresLimiters(pool),
    async purge(ages) {
      await store.purge(ages);
      await purgeRateLimits(engine);
    },
  };
}

function checks(code: string): string {
  if (code === '28P01')
    return 'check the user and the password, whose %, #, / and @ are written %25, %23, %2F and %40.';
  if (code === '08P01')
    return (
      'see "detail". A pooler must be in session or transaction mode; where it refuses "options", set the ' +
      'search path of the role.'
    );
  return 'check the user, the password, the database and the right to make tables in it.';
}

/** Whoever has characters in an id or a name that the database has not would be answered 503, for ever. */
async function tellOfEncoding(engine: Engine, logger: Logger | undefined): Promise<void> {
  const { rows } = await engine.read((db) =>
    sql<{ encoding: string }>`select current_setting('server_encoding') as encoding`.execute(db),
  );
  const [{ encoding } = { encoding: 'UTF8' }] = rows;
  if (encoding === 'UTF8' || encoding === 'SQL_ASCII') return; // SQL_ASCII takes all bytes as they are
  logger?.warn(
    { detail: encoding },
    "The database's encoding has not all characters, so customers with others in what is stored are " +
      "answered 503: create the database with ENCODING 'UTF8'.",
  );
}
