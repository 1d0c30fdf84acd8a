// Tables that a database administrator makes, and two versions of the kit on one database.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Logger } from '../../../src/server/logger.js';
import { tellOfEarlierStart } from '../../../src/server/store/earlier-start.js';
import { openStore } from '../../../src/server/store/open-store.js';
import { printMigrations } from '../../../src/server/store/sql/print-migrations.js';
import { bundle } from '../../support/bundle.mjs';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { json, startKit } from '../kit.js';
import { event, session } from './records.js';

vi.setConfig({ testTimeout: 60_000 }); // a server of our own, on a machine that may be busy

/** Runs SQL as the database's owner. */
async function run(address: string, text: string) {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe.skipIf(!postgresAvailable)('a role that may make no tables', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
    await run(await server.createDatabase(), 'create role clerk login');
  });
  afterAll(() => server.stop());

  const describeTables = (address: string) =>
    run(
      address,
      `select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
       where table_schema = 'public' order by 1, 2`,
    );
  const describeIndexes = (address: string) =>
    run(address, `select indexdef from pg_indexes where schemaname = 'public' order by 1`);
  const asClerk = (address: string) => address.replace('kyc@', 'clerk@');
  const grants = `grant select, insert, update, delete on all tables in schema public to clerk;
    grant usage on all sequences in schema public to clerk`;

  it('works on tables that were made of the printed SQL, which are those that the kit makes', async () => {
    const [printed, made] = [await server.createDatabase(), await server.createDatabase()];
    await run(printed, await printMigrations());
    await run(printed, grants);
    const { kit, open, ask, send } = startKit({ store: openStore(asClerk(printed), { migrate: false }) });
    const { statusUrl } = await json(open());
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
    expect((await send('health/ready')).status).toBe(200);
    await kit.sweep();
    await kit.close();

    const own = openStore(made);
    await own.find('s1');
    await own.close();
    expect(await describeTables(printed)).toEqual(await describeTables(made));
    expect(await describeIndexes(printed)).toEqual(await describeIndexes(made));
  });

  it('is told what is missing, by name, and what prints it', async () => {
    const address = await server.createDatabase();
    const store = openStore(asClerk(address), { migrate: false });
    await expect(store.find('s1')).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringMatching(/Missing: 0001-first-tables.*kyc-server migrate --print/),
    });
    await run(address, await printMigrations());
    await run(address, grants);
    expect(await store.find('s1')).toBeUndefined(); // without a restart
    await store.close();
  });

  it('gets the rest alone where the tables are those of an older version', async () => {
    const address = await server.createDatabase();
    const whole = await printMigrations();
    await run(address, `${whole.slice(0, whole.indexOf('-- 0003'))} commit`);
    await run(address, await printMigrations({ after: '0002-rate-limits' }));
    await run(address, grants);
    const store = openStore(asClerk(address), { migrate: false });
    expect(await store.find('s1')).toBeUndefined();
    await store.close();
  });

  it('takes the indexes that docs/operations.md has for large tables, made by hand before', async () => {
    const [updated, fresh] = [await server.createDatabase(), await server.createDatabase()];
    const whole = await printMigrations();
    await run(updated, `${whole.slice(0, whole.indexOf('-- 0005'))} commit`);
    const advice = readFileSync('docs/operations.md', 'utf8');
    const byHand = [...advice.matchAll(/^create index concurrently [^;]+;/gm)].map(
      ([statement]) => statement,
    );
    expect(byHand).toHaveLength(3);
    for (const statement of byHand) await run(updated, statement);
    for (const address of [updated, fresh]) {
      const store = openStore(address);
      expect(await store.find('s1')).toBeUndefined();
      await store.close();
    }
    expect(await describeIndexes(updated)).toEqual(await describeIndexes(fresh));
  });

  it('a kit leaves alone what a newer one beside it has stored, and serves all others', async () => {
    const address = await server.createDatabase();
    const store = openStore(address);
    const { open, ask, kit, clock } = startKit({ store });
    onTestFinished(() => kit.close());
    const known = await json(open({}, { 'x-user': 'ada' }));
    const strange = await json(open({}, { 'x-user': 'grace' }));
    await run(address, `update kyc_sessions set phase = 'hovering' where id = '${strange.sessionId}'`);
    const before = await run(address, `select * from kyc_sessions where phase = 'hovering'`);

    const refused = await ask(strange.statusUrl, { 'x-user': 'grace' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await open({}, { 'x-user': 'grace' })).status).toBe(503);
    clock.now += 7 * 60 * 60_000; // both are due
    const claimed = await store.claimDueReads({ now: clock.now, leaseMs: 1, limit: 10 });
    expect(claimed.map(({ id }) => id)).toEqual([known.sessionId]);
    await kit.sweep();
    expect(await json(ask(known.statusUrl, { 'x-user': 'ada' }))).toMatchObject({ status: 'page' });
    expect(await run(address, `select * from kyc_sessions where phase = 'hovering'`)).toEqual(before);
  });

  it('a kit of the version before goes on beside a newer one, on tables that only grow', async () => {
    const address = await server.createDatabase();
    const whole = await printMigrations();
    await run(address, `${whole.slice(0, whole.indexOf('-- 0003'))} commit`);
    const newer = openStore(address); // brings the tables up to date
    expect(await newer.find('s1')).toBeUndefined();
    // What the version before writes, in its own transaction.
    await run(
      address,
      `begin;
       insert into kyc_users (user_id, newest_session_id) values ('ada', null);
       insert into kyc_sessions (id, user_id, provider, version, phase, created_at, rest)
         values ('s1', 'ada', 'trustmatic', 0, 'opening', 1, '{"display":"inline","facts":[]}');
       update kyc_users set newest_session_id = 's1' where user_id = 'ada';
       insert into kyc_request_keys values ('ada', 'k1', 's1');
       insert into kyc_outcomes (event_id, session_id, due_at, attempts, event)
         values ('e1', 's1', 1, 0, '${JSON.stringify(event('e1', 's1'))}');
       insert into kyc_rate_limits (key, points, expire) values ('session-user:x', 1, 1);
       commit`,
    );
    const recalled = await newer.recall('ada', 'k1');
    expect([recalled.newest?.id, recalled.answered?.id]).toEqual(['s1', 's1']);
    expect(await newer.open({ session: session('s2'), after: 's1' })).toBe(true);
    const [old] = await run(address, `select phase from kyc_sessions where id = 's1'`);
    expect(old).toEqual({ phase: 'closed' });
    const told = await newer.claimOutcomes({ now: 5, leaseMs: 1, limit: 5 });
    expect(told.map(({ event }) => event.eventId)).toEqual(['e1']);
    await newer.close();
  });
});

describe('kyc-server', () => {
  it('prints the SQL, and says how it is used', async () => {
    const { file, remove } = await bundle('src/server/store/command-line.ts');
    onTestFinished(remove);
    const command = (...given: readonly string[]) =>
      spawnSync(process.execPath, [file, ...given], { encoding: 'utf8' });
    const printed = command('migrate', '--print');
    expect([printed.status, printed.stderr]).toEqual([0, '']);
    expect(printed.stdout).toMatch(/^begin;\n.*create table "kyc_sessions".*\ncommit;\n$/s);
    const rest = command('migrate', '--print', '--after', '0003-outcomes-in-order').stdout;
    expect(rest).not.toContain('create table "kyc_sessions"');
    expect(command('migrate')).toMatchObject({ status: 2, stdout: expect.stringContaining('--print') });
    expect(command('migrate', '--print', '--after', 'nothing')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/no migration "nothing"/),
    });
  });
});

describe('a second start in development', () => {
  it('is told which file holds the enrolments, and how to begin anew', () => {
    const said: string[] = [];
    const logger: Pick<Logger, 'warn'> = { warn: (_facts, message) => void said.push(message) };
    const here = fileURLToPath(import.meta.url);
    tellOfEarlierStart(`${here}.not`, logger);
    expect(said).toEqual([]);
    tellOfEarlierStart(here, logger);
    expect(said).toEqual([expect.stringContaining(here)]);
    expect(said[0]).toMatch(/delete the file.*"memory:"/);
    vi.stubEnv('NODE_ENV', 'production');
    onTestFinished(() => void vi.unstubAllEnvs());
    tellOfEarlierStart(here, logger);
    expect(said).toHaveLength(1);
  });
});
