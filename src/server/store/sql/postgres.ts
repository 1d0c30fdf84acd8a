// The PostgreSQL store, for several machines.

import { Kysely, PostgresDialect } from 'kysely';
import { KycError } from '../../../enrolment/errors.js';
import type { Logger } from '../../logger.js';
import type { Store } from '../store.js';
import { codeOf, createPostgresEngine } from './engine.js';
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
  } catch (error) {
    await engine.close();
    const code = codeOf(error);
    if (code === undefined || !lasting.includes(code)) throw error;
    throw new KycError(
      'CONFIGURATION_INVALID',
      `PostgreSQL refuses the store (${code}): ` +
        'check the user, the password, the database and the right to make tables in it.',
      { cause: error },
    );
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
