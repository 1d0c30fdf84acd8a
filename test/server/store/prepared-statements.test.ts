// Statements that PostgreSQL knows by name, and what happens where it does not.

import pg from 'pg';
import { openStore } from '../../../src/server/store/open-store.js';
import { pgBouncerAvailable, startPgBouncer } from '../../support/pgbouncer.ts';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { session } from './records.js';

vi.setConfig({ testTimeout: 30_000 }); // a server of our own, on a machine that may be busy

const original = pg.Client.prototype.query;

/** The reads of single sessions from now on, each with the name of its statement. */
function listen(): (string | undefined)[] {
  const reads: (string | undefined)[] = [];
  const query = vi.spyOn(pg.Client.prototype, 'query');
  query.mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given;
    const { name, text = String(asked) } = Object(asked) as { name?: string; text?: string };
    if (text.includes('from "kyc_sessions" where "id" =')) reads.push(name);
    return Reflect.apply(original, this, given) as never;
  });
  onTestFinished(() => {
    query.mockRestore();
  });
  return reads;
}

describe.skipIf(!postgresAvailable)('prepared statements', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop(), 30_000);

  it('have one name each, which tells their text', async () => {
    const reads = listen();
    for (let start = 0; start < 2; start += 1) {
      const store = openStore(await server.createDatabase());
      for (let turn = 0; turn < 3; turn += 1) expect(await store.find('s1')).toBeUndefined();
      await store.close();
    }
    expect(reads).toHaveLength(6);
    expect([...new Set(reads)]).toEqual([expect.stringMatching(/^kyc_0_[\w-]{22}$/)]);
  });

  it('run again under another name where a newer kit has given the table a column', async () => {
    const address = await server.createDatabase();
    const store = openStore(address);
    await store.open({ session: session('s1'), after: undefined });
    for (let turn = 0; turn < 3; turn += 1) expect(await store.find('s1')).toMatchObject({ id: 's1' });
    const newer = new pg.Client({ connectionString: address });
    await newer.connect();
    await newer.query('alter table kyc_sessions add column later text');
    for (let turn = 0; turn < 3; turn += 1) expect(await store.find('s1')).toMatchObject({ id: 's1' });
    await newer.end();
    await store.close();
  });

  it.skipIf(!pgBouncerAvailable)('go without names behind a pooler that does not know them', async () => {
    const pooler = await startPgBouncer(server);
    const reads = listen();
    const store = openStore(pooler.addressOf(await server.createDatabase()));
    const ask = () => Promise.all(Array.from({ length: 30 }, (_, index) => store.find(`s${index}`)));
    for (let turn = 0; turn < 5; turn += 1) expect(new Set(await ask())).toEqual(new Set([undefined]));
    expect(reads[0]).toMatch(/^kyc_/);
    reads.length = 0;
    await ask();
    expect(new Set(reads)).toEqual(new Set([undefined]));
    await store.close();
    await pooler.stop();
  });
});
