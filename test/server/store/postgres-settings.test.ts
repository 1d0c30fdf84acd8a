// What an administrator may have set for a PostgreSQL database, and for the roles in it.

import pg from 'pg';
import { openStore } from '../../../src/server/store/open-store.js';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';

vi.setConfig({ testTimeout: 30_000 }); // a server of our own, on a machine that may be busy

describe.skipIf(!postgresAvailable)('a PostgreSQL database', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop(), 30_000);

  async function run(address: string, statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(statement);
    await client.end();
  }

  it.each(['repeatable read', 'serializable'])(
    'that is %s by default gets its tables from several machines that start at once',
    async (level) => {
      const address = await server.createDatabase();
      const database = new URL(address).pathname.slice(1);
      await run(address, `alter database ${database} set default_transaction_isolation = '${level}'`);
      const stores = Array.from({ length: 4 }, () => openStore(address));
      onTestFinished(async () => {
        await Promise.all(stores.map((store) => store.close()));
      });
      expect(await Promise.all(stores.map((store) => store.find('s1')))).toEqual(stores.map(() => undefined));
    },
  );

  it('whose encoding has not all characters is told, with what to do', async () => {
    const address = await server.createDatabase();
    await run(address, "create database narrow encoding 'LATIN1' template template0");
    const said: string[] = [];
    const note = (facts: object, message: string) => void said.push(`${JSON.stringify(facts)} ${message}`);
    const opened = openStore(address.replace(/\/kyc\d+/, '/narrow'), {
      logger: { info: note, warn: note, error: note },
    });
    onTestFinished(() => opened.close());
    await opened.find('s1');
    expect(said).toEqual([expect.stringMatching(/LATIN1.*ENCODING 'UTF8'/)]);
  });
});
