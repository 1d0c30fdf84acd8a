import { openStore } from '../../../src/server/store/open-store.js';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { describeStore } from './store-contract.js';

describe.skipIf(!postgresAvailable)('PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop(), 30_000);

  describeStore('the store in PostgreSQL', async () => openStore(await server.createDatabase()));
});
