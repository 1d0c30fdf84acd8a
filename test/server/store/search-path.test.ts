// Kits in schemas of their own: the database's other schemas are another kit's, or another's altogether.

import pg from 'pg';
import { openStore } from '../../../src/server/store/open-store.js';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { consent } from './records.js';

vi.setConfig({ testTimeout: 30_000 }); // a server of our own, on a machine that may be busy

describe.skipIf(!postgresAvailable)('schemas of one PostgreSQL database', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop(), 30_000);

  const within = (address: string, path: string) =>
    `${address}&options=${encodeURIComponent(`-c search_path=${path}`)}`;

  async function run(address: string, statement: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    const { rows } = await client.query<Record<string, unknown>>(statement);
    await client.end();
    return rows;
  }

  async function store(address: string) {
    const opened = openStore(address);
    onTestFinished(() => opened.close());
    await opened.addConsent(consent('c1'));
    return opened;
  }

  it('each have a kit, with tables of its own', async () => {
    const address = await server.createDatabase();
    await run(address, 'create schema first; create schema "The-Second"');
    for (const path of ['first', '"The-Second"', 'public']) {
      const opened = await store(within(address, path));
      expect(await opened.consents('ada')).toHaveLength(1);
      await opened.close();
      await store(within(address, path)); // once more, on the tables that there are
    }
    expect(
      await run(address, `select distinct schemaname from pg_tables where tablename like 'kyc%' order by 1`),
    ).toEqual(['The-Second', 'first', 'public'].map((schemaname) => ({ schemaname })));
  });

  it('leave the tables where they are, when a schema comes before theirs in the search path', async () => {
    const address = await server.createDatabase();
    await (await store(address)).close();
    await run(
      address,
      `create schema nearer; delete from kyc_migrations where name >= '0010';
      alter table kyc_request_keys drop column remembered_at`,
    );
    const opened = openStore(within(address, 'nearer,public'));
    onTestFinished(() => opened.close());
    expect(await opened.consents('ada')).toHaveLength(1);
  });

  it('is told where the search path names none that there is', async () => {
    const said: string[] = [];
    const note = (_facts: object, message: string) => void said.push(message);
    const logger = { info: note, warn: note, error: note };
    const opened = openStore(within(await server.createDatabase(), 'nowhere'), { logger });
    onTestFinished(() => opened.close());
    await expect(opened.find('s1')).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
    expect(said).toEqual([expect.stringMatching(/search path .* names no schema/)]);
  });
});
