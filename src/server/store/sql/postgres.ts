// The PostgreSQL store, for several machines.

import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { KycError } from '../../../enrolment/errors.js';
import { describeError } from '../../logger.js';
import type { Logger } from '../../logger.js';
import type { Store } from '../store.js';
import { codeOf, createPostgresEngine } from './engine.js';
import { loadDriver } from './load-driver.js';
import { migrate } from './migrations.js';
import { postgresLimiters, purgeRateLimits } from './postgres-limiter.js';
import type { Schema } from './schema.js';
import { sqlStore } from './sql-store.js';

export interface PostgresStoreOptions {
  readonly logger?: Logger | undefined;
  /**
   * Milliseconds after which a connection still in use is closed; 40 000 by default. The server ends a
   * statement after 30 000.
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
  { logger, silenceMs = 40_000 }: PostgresStoreOptions = {},
): Promise<Store> {
  const { default: driver } = await loadDriver('pg');
  const pool = new driver.Pool({
    connectionString,
    application_name: 'kyc-enrolment',
    connectionTimeoutMillis: 5_000,
    // No further settings here: a pooler in front of the database refuses some of them when a connection
    // starts. The time limit of a statement is set in each transaction instead.
  });
  // A connection may break while nobody uses it, or while it is in use and beside the failing query. An error
  // without a listener would end the process.
  const note = (error: Error) =>
    logger?.warn({ code: codeOf(error), ...describeError(error) }, 'A connection to the store broke.');
  pool.on('error', note);
  pool.on('connect', (client) => client.on('error', note));
  giveUpSilent(pool, { Client: driver.Client, silenceMs });

  const engine = createPostgresEngine(new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }));
  try {
    await migrate(engine);
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
  const store = sqlStore(engine);
  return {
    ...store,
    createLimiter: postgresLimiters(pool),
    async purge(ages) {
      await store.purge(ages);
      await purgeRateLimits(engine);
    },
  };
}

/**
 * Closes connections that are in use for too long. A machine that vanished closes no connection, and TCP
 * alone would let every request wait for a quarter of an hour.
 */
function giveUpSilent(
  pool: pg.Pool,
  { Client, silenceMs }: { readonly Client: typeof pg.Client; readonly silenceMs: number },
): void {
  const timers = new WeakMap<object, ReturnType<typeof setTimeout>>();
  pool.on('acquire', (client) => {
    const giveUp = () => {
      // The pool opens another connection.
      if (client instanceof Client) client.end().catch(() => undefined);
    };
    timers.set(client, setTimeout(giveUp, silenceMs));
  });
  pool.on('release', (_error, client) => clearTimeout(timers.get(client)));
}
