// Rate limits that several machines count together, in a table of the store. The table is unlogged, so
// counting writes no log to disk. After a crash, counting starts at zero.

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { CreateLimiter } from '../../limits/limiter.js';
import type { Engine } from './engine.js';
import { createSharedCounts } from './shared-counts.js';
import type { Counted } from './shared-counts.js';

const tableName = 'kyc_rate_limits';

/**
 * Creates the table in the form that the library of the previous version's kit expects, because such a kit
 * still counts with it.
 */
export async function createRateLimits(db: Kysely<unknown>): Promise<void> {
  await sql`
    create unlogged table ${sql.table(tableName)}
      (key varchar(255) primary key, points integer not null default 0, expire bigint)
  `.execute(db);
}

/** Counters that use these connections. */
export function postgresLimiters(pool: pg.Pool): CreateLimiter {
  const counts = createSharedCounts((counted) => tell(pool, counted));
  return ({ name, ...budget }) => ({ count: (key) => counts.count(`${name}:${key}`, budget) });
}

/** One statement for all keys, in their order, so that machines cannot wait for each other in a circle. */
async function tell(pool: pg.Pool, counted: readonly Counted[]): Promise<readonly Counted[]> {
  const { rows } = await pool.query<{ key: string; points: number; until: string }>({
    text: `
      insert into ${tableName} as present (key, points, expire)
      select * from unnest($1::text[], $2::integer[], $3::bigint[]) as counted (key, points, expire)
      order by key
      on conflict (key) do update set
        points = excluded.points + case when present.expire <= $4 then 0 else present.points end,
        expire = case when present.expire <= $4 then excluded.expire else present.expire end
      returning key, points, expire as until`,
    values: [
      counted.map(({ key }) => key),
      counted.map(({ points }) => points),
      counted.map(({ until }) => Math.round(until)),
      Date.now(),
    ],
  });
  return rows.map(({ key, points, until }) => ({ key, points, until: Number(until) }));
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
