// Several machines with one database, as the two engines keep it.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Store } from '../../../src/server/store/store.js';
import { openedStore } from '../../support/opened-store.ts';
import { postgresAvailable, startPostgres } from '../../support/postgres.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { readRows } from '../../support/rows.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { bodies, credentials, ids, promised, startMerchant } from './merchant.js';

vi.setConfig({ testTimeout: 30_000 });

const read = async (response: Promise<Response>) =>
  `${(await response).status} ${await (await response).text()}`;
const hundred = <T>(call: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: 100 }, (_, index) => call(index)));

const slow = ({ signal }: { readonly signal: AbortSignal }) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));

/** A store whose first write of a call is slow: it waits for the gate. */
function holdFirst(
  store: Store,
  { of, gate, onHeld }: { readonly of: string; readonly gate: Promise<unknown>; readonly onHeld: () => void },
): Store {
  let isFirst = true;
  return {
    ...store,
    async beginCall(call) {
      if (isFirst && call.service === of) {
        isFirst = false;
        onHeld();
        await gate;
      }
      return store.beginCall(call);
    },
  };
}

function describeMachines(engine: string, createAddress: () => string | Promise<string>): void {
  describe(engine, () => {
    const closing: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const close of closing.splice(0)) await close();
    });

    async function startTwo(
      given: Parameters<typeof startMerchant>[0] = {},
      reach: (store: Store) => Store = (store) => store,
    ) {
      const address = await createAddress();
      const clock = { now: Date.UTC(2026, 0, 1) };
      const start = (store: Store) => startMerchant({ ...given, clock, store });
      const machines = [start(reach(await openedStore(address))), start(await openedStore(address))] as const;
      closing.push(
        ...machines.map(
          ({ kit }) =>
            () =>
              kit.close(),
        ),
      );
      return { address, machines, clock };
    }

    it('check 76: a hundred calls have one effect', async () => {
      const late = promised<boolean>();
      const { machines } = await startTwo({ sendOtp: () => late.promise, answerWithinMs: 20_000 });
      const count = () => machines.reduce((sum, { asked }) => sum + asked.sendOtp.length, 0);
      const answers = hundred((index) => read(machines[index % 2 ? 0 : 1].call('otp/send', bodies.otp())));
      await vi.waitUntil(() => count() > 0, 10_000);
      late.give(true);
      expect(new Set(await answers)).toEqual(new Set(['200 {"otpSent":true}']));
      expect(count()).toBe(1);
    });

    it('a decision that one waits for can be made on the other, once', async () => {
      const { machines } = await startTwo({ approveClient: () => 'WAIT' });
      const [one, other] = machines;
      expect(await read(one.call('client/approve', bodies.approve()))).toContain('WAIT');
      expect(await read(other.call('client/approve', bodies.approve()))).toContain('WAIT');
      const { processId, userId, identityVerificationId } = ids;
      const decide = (index: number) =>
        machines[index % 2 ? 0 : 1].decide({
          service: 'client/approve',
          processId,
          userId,
          identityVerificationId,
          result: index % 3 ? 'OK' : 'NOK',
        });
      const stands = await hundred(decide);
      await Promise.all(machines.map(({ settle }) => settle()));
      await Promise.all(machines.map(({ kit }) => kit.sweep()));
      expect(new Set(stands.map((answer) => answer?.result)).size).toBe(1);
      expect(machines.flatMap(({ told }) => told.map(({ body }) => body['approvalResult']))).toEqual([
        stands[0]?.result,
      ]);
    });

    it('what one was asked when it died, the other asks again', async () => {
      const { machines, clock } = await startTwo({
        answerWithinMs: 1_000,
        evaluateClient: ({ again }, options) => (again ? 'NOK' : slow(options)),
      });
      const [dead, other] = machines;
      expect(await read(dead.call('client/evaluate', bodies.evaluate()))).toContain('WAIT');
      clock.now += 2 * 60_000;
      await other.kit.sweep();
      await other.settle();
      expect(other.asked.evaluateClient).toEqual([expect.objectContaining({ again: true })]);
      expect(other.told.map(({ body }) => body['evaluationResult'])).toEqual(['NOK']);
    });

    it.each([
      ['another machine', 'client/approve', 1, '503'],
      ['another machine', 'note', 1, 'WAIT'],
      ['the same machine', 'client/approve', 0, '503'],
      ['the same machine', 'note', 0, 'WAIT'],
    ] as const)(
      'a check on %s is not closed by an earlier one whose %s is late',
      async (_, held, at, told) => {
        const gate = promised<undefined>();
        let isHeld = false;
        const { machines, clock } = await startTwo(
          { approveClient: () => 'WAIT', answerWithinMs: 1_000 },
          (store) => holdFirst(store, { of: held, gate: gate.promise, onHeld: () => (isHeld = true) }),
        );
        const first = read(machines[0].call('client/approve', bodies.approve()));
        await vi.waitUntil(() => isHeld);
        expect(await first).toContain(told);
        clock.now += 1_000;
        const failed = bodies.approve({ status: 'FAILURE' });
        expect(await read(machines[at].call('client/approve', failed))).toContain('WAIT');
        clock.now += 1_000;
        gate.give(undefined);
        await Promise.all(machines.map(({ settle }) => settle()));
        clock.now += 60 * 60_000;
        for (const { kit, settle } of machines) {
          await kit.sweep();
          await settle();
        }
        const { processId, userId, identityVerificationId } = ids;
        const about = { service: 'client/approve', processId, userId, identityVerificationId } as const;
        expect(await machines[1].decide({ ...about, result: 'NOK', reason: 'FAILURE' })).toEqual({
          result: 'NOK',
          reason: 'FAILURE',
        });
        await Promise.all(machines.map(({ settle }) => settle()));
        expect(machines.flatMap(({ told }) => told.map(({ body }) => body['resultReason']))).toEqual([
          'FAILURE',
        ]);
        expect(await read(machines[0].call('client/approve', failed))).toContain('FAILURE');
      },
    );

    it('check 77: no code, picture or customer is in a row of it', async () => {
      const { machines, address } = await startTwo({
        answerWithinMs: 1_000,
        evaluateClient: (_, options) => slow(options),
      });
      const [{ call }] = machines;
      const personal = { surname: 'Canaryová', personalNumber: '905512/4242' };
      const document = {
        type: 'PASSPORT',
        data: personal,
        images: [{ type: 'FACE', data: 'Y2FuYXJ5IHBpY3R1cmU' }],
        rawData: JSON.stringify(personal),
      };
      await call('otp/send', bodies.otp({ otpCode: '73519864' }));
      await call('consent/text', bodies.text());
      await call('consent/storage', bodies.storage());
      expect(
        await read(
          call(
            'client/evaluate',
            bodies.evaluate({ documentCheckResult: { person: personal, documents: [document] } }),
          ),
        ),
      ).toContain('WAIT');
      const rows = await readRows(address);
      expect(rows).toContain('client/evaluate');
      for (const secret of ['73519864', 'Canary', '905512', 'Y2FuYXJ5', 'Lorem ipsum', credentials.password])
        expect(rows).not.toContain(secret);
    });
  });
}

const folder = temporaryFolder();
describeMachines('over SQLite', () => join(folder, `${randomUUID()}.sqlite`));

describe.skipIf(!postgresAvailable)('with a server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  }, 30_000);
  afterAll(() => server.stop(), 30_000);

  describeMachines('over PostgreSQL', () => server.emptiedDatabase());
});
