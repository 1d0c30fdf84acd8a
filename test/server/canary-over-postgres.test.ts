// What must stay secret, once more: in every row of every table of PostgreSQL.

import type { Store } from '../../src/server/store/store.js';
import { openedStore } from '../support/opened-store.ts';
import { postgresAvailable, startPostgres } from '../support/postgres.ts';
import type { PostgresServer } from '../support/postgres.ts';
import { readRows } from '../support/rows.ts';
import { useDatabases } from './canary-database.js';

vi.setConfig({ testTimeout: 30_000 }); // a server of our own, on a machine that may be busy

describe.skipIf(!postgresAvailable)('over PostgreSQL', async () => {
  let server: PostgresServer;
  const opened: Store[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await server.stop();
  }, 30_000);

  useDatabases(async () => {
    const address = await server.createDatabase();
    const store = await openedStore(address);
    opened.push(store);
    const seen: string[] = [];
    const look = async () => void seen.push(await readRows(address));
    return {
      store,
      look,
      async written() {
        await look();
        return seen.join('\n');
      },
    };
  });
  await import('./canary.test.js');
});
