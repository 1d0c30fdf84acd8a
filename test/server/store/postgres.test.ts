import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import pg from 'pg';
import type { StoredSession } from '../../../src/server/session/phases.js';
import { openStore } from '../../../src/server/store/open-store.js';
import { openPostgresStore } from '../../../src/server/store/sql/postgres.js';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { describeDurableStore } from './durable-store.js';
import { changed, consent, event, session } from './records.js';
import { describeStore } from './store-contract.js';

vi.setConfig({ testTimeout: 30_000 }); // a server of our own, on a machine that may be busy

describe.skipIf(!postgresAvailable)('PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop(), 30_000);

  describeStore('the store in PostgreSQL', async () => openStore(await server.emptiedDatabase()));
  describeDurableStore('the store in PostgreSQL, shared', {
    createAddress: () => server.createDatabase(),
    emptyAddress: () => server.emptiedDatabase(),
  });

  it('is refused by name of its database, without the password', async () => {
    const address = (await server.createDatabase())
      .replace('kyc@', 'kyc:hunter2@')
      .replace(/\/kyc\d+/, '/nowhere');
    const said: string[] = [];
    const note = (facts: object, message: string) => void said.push(JSON.stringify(facts) + message);
    const store = openStore(address, { logger: { info: note, warn: note, error: note } });
    await expect(store.find('s1')).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('3D000'),
    });
    expect(said).toHaveLength(1);
    expect(said.join()).not.toContain('hunter2');
  });

  it('a user who may make no tables is told so, and not what failed after it', async () => {
    const owner = await server.createDatabase();
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    await client.query('create role clerk login');
    await client.end();
    const said: string[] = [];
    const note = (facts: object, message: string) => void said.push(JSON.stringify(facts) + message);
    const store = openStore(owner.replace('kyc@', 'clerk@'), {
      logger: { info: note, warn: note, error: note },
    });
    await expect(store.find('s1')).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('42501'),
    });
    expect(said).toEqual([expect.stringMatching(/grant it CREATE.*kyc-server migrate --print/)]);
  });

  it.each([
    ['may make no more of them', 'select 1'],
    ['is not their owner', 'grant create on schema public to porter'],
  ])('a user of an older version’s tables who %s is told so', async (_, granted) => {
    const owner = await server.createDatabase();
    const first = openStore(owner);
    await first.find('s1');
    await first.close();
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    await client.query(`
      drop role if exists porter;
      create role porter login;
      ${granted};
      grant select, insert, update, delete on all tables in schema public to porter;
      delete from kyc_migrations where name >= '0005';
      drop index kyc_sessions_created, kyc_sessions_user;
      drop table kyc_pseudonyms, kyc_audit, kyc_audit_end, kyc_probes;
    `);
    const store = openStore(owner.replace('kyc@', 'porter@'));
    await expect(store.find('s1')).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('42501'),
    });
    await store.close();
    await client.query('drop owned by porter; drop role porter');
    await client.end();
  });

  it('tells no revision before a decision that is being claimed while it comes', async () => {
    const address = await server.createDatabase();
    const store = openStore(address);
    await store.open({ session: session('s1'), after: undefined });
    await store.write(changed(await store.find('s1'), { phase: 'page', sealed: 'page', shownAt: 1 }));
    const settle = (status: 'approved' | 'rejected', asRead: StoredSession | undefined) =>
      store.settle({ sessionId: 's1', verdict: { status }, at: 5, asRead, event: event(status, 's1') });
    const approved = await settle('approved', await store.find('s1'));

    const other = new pg.Client({ connectionString: address });
    await other.connect();
    await other.query('begin');
    await other.query('update kyc_outcomes set due_at = 60005, attempts = 1'); // what a claim does
    const revised = settle('rejected', approved);
    const waits = "select 1 from pg_stat_activity where wait_event_type = 'Lock'";
    await vi.waitFor(async () => expect((await other.query(waits)).rowCount).toBe(1), { timeout: 10_000 });
    await other.query('commit');
    await other.end();
    await revised;

    expect(await store.claimOutcomes({ now: 60_004, leaseMs: 50, limit: 5 })).toEqual([]);
    const later = await store.claimOutcomes({ now: 60_005, leaseMs: 50, limit: 5 });
    expect(later).toMatchObject([{ event: { eventId: 'rejected', supersedes: ['approved'] } }]);
    await store.close();
  });

  it('outlives connections that break, idle and at work', async () => {
    const store = openStore(await server.createDatabase());
    await store.addConsent(consent('c1'));
    const atWork = Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        store.addConsent(consent(`d${index}`, { consentType: `${index}` })),
      ),
    );
    await server.breakConnections();
    const told = (await atWork).flatMap((answer, index) =>
      answer.status === 'fulfilled' ? [`d${index}`] : [],
    );
    await server.breakConnections(); // now all of them are idle
    const kept = await vi.waitFor(() => store.consents('ada'));
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(['c1', ...told]));
    await store.close();
  });

  it('that falls silent is given up, and found again', async () => {
    const { address, fallSilent } = await behindWire(await server.createDatabase());
    const store = await openPostgresStore(address, { silenceMs: 1_500 });
    await store.addConsent(consent('c1'));
    fallSilent();
    await expect(store.addConsent(consent('c2', { version: '2' }))).rejects.toThrow();
    expect(await store.addConsent(consent('c3', { version: '3' }))).toBe(true); // by a new connection
    expect((await store.consents('ada')).map(({ id }) => id)).toEqual(['c1', 'c3']);
    await store.close();
  });
});

/**
 * A database that is reached through a wire of ours. Connections that are open when it falls silent carry
 * nothing any more, and do not end.
 */
async function behindWire(address: string) {
  const url = new URL(address);
  const path = `${String(url.searchParams.get('host'))}/.s.PGSQL.5432`;
  const open = new Set<Socket>();
  const wire = createServer((client) => {
    const far = connect({ path });
    for (const socket of [client, far]) socket.on('error', () => undefined);
    client.pipe(far).pipe(client);
    open.add(client).add(far);
    client.once('close', () => far.destroy());
  }).listen(0, '127.0.0.1');
  await once(wire, 'listening');
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    wire.close();
  });
  const { port } = wire.address() as AddressInfo; // of a server on a port
  return {
    address: `postgres://kyc@127.0.0.1:${port}${url.pathname}`,
    fallSilent() {
      for (const socket of open) socket.unpipe().pause();
    },
  };
}
