import { openStore } from '../../../src/server/store/open-store.js';
import { openPostgresStore } from '../../../src/server/store/sql/postgres.js';
import { pgBouncerAvailable, startPgBouncer } from '../../support/pgbouncer.ts';
import type { PgBouncer } from '../../support/pgbouncer.ts';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { describeStore } from './store-contract.js';

describe.skipIf(!postgresAvailable || !pgBouncerAvailable)('PostgreSQL behind PgBouncer', () => {
  let server: PostgresServer;
  let pooler: PgBouncer;
  beforeAll(async () => {
    server = await startPostgres();
    pooler = await startPgBouncer(server);
  });
  afterAll(async () => {
    await pooler.stop();
    await server.stop();
  });

  describeStore('the store behind a pooler in transaction mode', async () =>
    openStore(pooler.addressOf(await server.emptiedDatabase())),
  );

  it('requests are counted together, by whichever connection', async () => {
    const store = await openPostgresStore(pooler.addressOf(await server.createDatabase()));
    const limiter = store.createLimiter?.({ name: 'opening', requests: 5, windowMs: 60_000 });
    if (!limiter) throw new Error('The store counts nothing.');
    const counted = await Promise.all(Array.from({ length: 20 }, () => limiter.count('user')));
    expect(counted.filter((pauseMs) => pauseMs === 0)).toHaveLength(5);
    await store.close();
  });
});
