// Rate limits that several machines count together, in a table of the store. The table is unlogged, so
// counting writes no log to disk. After a crash, counting starts at zero.

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { limiterOf } from '../../limits/limiter.js';
import type { CreateLimiter } from '../../limits/limiter.js';
import type { Engine } from './engine.js';

const tableName = 'kyc_rate_limits';

/** Creates the table that the library expects. */
export async function createRateLimits(db: Kysely<unknown>): Promise<void> {
  await sql`
    create unlogged table ${sql.table(tableName)}
      (key varchar(255) primary key, points integer not null default 0, expire bigint)
  `.execute(db);
}

/** Counters that use these connections. */
export function postgresLimiters(pool: pg.Pool): CreateLimiter {
  return ({ name, requests, windowMs }) =>
    limiterOf(
      new RateLimiterPostgres({
        // A named statement may be looked up on another of the pooler's connections, where it does not exist.
        storeClient: { query: (query: pg.QueryConfig) => pool.query({ ...query, name: undefined }) },
        storeType: 'pool',
        tableName,
        tableCreated: true,
        // the purge does this; the library's timer would outlive the connections
        clearExpiredByTimeout: false,
        keyPrefix: name,
        points: requests,
        duration: windowMs / 1_000,
        // A caller that is refused until the minute is over is refused without asking the database.
        inMemoryBlockOnConsumed: requests + 1,
      }),
    );
}

/** Deletes windows that ended long ago, by the database's clock. */
export async function purgeRateLimits(engine: Engine): Promise<void> {
  await engine.write(async (db) => {
    await sql`
      delete from ${sql.table(tableName)}
      where expire < extract(epoch from now() - interval '10 minutes') * 1000
    `.execute(db);
  });
}
