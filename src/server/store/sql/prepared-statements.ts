// Names for statements, so that PostgreSQL reads and plans each of them once a connection and not each time.
// A pooler may give every transaction another connection, which does not know the name. Then the server says
// so before it has done anything: the statement is tried again, and from then on all go without names.

import { createHash } from 'node:crypto';
import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';
import { codeOf } from './engine.js';

export interface PreparedStatements {
  /** The same connection, whose statements have names. One and the same for each connection. */
  naming(client: pg.PoolClient): PostgresPoolClient;
}

/** Enough for all statements of the kit, except those with lists of varying length. */
const mostNames = 100;
/**
 * The server is a copy that takes no writes. After a failover the address leads to another one, so a busy
 * pool must not keep what it has.
 */
const readOnlyCode = '25006';
/** The server does not know a name, or knows it already. */
const unnamedCodes: readonly (string | undefined)[] = ['26000', '42P05'];

/** A statement has not run, and may run another time. */
class NotPrepared extends Error {
  /** One of the conflicts after which the store tries again. */
  readonly code = '26000';
}

export function createPreparedStatements(): PreparedStatements {
  const names = new Map<string, string>();
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  let isOff = false;
  let generation = 0;

  /** The name tells the text, because a pooler's connections may know statements of others. */
  function nameOf(text: string, values: readonly unknown[]): string | undefined {
    if (isOff || values.length === 0) return undefined;
    const known = names.get(text);
    if (known !== undefined || names.size >= mostNames) return known;
    const hash = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    const name = `kyc_${generation}_${hash}`;
    names.set(text, name);
    return name;
  }

  /** @throws NotPrepared where the name is at fault */
  function judge(error: unknown): never {
    if (unnamedCodes.includes(codeOf(error))) isOff = true;
    else if (isOutdated(error)) {
      generation += 1;
      names.clear();
    } else throw error;
    throw new NotPrepared('PostgreSQL did not run a prepared statement.', { cause: error });
  }

  async function run(client: pg.PoolClient, text: string, values: unknown[]) {
    const name = nameOf(text, values);
    if (name === undefined) return client.query(text, values);
    try {
      return await client.query({ name, text, values });
    } catch (error) {
      return judge(error);
    }
  }

  function wrap(client: pg.PoolClient): PostgresPoolClient {
    let isReadOnly = false;
    function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
    function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
    function query(text: unknown, values: readonly unknown[] = []): unknown {
      return run(client, String(text), [...values]).catch((error: unknown) => {
        isReadOnly ||= codeOf(error) === readOnlyCode;
        throw error;
      });
    }
    return { query, release: () => client.release(isReadOnly) };
  }

  return {
    naming(client) {
      const known = clients.get(client) ?? wrap(client);
      clients.set(client, known);
      return known;
    },
  };
}

/** A newer kit has given the table another column since. Only its routine tells this from other errors. */
const isOutdated = (error: unknown): boolean =>
  codeOf(error) === '0A000' &&
  error instanceof Error &&
  'routine' in error &&
  error.routine === 'RevalidateCachedQuery';
