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
    const { kit, logged, clock } = startKit({
      store: openStore(address),
      rateLimits: { session: { address: 5 }, status: {} },
    });
    const request = () =>
      kit.fetch(
        new Request(`${origin}/kyc/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin },
          body: '{}',
        }),
        { clientAddress: '203.0.113.7' },
      );
    return { kit, logged, clock, request };
  };

  it('check 83: are one budget for two machines', async () => {
    const address = await server.createDatabase();
    const machines = [openStore(address), openStore(address)];
    const counters = machines.map((store) =>
      store.createLimiter!({ name: 'session-address', requests: 5, windowMs: 60_000 }),
    );
    const isRefused: boolean[] = [];
    for (let turn = 0; turn < 8; turn += 1) isRefused.push((await counters[turn % 2]!.count('key')) > 0);
    expect(isRefused).toEqual([false, false, false, false, false, true, true, true]);
    await Promise.all(machines.map((store) => store.close()));
  });

  it('check 83: name no address in the table', async () => {
    const address = await server.createDatabase();
    const { kit, clock, request } = machine(address);
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    const read = async () => (await client.query<{ key: string }>('select key from kyc_rate_limits')).rows;
    // A database that is slow to open is done without for ten seconds.
    for (let tries = 0; tries < 20 && !(await request().then(read)).length; tries += 1) clock.now += 11_000;
    expect(await read()).toEqual([{ key: expect.stringMatching(/^session-address:[\w-]{22,}$/) }]);
    await client.end();
    await kit.close();
  });

  it('are purged when they are long over', async () => {
    const address = await server.createDatabase();
    const { kit, request } = machine(address);
    await request();
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    const inAnHour = Date.now() + 3_600_000;
    await client.query('insert into kyc_rate_limits values ($1, 1, 1), ($2, 1, null), ($3, 1, $4)', [
      'old',
      'endless',
      'present',
      inAnHour,
    ]);
    await kit.sweep();
    const { rows } = await client.query<{ key: string }>(
      `select key from kyc_rate_limits where key not like 'session-%' order by key`,
    );
    await client.end();
    expect(rows.map(({ key }) => key)).toEqual(['endless', 'present']);
    await kit.close();
  });

  it('fall back to each machine while the database is away, without taking the kit down', async () => {
    const { kit, logged, request } = machine('postgres://kyc@127.0.0.1:1/nowhere');
    const answers = await Promise.all([request(), request()]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503])); // sessions need the store
    const refused = await Promise.all([request(), request(), request(), request()]);
    expect(refused.map(({ status }) => status)).toEqual([503, 503, 503, 429]);
    expect(logged).toContainEqual(expect.stringContaining('each process counts for itself'));
    await kit.close();
  });
});
