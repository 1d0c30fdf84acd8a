// What a request costs a database: every statement counts, those of the rate limits too.

import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import Libsql from 'libsql';
import pg from 'pg';
import { trustmatic } from '../../../src/providers/trustmatic/server.js';
import { createKycServer } from '../../../src/server/create-kyc-server.js';
import type { Store } from '../../../src/server/store/store.js';
import { openStore } from '../../../src/server/store/open-store.js';
import { countStatements, takeStatements } from '../../bench/kit/statements.js';
import { openedStore } from '../../support/opened-store.ts';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { fakeTrustmatic, password, username } from '../fake-trustmatic.js';
import { json, origin, secret } from '../kit.js';

countStatements();

const folder = temporaryFolder();

/** A kit as it comes, but for what the provider does meanwhile. */
function startKit(store: Store, { whileAsked = async () => {} } = {}) {
  const upstream = fakeTrustmatic();
  const kit = createKycServer({
    provider: trustmatic({ url: 'https://id.example', username, password }),
    identify: (request) => ({ id: request.headers.get('x-user') ?? 'ada' }),
    origins: [origin],
    secret,
    store,
    returnUrl: '/done',
    logger: { info: () => undefined, warn: () => undefined, error: console.error },
    async fetch(input, init) {
      await whileAsked();
      return upstream.fetch(input, init);
    },
    sweepEveryMs: 0,
  });
  onTestFinished(() => kit.close());
  const known = { clientAddress: '203.0.113.7' };
  const headers = (user: string) => ({ origin, 'sec-fetch-site': 'same-origin', 'x-user': user });
  return {
    settled: () => kit.settled(),
    sweep: () => kit.sweep(),
    open: (user: string) =>
      json(
        kit.fetch(
          new Request(`${origin}/kyc/session`, {
            method: 'POST',
            headers: {
              ...headers(user),
              'content-type': 'application/json',
              'idempotency-key': randomUUID(),
            },
            body: '{"language":"en","display":"inline"}',
          }),
          known,
        ),
      ),
    ask: (user: string, statusUrl: string) =>
      json(kit.fetch(new Request(origin + statusUrl, { headers: headers(user) }), known)),
  };
}

/** A database, and a look at it from outside. */
interface Place {
  readonly store: Store;
  /** Rejects where anybody holds a transaction. */
  readonly findNobodyAtWork: () => Promise<unknown>;
}

function describeCosts(name: string, createPlace: () => Promise<Place>): void {
  describe(name, () => {
    it('takes at most five statements for a new session, and one for a status', async () => {
      const { store } = await createPlace();
      const { open, ask, settled } = startKit(store);
      const first = await open('first'); // connects, and makes the tables
      takeStatements();
      for (let index = 0; index < 20; index += 1)
        expect(await open(`user-${index}`)).toMatchObject({ status: 'page' });
      await settled();
      expect(takeStatements().length).toBeLessThanOrEqual(5 * 20);
      for (let index = 0; index < 20; index += 1) await ask('first', first.statusUrl);
      await settled();
      expect(takeStatements().length).toBeLessThanOrEqual(20 + 1); // one tells the counts of all
    });

    it('holds no transaction and no connection while the provider is asked', async () => {
      const { store, findNobodyAtWork } = await createPlace();
      let goOn = () => {};
      const goesOn = new Promise<void>((resolve) => (goOn = resolve));
      let hasBegun = false;
      const { open, ask } = startKit(store, {
        async whileAsked() {
          hasBegun = true;
          await goesOn;
        },
      });
      const opened = open('ada');
      await vi.waitUntil(() => hasBegun, { timeout: 10_000 });
      await findNobodyAtWork();
      // Eleven sessions are being opened, by a pool of ten connections.
      const others = Array.from({ length: 10 }, (_, index) => open(`user-${index}`));
      const last = await vi.waitUntil(() => store.newest('user-9'), { timeout: 10_000 });
      expect(await ask('user-9', `/kyc/session/${last.id}`)).toMatchObject({ status: 'pending' });
      await findNobodyAtWork();
      goOn();
      for (const answer of [await opened, ...(await Promise.all(others))])
        expect(answer).toMatchObject({ status: 'page' });
    });
  });
}

describeCosts('SQLite', async () => {
  const path = join(folder, `${randomUUID()}.sqlite`);
  return {
    store: openStore(path),
    async findNobodyAtWork() {
      const other = new Libsql(path);
      other.exec('pragma busy_timeout = 0; begin immediate; rollback');
      other.close();
    },
  };
});

/** The steps that SQLite takes for statements. */
function explain(path: string, statements: readonly string[]): readonly string[] {
  const asked = statements.filter((text) => /^(select|insert|update|delete|with)/.test(text));
  expect(asked.length).toBeGreaterThan(2);
  const shell = new Libsql(path);
  const steps = asked.flatMap((text) =>
    shell
      .prepare(`explain query plan ${text}`)
      .all()
      .map((row) => String(Reflect.get(Object(row), 'detail'))),
  );
  shell.close();
  return steps;
}

describe('SQLite', () => {
  it('reads no table from end to end for a customer, however many sessions there are', async () => {
    const path = join(folder, `${randomUUID()}.sqlite`);
    const { open, ask, settled } = startKit(openStore(path));
    await open('first');
    takeStatements();
    const { statusUrl } = await open('ada');
    await ask('ada', statusUrl);
    await settled();
    const plans = explain(path, takeStatements());
    expect(plans.join('\n')).toMatch(/SEARCH/);
    expect(plans.filter((step) => /^SCAN kyc_/.test(step))).toEqual([]);
  });

  it('writes together what arrives turn by turn, because each commit waits for the disk', async () => {
    const store = openStore(join(folder, `${randomUUID()}.sqlite`));
    await store.find('s1');
    takeStatements();
    const written: Promise<void>[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      written.push(store.forgetCounts([`name-${turn}`]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(written);
    const commits = takeStatements().filter((statement) => statement === 'commit');
    expect(commits).toHaveLength(1);
    await store.close();
  });

  it('reads all sessions neither for a round of the sweeper nor to count what waits', async () => {
    const path = join(folder, `${randomUUID()}.sqlite`);
    const store = openStore(path);
    const { open, sweep } = startKit(store);
    await open('first');
    takeStatements();
    await sweep();
    await store.backlog();
    const plans = explain(path, takeStatements());
    expect(plans.join('\n')).toMatch(/kyc_sessions USING COVERING INDEX kyc_sessions_review/);
    const ofAll = /^SCAN kyc_(sessions|users|request_keys)(?! USING COVERING INDEX kyc_sessions_review)/;
    expect(plans.filter((step) => ofAll.test(step))).toEqual([]);
  });
});

describe.skipIf(!postgresAvailable)('PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  describeCosts('the store', async () => {
    const address = await server.createDatabase();
    return {
      store: await openedStore(address),
      async findNobodyAtWork() {
        const client = new pg.Client({ connectionString: address });
        await client.connect();
        await vi.waitFor(
          async () => {
            const { rows } = await client.query<{ state: string }>(
              'select state from pg_stat_activity ' +
                'where datname = current_database() and pid <> pg_backend_pid()',
            );
            expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['idle']));
          },
          { timeout: 10_000 }, // a statement of others may be on its way
        );
        await client.end();
      },
    };
  });
});
