// Opening and counting a session in one statement of PostgreSQL.

import pg from 'pg';
import type { Counting } from '../../../src/server/store/day-counts.js';
import { openStore } from '../../../src/server/store/open-store.js';
import type { Opening, Store } from '../../../src/server/store/store.js';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { session } from './records.js';

vi.setConfig({ testTimeout: 30_000 }); // a server of our own, on a machine that may be busy

const now = 1_000;
const crowd = Array.from({ length: 48 }, (_, index) => index);

describe.skipIf(!postgresAvailable)('a session that is opened and counted in one statement', () => {
  let server: PostgresServer;
  let address: string;
  const stores: Store[] = [];
  const open = (poolSize = 10) => {
    const sized = new URL(address);
    sized.searchParams.set('pool_size', String(poolSize));
    const store = openStore(sized.href);
    stores.push(store);
    return store;
  };
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  beforeEach(async () => {
    address = await server.emptiedDatabase();
  });
  afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));
  afterAll(() => server.stop(), 30_000);

  it('opens and counts at once, or leaves both to be tried alone', async () => {
    const machine = open();
    const begin = (id: string, counting: Counting, given: Partial<Opening> = {}) =>
      machine.openCounted?.({ session: session(id, { userId: id }), after: undefined, ...given }, counting);
    const budgets = [
      { name: 'user', most: 2 },
      { name: 'key', most: 1, isFirm: true },
    ];
    expect(await begin('s1', { at: now, budgets }, { key: 'k' })).toEqual({
      isOpen: true,
      isCounted: true,
    });
    expect(await machine.recall('s1', 'k')).toMatchObject({ newest: { id: 's1' }, answered: { id: 's1' } });
    expect(await machine.countUp({ at: now, budgets })).toMatchObject({ name: 'key' });
    // a budget that is used up
    expect((await begin('s2', { at: now, budgets }))?.isCounted).toBe(false);
    expect(await machine.countUp({ at: now, budgets: [{ name: 'user', most: 2 }] })).toBeUndefined();
    // a place that is taken, with and without a key
    const free = { at: now, budgets: [{ name: 'free', most: 1 }] };
    const again = session('s3', { userId: 's1' });
    for (const given of [{ session: again }, { session: again, key: 'k' }, { after: 'nobody' }])
      expect(await begin('s3', free, given)).toEqual({ isOpen: false, isCounted: false });
    expect(await machine.find('s3')).toBeUndefined();
    expect(await machine.countUp(free)).toBeUndefined();
    expect(await begin('s4', { at: now, budgets: [] })).toEqual({ isOpen: true, isCounted: true });
  });

  it('opens and counts a crowd on two machines, and exceeds no budget', async () => {
    // as servers that run: with their tables, and few connections to make in front of the crowd
    const machines = [open(4), open(4)] as const;
    await Promise.all(machines.map((machine) => machine.find('nobody')));
    const counting = { at: now, budgets: [{ name: 'kit', most: 12 }] };
    const begun = await Promise.all(
      crowd.map(async (index) =>
        machines[index % 2]?.openCounted?.(
          { session: session(`c${index}`, { userId: `c${index}` }), after: undefined, key: `k${index}` },
          counting,
        ),
      ),
    );
    const counted = begun.filter((one) => one?.isCounted);
    expect(counted.length).toBeGreaterThan(0);
    const rest = await Promise.all(crowd.map(async (index) => machines[index % 2]?.countUp(counting)));
    expect(counted.length + rest.filter((tooMany) => tooMany === undefined).length).toBe(12);
  });

  it('stays open where the database fails when the count has to be taken back', async () => {
    const machine = open();
    const counting = { at: now, budgets: [{ name: 'kit', most: 1 }] };
    await machine.find('s1'); // the tables are there
    const another = new pg.Client({ connectionString: address });
    await another.connect();
    onTestFinished(() => another.end());
    for (const [id, code, most] of [
      ['s1', '26000', 1], // a pooler's other connection
      ['s2', '08006', 2], // the connection is gone
    ] as const) {
      await another.query('begin');
      await another.query(
        `insert into kyc_counts values ('kit', 0, 1)
          on conflict (name, hour) do update set amount = kyc_counts.amount + 1`,
      );
      const failed = failOnce(/^insert into "kyc_counts"/, code);
      const budgets = [{ name: 'kit', most }];
      const begun = machine.openCounted?.(
        { session: session(id, { userId: id }), after: undefined },
        { at: now, budgets },
      );
      await untilWaiting(another);
      await another.query('commit');
      expect(await begun).toEqual({ isOpen: true, isCounted: false });
      expect(failed()).toBe(true);
      expect(await machine.find(id)).toMatchObject({ id });
    }
    expect(await machine.countUp(counting)).toMatchObject({ name: 'kit' });
  });
});

/** Lets a statement fail once, before the server hears of it. */
function failOnce(statement: RegExp, code: string): () => boolean {
  const original = pg.Client.prototype.query;
  let hasFailed = false;
  const query = vi.spyOn(pg.Client.prototype, 'query');
  query.mockImplementation(function (this: pg.Client, ...given: unknown[]) {
    const [asked] = given;
    const { text = String(asked) } = Object(asked) as { text?: string };
    if (hasFailed || !statement.test(text)) return Reflect.apply(original, this, given) as never;
    hasFailed = true;
    query.mockRestore();
    return Promise.reject(Object.assign(new Error('The statement has not run.'), { code })) as never;
  });
  return () => hasFailed;
}

/** Until the store's statement waits for a lock. */
async function untilWaiting(client: pg.Client): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await client.query<{ waiting: string }>(
      `select count(*) as waiting from pg_stat_activity where wait_event_type = 'Lock'`,
    );
    expect(Number(rows[0]?.waiting)).toBeGreaterThan(0);
  });
}
