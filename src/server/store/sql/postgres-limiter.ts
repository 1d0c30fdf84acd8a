// Rate limits that several machines count together, in a table of the store. What is lost in a crash is
// counted anew: the table is unlogged, so that counting costs no disk.

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { limiterOf } from '../../limits/limiter.js';
import type { CreateLimiter } from '../../limits/limiter.js';
import type { Engine } from './engine.js';

const tableName = 'kyc_rate_limits';

/** The table, as the library wants it. */
export async function createRateLimits(db: Kysely<unknown>): Promise<void> {
  await sql`
    create unlogged table ${sql.table(tableName)}
      (key varchar(255) primary key, points integer not null default 0, expire bigint)
  `.execute(db);
}

/** Counters on these connections. */
export function postgresLimiters(pool: pg.Pool): CreateLimiter {
  return ({ name, requests, windowMs }) =>
    limiterOf(
      new RateLimiterPostgres({
        // A name would be looked for on another connection of a pooler's.
        storeClient: { query: (query: pg.QueryConfig) => pool.query({ ...query, name: undefined }) },
        storeType: 'pool',
        tableName,
        tableCreated: true,
        clearExpiredByTimeout: false, // the purge does it; the library's timer outlives the connections
        keyPrefix: name,
        points: requests,
        duration: windowMs / 1_000,
        // Who is refused until the minute is over needs no database for it.
        inMemoryBlockOnConsumed: requests + 1,
      }),
    );
}

/** Removes windows that are long over, by the database's clock. */
export async function purgeRateLimits(engine: Engine): Promise<void> {
  await engine.write(async (db) => {
    await sql`
      delete from ${sql.table(tableName)}
      where expire < extract(epoch from now() - interval '10 minutes') * 1000
    `.execute(db);
  });
}
