import { openStore } from '../../../src/server/store/open-store.js';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { describeDurableStore } from './durable-store.js';
import { consent } from './records.js';
import { describeStore } from './store-contract.js';

vi.setConfig({ testTimeout: 30_000 }); // a server of our own, on a machine that may be busy

describe.skipIf(!postgresAvailable)('PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop(), 30_000);

  describeStore('the store in PostgreSQL', async () => openStore(await server.createDatabase()));
  describeDurableStore('the store in PostgreSQL, shared', () => server.createDatabase());

  it('is refused by name of its database, without the password', async () => {
    const address = (await server.createDatabase()).replace('kyc@', 'kyc:hunter2@').replace(/\/kyc\d+/, '/nowhere');
    const said: string[] = [];
    const note = (facts: object, message: string) => void said.push(JSON.stringify(facts) + message);
    const store = openStore(address, { logger: { info: note, warn: note, error: note } });
    await expect(store.find('s1')).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining('3D000') });
    expect(said).toHaveLength(1);
    expect(said.join()).not.toContain('hunter2');
  });

  it('outlives connections that break, idle and at work', async () => {
    const store = openStore(await server.createDatabase());
    await store.addConsent(consent('c1'));
    const atWork = Promise.allSettled(Array.from({ length: 20 }, (_, index) => store.addConsent(consent(`d${index}`, { consentType: `${index}` }))));
    await server.breakConnections();
    const told = (await atWork).flatMap((answer, index) => (answer.status === 'fulfilled' ? [`d${index}`] : []));
    await server.breakConnections(); // now all of them are idle
    const kept = await vi.waitFor(() => store.consents('ada'));
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(['c1', ...told]));
    await store.close();
  });
});
