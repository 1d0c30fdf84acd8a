// Connections to PostgreSQL: how many, how long one is waited for, and when one is given up.

import type pg from 'pg';
import { describeError } from '../../logger.js';
import type { Logger } from '../../logger.js';
import { codeOf } from './engine.js';

export interface PostgresPoolOptions {
  readonly driver: Pick<typeof pg, 'Pool' | 'Client'>;
  readonly logger?: Logger | undefined;
}

export interface PostgresPool {
  readonly pool: pg.Pool;
  /** As `pool.connect()`; an exhausted pool says so. */
  readonly connect: () => Promise<pg.PoolClient>;
  /** From now on a connection that is at one piece of work for longer than this is given up. */
  readonly giveUpAfter: (silenceMs: number) => void;
}

const defaultSize = 10;
/** Below what a verb of the store may take, so that the reason is told, and not only that it was late. */
const connectMs = 2_500;
const quietMs = 10_000;

/**
 * Opens no connection yet. `pool_size` in the address is how many there are at most, 10 by default. The
 * driver reads all else.
 */
export function createPostgresPool(
  address: string,
  { driver: { Pool, Client }, logger }: PostgresPoolOptions,
): PostgresPool {
  const { connectionString, size } = readPoolSize(address);
  const pool = new Pool({
    connectionString,
    application_name: 'kyc-enrolment',
    connectionTimeoutMillis: connectMs,
    max: size,
    // Nothing that a pooler before the database would refuse at the start of a connection: how long a
    // statement may take is said in each transaction.
  });
  // A connection may break while nobody uses it, and in use besides the query that hears of it. Unheard, each
  // would end the process.
  const note = (error: Error) =>
    logger?.warn({ code: codeOf(error), ...describeError(error) }, 'A connection to the store broke.');
  pool.on('error', note);
  pool.on('connect', (client) => client.on('error', note));

  let longestMs = Infinity;
  const timers = new WeakMap<object, ReturnType<typeof setTimeout>>();
  pool.on('acquire', (client) => {
    if (longestMs === Infinity) return;
    // A machine that vanished closes no connection: TCP alone would wait for a quarter of an hour, and every
    // request with it. At work, it is cut off; the pool makes another one.
    const giveUp = () => {
      if (client instanceof Client) client.end().catch(() => undefined);
    };
    timers.set(client, setTimeout(giveUp, longestMs));
  });
  pool.on('release', (_error, client) => clearTimeout(timers.get(client)));

  let quietUntil = -Infinity;
  return {
    pool,
    async connect() {
      try {
        return await pool.connect();
      } catch (error) {
        const isExhausted = error instanceof Error && !codeOf(error) && pool.idleCount === 0;
        if (isExhausted && pool.totalCount >= size && performance.now() >= quietUntil) {
          quietUntil = performance.now() + quietMs;
          logger?.error(
            { code: 'POOL_EXHAUSTED', pauseMs: connectMs },
            `All ${size} connections to PostgreSQL are in use, and none came free. If it answers in time, ` +
              'give the address a larger "pool_size". Not told again for ten seconds.',
          );
        }
        throw error;
      }
    },
    giveUpAfter: (silenceMs) => void (longestMs = silenceMs),
  };
}

/** The driver would pass a parameter that it does not know on to the server. */
function readPoolSize(address: string): { readonly connectionString: string; readonly size: number } {
  const url = new URL(address);
  const size = Number(url.searchParams.get('pool_size') ?? defaultSize);
  if (!url.searchParams.has('pool_size')) return { connectionString: address, size };
  url.searchParams.delete('pool_size');
  return { connectionString: url.href, size: Number.isSafeInteger(size) && size > 0 ? size : defaultSize };
}
