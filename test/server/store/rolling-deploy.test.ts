// A rolling deploy: the kit of the first round and the present one on one database, at the same time.

import { join } from 'node:path';
import { createKycServer, openStore, trustmatic } from 'kyc-enrolment-server';
import type * as Kit from 'kyc-enrolment-server';
import { earlierAvailable, earlierCommit, loadEarlierKit } from '../../support/earlier-kit.ts';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { fakeTrustmatic, password, username } from '../fake-trustmatic.js';
import { json, minute, origin, secret } from '../kit.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = temporaryFolder();
const page = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

/** What both have in common: one provider, one clock, one list of what the merchant was told. */
function startDeploy(address: string) {
  const upstream = fakeTrustmatic();
  const clock = { now: Date.UTC(2026, 0, 1) };
  const events = new Map<string, string>();

  async function start(kit: Pick<typeof Kit, 'createKycServer' | 'trustmatic' | 'openStore'>) {
    const store = kit.openStore(address);
    // A busy machine may take longer to open it than a request waits. What fails is said to the request too.
    await store.find('nobody').catch(() => undefined);
    const server = kit.createKycServer({
      provider: kit.trustmatic({ url: 'https://id.example', username, password, retryDelayMs: 0 }),
      identify: (request) => ({ id: request.headers.get('x-user') ?? 'nobody' }),
      origins: [origin],
      secret,
      store,
      returnUrl: '/done',
      onOutcome: ({ eventId, userId, status }) => void events.set(eventId, `${userId} ${status}`),
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
      fetch: upstream.fetch,
      now: () => clock.now,
      sweepEveryMs: 0,
      rateLimits: false,
    });
    onTestFinished(() => server.close());
    const send = (path: string, user: string, init: RequestInit = {}) =>
      server.fetch(new Request(`${origin}${path}`, { ...init, headers: { ...page, 'x-user': user } }));
    return {
      server,
      open: (user: string, body: object = {}) =>
        json(send('/kyc/session', user, { method: 'POST', body: JSON.stringify(body) })),
      ask: (statusUrl: string, user: string) => send(statusUrl, user),
    };
  }
  /** At least once, so each by its id. */
  const told = () => [...events.values()].sort();
  return { upstream, clock, told, start };
}

let postgres: PostgresServer | undefined;
const addresses: Record<string, () => Promise<string>> = {
  SQLite: async () => `file:${join(folder, `${crypto.randomUUID()}.sqlite`)}`,
  ...(postgresAvailable && {
    PostgreSQL: async () => (postgres ??= await startPostgres()).createDatabase(),
  }),
};
afterAll(() => postgres?.stop());

describe.skipIf(!earlierAvailable)(`the kit of ${earlierCommit} beside the present one`, () => {
  let earlier: typeof Kit;
  beforeAll(async () => {
    earlier = await loadEarlierKit();
  });

  describe.each(Object.keys(addresses))('on %s', (engine) => {
    const startBoth = async () => {
      const deploy = startDeploy(await (addresses[engine] as () => Promise<string>)());
      const old = await deploy.start(earlier);
      const begun = await old.open('ada'); // before there is anything of the new one
      const next = await deploy.start({ createKycServer, trustmatic, openStore });
      return { ...deploy, old, next, begun };
    };

    it('goes on with what the other has begun, either way, and pays for nothing twice', async () => {
      const { old, next, begun, upstream } = await startBoth();
      expect(await next.open('ada')).toMatchObject({ sessionId: begun.sessionId, status: 'page' });
      const [bob, cyd] = [await old.open('bob'), await next.open('cyd')];
      expect(await next.open('bob')).toMatchObject({ sessionId: bob.sessionId, status: 'page' });
      expect(await old.open('cyd')).toMatchObject({ sessionId: cyd.sessionId, status: 'page' });
      expect(upstream.count('initialize')).toBe(3);
    });

    it('tells a decision once, whichever has read it, and both show it', async () => {
      const { old, next, begun, upstream, clock, told } = await startBoth();
      const bob = await next.open('bob');
      upstream.status = 'AUTO_APPROVED';
      clock.now += minute;
      await next.ask(`${begun.statusUrl}?seen=submitted`, 'ada');
      await old.ask(`${bob.statusUrl}?seen=submitted`, 'bob');
      for (let round = 0; round < 3; round += 1) {
        clock.now += minute;
        await Promise.all([old.server.sweep(), next.server.sweep()]);
      }
      for (const kit of [old, next]) {
        expect(await json(kit.ask(begun.statusUrl, 'ada'))).toMatchObject({ status: 'approved' });
        expect(await json(kit.ask(bob.statusUrl, 'bob'))).toMatchObject({ status: 'approved' });
      }
      expect(told()).toEqual(['ada approved', 'bob approved']);
    });

    it('has one open session a customer, however many ask both at once', async () => {
      const { old, next } = await startBoth();
      const opened = await Promise.all(
        Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? old : next).open('eve')),
      );
      const shown = new Set(
        opened.filter(({ status }) => status === 'page').map(({ sessionId }) => sessionId),
      );
      expect(shown.size).toBe(1);
    });

    it('leaves what only the newer one understands alone, and the newer one finishes it', async () => {
      const { old, next, begun, upstream, clock, told } = await startBoth();
      const again = await next.open('ada', { restart: true }); // the first is watched from now on
      expect(again.sessionId).not.toBe(begun.sessionId);
      clock.now += minute;
      await old.server.sweep().catch(() => undefined);
      expect((await old.ask(begun.statusUrl, 'ada')).status).toBeGreaterThanOrEqual(500);
      expect(await json(old.ask(again.statusUrl, 'ada'))).toMatchObject({ status: 'page' });
      upstream.status = 'AUTO_APPROVED';
      clock.now += minute;
      await next.ask(`${again.statusUrl}?seen=submitted&own=1`, 'ada');
      clock.now += minute;
      await next.server.sweep();
      expect(await json(next.ask(again.statusUrl, 'ada'))).toMatchObject({ status: 'approved' });
      expect(told()).toContain('ada approved');
    });

    it('cannot be started any more on the newer tables, and says so', async () => {
      const { start, next } = await startBoth();
      await next.open('bob');
      const late = await start(earlier);
      expect((await late.ask('/kyc/health', 'nobody')).status).toBe(503);
    });
  });
});
