// Stores that fail as they do in a data centre: nobody waits long, nothing is lost, and it works again by
// itself.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Libsql from 'libsql';
import pg from 'pg';
import { openStore } from '../../../src/server/store/open-store.js';
import type { Store } from '../../../src/server/store/store.js';
import { openedStore } from '../../support/opened-store.ts';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { createSmallDisk, smallDiskAvailable } from '../../support/small-disk.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { bodies, startMerchant } from '../../providers/wultra/merchant.js';
import { json, startKit } from '../kit.js';

vi.setConfig({ testTimeout: 60_000 }); // a server of our own, on a machine that may be busy

const folder = temporaryFolder();

/** A kit as it comes, with rate limits. */
function startOver(store: Store) {
  const started = startKit({ store, rateLimits: {} });
  onTestFinished(() => started.kit.close());
  const { send, open, logged } = started;
  const status = async (answer: Promise<Response>) => (await answer).status;
  return {
    ...started,
    logged,
    /** What it says of itself a second later: lives, can work. */
    async health() {
      started.clock.now += 1_000;
      return [await status(send('health/live')), await status(send('health/ready'))];
    },
    /** A new customer is told to come again, in time for every proxy. */
    async expectUnavailable() {
      const begun = performance.now();
      const refused = await open({}, { 'x-user': randomUUID() });
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await refused.json()).toMatchObject({ code: 'SERVER_UNAVAILABLE' });
      expect(performance.now() - begun).toBeLessThan(5_000);
    },
    async expectOpens() {
      await vi.waitFor(
        async () => {
          const opened = await json(open({}, { 'x-user': randomUUID() }));
          expect(opened).toMatchObject({ status: 'page' });
        },
        { timeout: 20_000 },
      );
    },
  };
}

describe.skipIf(!postgresAvailable)('PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it('that is frozen keeps nobody waiting, and loses nothing', async () => {
    const { open, ask, send, health, expectUnavailable, expectOpens } = startOver(
      await openedStore(await server.createDatabase()),
    );
    const { statusUrl } = await json(open());
    expect(await health()).toEqual([200, 200]);
    await server.freeze();
    const began = performance.now();
    const [, read, back, well] = await Promise.all([
      expectUnavailable(),
      ask(statusUrl),
      send('return/success'),
      health(),
    ]);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect([read.status, read.headers.get('retry-after')]).toEqual([503, '5']);
    expect([back.status, back.headers.get('content-type')]).toEqual([200, expect.stringContaining('html')]);
    expect(well).toEqual([200, 503]);
    await Promise.all(Array.from({ length: 30 }, expectUnavailable)); // more than there are connections
    await server.thaw();
    await expectOpens();
    expect(await health()).toEqual([200, 200]);
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
  });

  it("that is frozen answers Wultra's caller within its five seconds, and loses no decision", async () => {
    const store = await openedStore(await server.createDatabase());
    const { kit, call, clock, asked } = startMerchant({ store, limit: 6_000 });
    onTestFinished(() => kit.close());
    const ask = async (processId: string) => {
      const given = { processId, verificationId: processId };
      const called = [
        call('user/lookup', bodies.lookup({ processId })),
        call('client/evaluate', bodies.evaluate(given)),
        call('client/approve', bodies.approve(given)),
      ];
      const begun = performance.now();
      const answers = await Promise.all(called);
      expect(performance.now() - begun).toBeLessThan(5_000);
      return answers.map(({ status }) => status);
    };
    expect(await ask(randomUUID())).toEqual([200, 200, 200]);
    await server.freeze();
    const frozen = randomUUID();
    expect((await ask(frozen)).slice(1)).toEqual([503, 503]); // what has to be kept cannot be answered
    await server.thaw();
    await vi.waitFor(async () => expect(await ask(frozen)).toEqual([200, 200, 200]), { timeout: 30_000 });
    // Whoever was told to wait, because the frozen call seemed to be at work, is told the decision.
    await vi.waitFor(async () => {
      clock.now += 60_000;
      await kit.sweep();
      expect(asked.approveClient).toHaveLength(2);
    });
  });

  it('whose connections are all in use is told so, and tried again', async () => {
    const address = new URL(await server.createDatabase());
    address.searchParams.set('pool_size', '2');
    const said: string[] = [];
    const note = (facts: object, message: string) => void said.push(JSON.stringify(facts) + message);
    const store = await openedStore(address.href, { logger: { info: note, warn: note, error: note } });
    const { expectUnavailable, expectOpens } = startOver(store);
    await expectOpens();
    const shell = new pg.Client({ connectionString: address.href.replace(/[?&]pool_size=2/, '') });
    await shell.connect();
    await shell.query('begin; lock table kyc_users');
    await Promise.all(Array.from({ length: 6 }, expectUnavailable));
    await shell.query('rollback');
    await shell.end();
    await expectOpens();
    expect(said).toContainEqual(expect.stringMatching(/POOL_EXHAUSTED.*All 2 connections.*pool_size/));
  });

  it('that is found as a read-only copy during a failover is not kept to after it', async () => {
    const address = await server.createDatabase();
    const { expectUnavailable, expectOpens, health } = startOver(await openedStore(address));
    await expectOpens();
    const alter = async (isReadOnly: 'on' | 'off') => {
      const shell = new pg.Client({
        connectionString: address,
        options: '-c default_transaction_read_only=off',
      });
      await shell.connect();
      const database = new URL(address).pathname.slice(1);
      await shell.query(`alter database ${database} set default_transaction_read_only = ${isReadOnly}`);
      await shell.end();
    };
    await alter('on'); // for connections that are made from now on
    await server.breakConnections();
    for (let times = 0; times < 3; times += 1) await expectUnavailable();
    expect(await health()).toEqual([200, 503]);
    await alter('off');
    await expectOpens();
    expect(await health()).toEqual([200, 200]);
  });

  it('is one pool of the size that its address says', async () => {
    const address = new URL(await server.createDatabase());
    address.searchParams.set('pool_size', '3');
    const store = openStore(address.href);
    onTestFinished(() => store.close());
    await Promise.all(Array.from({ length: 40 }, () => store.find('s1')));
    const shell = new pg.Client({ connectionString: address.href.replace(/[?&]pool_size=3/, '') });
    await shell.connect();
    const { rows } = await shell.query<{ count: string }>(
      "select count(*) from pg_stat_activity where application_name = 'kyc-enrolment'" +
        ' and datname = current_database()',
    );
    await shell.end();
    expect(Number(rows[0]?.count)).toBe(3);
  });
});

describe('SQLite', () => {
  it('that somebody keeps locked is read without waiting', async () => {
    const path = join(folder, `${randomUUID()}.sqlite`);
    const { open, ask, health, expectUnavailable, expectOpens } = startOver(openStore(path));
    const { statusUrl } = await json(open());
    const shell = new Libsql(path);
    shell.exec('begin immediate');
    const writing = expectUnavailable();
    const begun = performance.now();
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
    expect(performance.now() - begun).toBeLessThan(1_000);
    await writing;
    expect(await health()).toEqual([200, 503]);
    // also by a process that starts now
    expect(await json(startOver(openStore(path)).ask(statusUrl))).toMatchObject({ status: 'page' });
    shell.exec('commit');
    shell.close();
    await expectOpens();
    expect(await health()).toEqual([200, 200]);
  });

  it.skipIf(!smallDiskAvailable)('on a full disk is read, and written again when there is room', async () => {
    const disk = createSmallDisk();
    const store = openStore(join(disk.folder, 'kyc.sqlite'));
    const { kit, open, ask, health, expectUnavailable, expectOpens } = startOver(store);
    onTestFinished(() => kit.close().then(() => disk.remove()));
    const { statusUrl } = await json(open());
    disk.fill();
    await vi.waitFor(expectUnavailable); // what the log has room for still is written
    expect(await health()).toEqual([200, 503]);
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
    disk.empty();
    await expectOpens();
    expect(await health()).toEqual([200, 200]);
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
  });

  it.skipIf(!smallDiskAvailable)('in a folder that may only be read is not ready, and is later', async () => {
    const disk = createSmallDisk();
    onTestFinished(() => disk.remove());
    const before = startOver(openStore(join(disk.folder, 'kyc.sqlite')));
    const { statusUrl } = await json(before.open());
    await before.kit.close();
    const view = disk.readOnlyView();
    const path = join(view.folder, 'kyc.sqlite');
    const { kit, ask, health, expectUnavailable, expectOpens } = startOver(openStore(path));
    onTestFinished(() => kit.close());
    await expectUnavailable();
    expect(await health()).toEqual([200, 503]);
    view.setWritable();
    await expectOpens();
    expect(await health()).toEqual([200, 200]);
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
  });
});
