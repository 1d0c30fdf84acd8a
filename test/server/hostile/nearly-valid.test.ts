import type { Store } from '../../../src/server/store/store.js';
import { memoryStore } from '../../../src/server/store/memory.js';
import { openedStore } from '../../support/opened-store.ts';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { useStores } from '../kit-store.js';
import { hostileBodies } from './bodies.js';
import { nearlyValidBodies } from './nearly-valid.js';
import { startTarget } from './send-all.js';

vi.setConfig({ testTimeout: 60_000 }); // a server of our own, on a machine that may be busy

/**
 * Another one may find what is right: a hook of the mock's that says a name of 5,000 characters after the app
 * fails with 500, and a WAIT for a caller of 1.9 is 503.
 */
const seed = 20_260_102;

async function expectNoFailure(count: number): Promise<void> {
  const { send, sessionId, logged } = await startTarget();
  const { failures, statuses } = await send(nearlyValidBodies({ sessionId, count, seed }));
  expect(failures.join('\n')).toBe('');
  expect(logged.filter((line) => line.includes('failed')).join('\n')).toBe('');
  const taken = Object.values(statuses).reduce(
    (sum, counts) => sum + (counts[200] ?? 0) + (counts[204] ?? 0),
    0,
  );
  expect(taken).toBeGreaterThan(count / 5); // these come far
}

describe('check 80: bodies that are nearly what honest clients send', () => {
  it('make nothing fail', () => {
    useStores(() => memoryStore());
    return expectNoFailure(2_000);
  });

  describe.skipIf(!postgresAvailable)('over PostgreSQL', () => {
    let server: PostgresServer;
    let store: Store;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      store = await openedStore(await server.createDatabase());
      useStores(() => store);
    });
    afterEach(() => store.close());

    it('make nothing fail', () => expectNoFailure(500));

    it('nor do addresses of sessions that cannot be', async () => {
      const { ask, webhook, upload } = await startTarget();
      for (const id of ['a%00b', '%00', '%ED%A0%80', 'x'.repeat(4_000), '%F0%9F%92%A5']) {
        expect((await ask(`/kyc/session/${id}`)).status, id).toBe(404);
        expect((await upload(`/kyc/session/${id}`, 'face', '/9j/4AAQ')).status, id).toBe(404);
      }
      expect((await webhook({ sessionId: 'a\0b', status: 'AUTO_APPROVED' })).status).toBeLessThan(500);
    });

    it('nor do those that no honest client sends', async () => {
      const { send } = await startTarget();
      expect((await send(hostileBodies({ count: 400, seed }))).failures.join('\n')).toBe('');
    });
  });
});
