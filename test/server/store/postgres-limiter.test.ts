import pg from 'pg';
import { openStore } from '../../../src/server/store/open-store.js';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { origin, startKit } from '../kit.js';

describe.skipIf(!postgresAvailable)('rate limits in PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop(), 30_000);

  const machine = (address: string) => {
    const { kit, logged } = startKit({ store: openStore(address), rateLimits: { session: { address: 5 }, status: {} } });
    const request = () => kit.fetch(new Request(`${origin}/kyc/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: '{}' }), { clientAddress: '203.0.113.7' });
    return { kit, logged, request };
  };

  it('check 83: are one budget for two machines, and name no address in the table', async () => {
    const address = await server.createDatabase();
    const machines = [machine(address), machine(address)];
    const answers: number[] = [];
    for (let turn = 0; turn < 8; turn += 1) answers.push((await machines[turn % 2]!.request()).status);
    expect(answers).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);

    const client = new pg.Client({ connectionString: address });
    await client.connect();
    const { rows } = await client.query('select key, points from kyc_rate_limits');
    await client.end();
    expect(rows).toEqual([{ key: expect.stringMatching(/^session-address:[\w-]{22,}$/), points: 7 }]); // of eight: who refuses once knows it by heart
    await Promise.all(machines.map(({ kit }) => kit.close()));
  });

  it('are purged when they are long over', async () => {
    const address = await server.createDatabase();
    const { kit, request } = machine(address);
    await request();
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(`insert into kyc_rate_limits values ('old', 1, 1), ('endless', 1, null)`);
    await kit.sweep();
    const { rows } = await client.query<{ key: string }>('select key from kyc_rate_limits order by key');
    await client.end();
    expect(rows.map(({ key }) => key)).toEqual(['endless', expect.stringMatching(/^session-address:/)]);
    await kit.close();
  });

  it('fall back to each machine while the database is away, without taking the kit down', async () => {
    const { kit, logged, request } = machine('postgres://kyc@127.0.0.1:1/nowhere');
    const answers = await Promise.all([request(), request()]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([500])); // sessions need the store
    const refused = await Promise.all([request(), request(), request(), request()]);
    expect(refused.map(({ status }) => status)).toEqual([500, 500, 500, 429]);
    expect(logged).toContainEqual(expect.stringContaining('each process counts for itself'));
    await kit.close();
  });
});
