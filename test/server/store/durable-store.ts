// What must hold for every store that outlasts its process and is shared: two connections stand for two
// machines.

import type { Store } from '../../../src/server/store/store.js';
import { openStore } from '../../../src/server/store/open-store.js';
import type { OpenStoreOptions } from '../../../src/server/store/open-store.js';
import { readRows } from '../../support/rows.ts';
import { call, changed, consent, event, fields, nothing, session } from './records.js';

const hundred = Array.from({ length: 100 }, (_, index) => index);
const now = 1_000;
const claim = { now, leaseMs: 60_000, limit: 7 };
const services = ['client/evaluate'];

export interface DurableStore {
  /** Makes room for a store that nobody has opened yet. */
  readonly createAddress: () => Promise<string>;
  /** An empty store for each test, where there is a cheaper one than a new one. */
  readonly emptyAddress?: () => Promise<string>;
  readonly openAt?: (address: string, options?: OpenStoreOptions) => Store;
}

/** Describes it. */
export function describeDurableStore(
  name: string,
  { createAddress, emptyAddress = createAddress, openAt = openStore }: DurableStore,
): void {
  describe(name, () => {
    let address: string;
    let stores: Store[];
    const open = () => {
      const store = openAt(address);
      stores.push(store);
      return store;
    };
    const two = () => [open(), open()] as const;
    /** One of two machines, by turns. */
    const turn = ([a, b]: readonly [Store, Store], index: number) => (index % 2 === 0 ? a : b);

    beforeEach(async () => {
      address = await emptyAddress();
      stores = [];
    });
    afterEach(() => Promise.all(stores.map((store) => store.close())));

    it('makes its tables once when several machines start at once', async () => {
      address = await createAddress();
      const machines = [open(), open(), open(), open()];
      expect(await Promise.all(machines.map((machine) => machine.find('s1')))).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    });

    it('leaves out what cannot be read, tells it, and gives everything else', async () => {
      const lines: object[] = [];
      const logger = { info: () => {}, warn: () => {}, error: (facts: object) => void lines.push(facts) };
      const store = openAt(address, { logger });
      stores.push(store);
      const page = { phase: 'page', sealed: 'x', readDueAt: 5 } as const;
      for (const id of ['s1', 's2', 's3', 's4']) {
        const own = id === 's1' ? { pageExpiresAt: Number.NaN } : {}; // JSON has no such number
        await store.open({
          session: session(id, { ...page, userId: id, ...own }),
          after: undefined,
          key: undefined,
        });
      }
      for (const id of ['s3', 's4'])
        await store.settle({
          sessionId: id,
          verdict: { status: 'approved' },
          at: 6,
          event: { ...event(`e-${id}`, id), ...(id === 's3' && { score: Number.NaN }) },
          nextReadAt: 10,
        });
      const reads = await store.claimDueReads({ ...claim, now: 7 });
      expect(reads.map(({ id }) => id)).toEqual(['s2']);
      const outcomes = await store.claimOutcomes({ ...claim, now: 7 });
      expect(outcomes.map((outcome) => outcome.event.eventId)).toEqual(['e-s4']);
      expect(lines).toMatchObject([
        { sessionId: 's1', fields: ['pageExpiresAt'] },
        { sessionId: 's3', eventId: 'e-s3', fields: ['score'] },
      ]);
    });

    it('is the same after it was closed and opened', async () => {
      const before = openAt(address);
      await before.open({
        session: session('s1', { phase: 'page', sealed: 'x', facts: ['STARTED'], readDueAt: 5 }),
        after: undefined,
        key: 'k1',
      });
      await before.open({
        session: session('s2', { userId: 'grace', phase: 'page', externalId: 'order 7' }),
        after: undefined,
      });
      await before.settle({
        sessionId: 's2',
        verdict: { status: 'review', level: 'LOW', score: 41.5 },
        at: 7,
        event: { ...event('e1', 's2'), references: { individualId: 12, correlationId: 'c' } },
      });
      await before.addConsent(consent('c1', { processId: 'p1' }));
      await before.beginCall(call('k1', { sealed: 'y', dueAt: 9 }));
      const sessions = [await before.find('s1'), await before.find('s2')];
      await before.close();

      const after = open();
      expect([await after.newest('ada'), await after.find('s2')]).toEqual(sessions);
      expect(sessions[1]).toMatchObject({
        externalId: 'order 7',
        verdict: { status: 'review', level: 'LOW', score: 41.5 },
      });
      expect((await after.recall('ada', 'k1')).answered?.id).toBe('s1');
      expect(await after.claimOutcomes(claim)).toEqual([
        {
          event: { ...event('e1', 's2'), references: { individualId: 12, correlationId: 'c' } },
          attempts: 0,
        },
      ]);
      expect(await after.consents('ada')).toEqual([consent('c1', { processId: 'p1' })]);
      expect(await after.findCall('k1')).toEqual(call('k1', { sealed: 'y', dueAt: 9 }));
    });

    it('opens one session a user when two machines are asked a hundred times', async () => {
      const machines = two();
      const opened = await Promise.all(
        hundred.map((index) =>
          turn(machines, index).open({ session: session(`s${index}`), after: undefined, key: `k${index}` }),
        ),
      );
      expect(opened.filter(Boolean)).toHaveLength(1);
      expect((await machines[0].newest('ada'))?.id).toBe(`s${opened.indexOf(true)}`);
      const keys = await Promise.all(hundred.map((index) => machines[1].recall('ada', `k${index}`)));
      expect(keys.filter(({ answered }) => answered)).toHaveLength(1);
    });

    it('opens a session for each of a hundred users at once', async () => {
      const machines = two();
      const opened = await Promise.all(
        hundred.map((index) =>
          turn(machines, index).open({
            session: session(`s${index}`, { userId: `user ${index}` }),
            after: undefined,
          }),
        ),
      );
      expect(opened.filter(Boolean)).toHaveLength(100);
    });

    it('never lets a user have two open sessions, whoever writes', async () => {
      const store = open();
      await store.open({ session: session('s1', { phase: 'page' }), after: undefined });
      await store.open({ session: session('s2', { follows: 's1' }), after: 's1' });
      const second = await store.find('s2');
      if (!second) throw new Error('nothing stored');
      await expect(store.write(changed(second, { phase: 'page' }))).rejects.toThrow(/unique/i);
      expect((await store.find('s2'))?.phase).toBe('opening');
    });

    it('lets one of a hundred writers write', async () => {
      const machines = two();
      await machines[0].open({ session: session('s1', { phase: 'page' }), after: undefined });
      const read = await machines[0].find('s1');
      if (!read) throw new Error('nothing stored');
      const written = await Promise.all(
        hundred.map((index) =>
          turn(machines, index).write(changed(read, { phase: 'provider', facts: [`${index}`] })),
        ),
      );
      expect(written.filter(Boolean)).toHaveLength(1);
      expect((await machines[1].find('s1'))?.facts).toEqual([`${written.indexOf(true)}`]);
    });

    it('keeps one final decision of a hundred, and tells of that one alone', async () => {
      const machines = two();
      await machines[0].open({ session: session('s1', { phase: 'page' }), after: undefined });
      const settled = await Promise.all(
        hundred.map((index) =>
          turn(machines, index).settle({
            sessionId: 's1',
            verdict: { status: index % 3 === 0 ? 'approved' : 'rejected', score: index },
            at: 5,
            event: event(`e${index}`, 's1'),
          }),
        ),
      );
      const scores = new Set(settled.map((stored) => fields(stored).verdict?.score));
      expect(scores.size).toBe(1);
      expect((await machines[0].claimOutcomes(claim)).map((outcome) => outcome.event.eventId)).toEqual([
        `e${[...scores][0]}`,
      ]);
    });

    it('keeps one of a hundred equal consents, and every one of a hundred different ones', async () => {
      const machines = two();
      const equal = await Promise.all(
        hundred.map((index) => turn(machines, index).addConsent(consent(`c${index}`))),
      );
      expect(equal.filter(Boolean)).toHaveLength(1);
      const different = await Promise.all(
        hundred.map((index) =>
          turn(machines, index).addConsent(consent(`d${index}`, { version: `${index + 2}` })),
        ),
      );
      expect(different.filter(Boolean)).toHaveLength(100);
      expect(await machines[0].consents('ada')).toHaveLength(101);
    });

    it('never takes back or doubles a consent while the purge runs', async () => {
      const machines = two();
      const kept = await Promise.all(
        hundred.map(async (index) => {
          await turn(machines, index + 1).purge({
            ...nothing,
            sessionsClosedBefore: 500,
            consentsBefore: 500,
          });
          return turn(machines, index).addConsent(
            consent(`c${index}`, { version: `${index % 10}`, consentType: `${index % 10}` }),
          );
        }),
      );
      expect(kept.filter(Boolean)).toHaveLength(10);
      expect(await machines[0].consents('ada')).toHaveLength(10);
    });

    it('finds the newest session of each user while the purge removes the former ones', async () => {
      const machines = two();
      const users = hundred.slice(0, 20).map((index) => `user ${index}`);
      for (const userId of users) {
        await machines[0].open({
          session: session(`old of ${userId}`, { userId, phase: 'page' }),
          after: undefined,
        });
        await machines[0].settle({ sessionId: `old of ${userId}`, verdict: { status: 'rejected' }, at: 5 });
      }
      const reopen = async (userId: string) => {
        const given = { session: session(`new of ${userId}`, { userId, follows: `old of ${userId}` }) };
        return (
          (await machines[0].open({ ...given, after: `old of ${userId}` })) ||
          (await machines[0].open({ ...given, after: undefined }))
        );
      };
      const purging = users.map(() => machines[1].purge({ ...nothing, sessionsClosedBefore: 6 }));
      expect(await Promise.all(users.map(reopen))).toEqual(users.map(() => true));
      await Promise.all(purging);
      await machines[1].purge({ ...nothing, sessionsClosedBefore: 6 });
      for (const userId of users) expect((await machines[1].newest(userId))?.id).toBe(`new of ${userId}`);
      expect(await machines[1].find('old of user 0')).toBeUndefined();
    });

    it('begins one call of a hundred equal ones, and takes one answer', async () => {
      const machines = two();
      const begun = await Promise.all(hundred.map((index) => turn(machines, index).beginCall(call('k1'))));
      expect(begun.filter(Boolean)).toHaveLength(1);
      const answered = await Promise.all(
        hundred.map((index) =>
          turn(machines, index).writeCall(call('k1', { phase: 'decided', answer: `${index}` })),
        ),
      );
      expect(answered.filter(Boolean)).toHaveLength(1);
      expect((await machines[0].findCall('k1'))?.answer).toBe(`${answered.indexOf(true)}`);
    });

    it('takes no more acceptances on two machines than on one', async () => {
      const machines = two();
      const limit = { most: 20, since: 0 };
      const taken = await Promise.all(
        hundred.map((index) =>
          turn(machines, index).addConsent(consent(`c${index}`, { version: `${index}` }), limit),
        ),
      );
      expect(taken.filter(Boolean)).toHaveLength(20);
      expect(await machines[0].consents('ada')).toHaveLength(20);
      const withdrawal = consent('w', { decision: 'withdrawn' });
      expect(await machines[1].addConsent(withdrawal)).toBe(true);
    });

    it('counts a crowd on two machines as on one', async () => {
      const machines = two();
      const counting = { at: now, budgets: [{ name: 'kit', most: 9 }] };
      const counted = await Promise.all(hundred.map((index) => turn(machines, index).countUp(counting)));
      expect(counted.filter((tooMany) => tooMany === undefined)).toHaveLength(9);
    });

    it('hands each piece of due work to one machine', async () => {
      const machines = two();
      for (const index of hundred) {
        await machines[0].open({
          session: session(`s${index}`, { userId: `user ${index}`, phase: 'page', readDueAt: now }),
          after: undefined,
        });
        await machines[0].settle({
          sessionId: `s${index}`,
          verdict: { status: 'review' },
          at: 5,
          event: event(`e${index}`, `s${index}`),
        });
        await machines[0].beginCall(call(`k${index}`, { dueAt: now }));
      }
      /** Both machines ask again and again until nothing is left. */
      const takeAll = async <T>(take: (machine: Store) => Promise<readonly T[]>) => {
        const taken: T[] = [];
        const drain = async (machine: Store) => {
          for (let got = await take(machine); got.length > 0; got = await take(machine)) taken.push(...got);
        };
        await Promise.all([...machines, ...machines].map(drain));
        return taken;
      };
      const reads = await takeAll((machine) => machine.claimDueReads(claim));
      const outcomes = await takeAll((machine) => machine.claimOutcomes(claim));
      const calls = await takeAll((machine) => machine.claimDueCalls({ ...claim, services }));
      expect(reads.map(({ id }) => id).sort()).toEqual(hundred.map((index) => `s${index}`).sort());
      expect(outcomes.map((outcome) => outcome.event.eventId).sort()).toEqual(
        hundred.map((index) => `e${index}`).sort(),
      );
      expect(calls.map(({ key }) => key).sort()).toEqual(hundred.map((index) => `k${index}`).sort());
    });

    it('keeps no word of a user who is erased, though consents and the audit trail stay', async () => {
      const store = open();
      const userId = 'user-canary';
      await store.open({ session: session('s1', { userId, phase: 'page' }), after: undefined, key: 'k1' });
      await store.settle({
        sessionId: 's1',
        verdict: { status: 'approved' },
        at: 5,
        event: { ...event('e1', 's1'), userId },
      });
      await store.addConsent(consent('c1', { userId }));
      const customer = await store.pseudonymOf(userId);
      await store.appendAudit({ kind: 'opened', at: '2026-01-01T00:00:00.000Z', customer });
      expect(await store.erase(userId)).toEqual({
        isErased: true,
        sessions: 1,
        undelivered: ['e1'],
        kept: { consents: 1 },
      });
      expect(await readRows(address)).not.toContain(userId);
      expect(await readRows(address)).toContain(customer);
      expect(await store.consents(customer)).toHaveLength(1);
      expect(await store.pseudonymOf(userId)).not.toBe(customer);
    });

    it('keeps no row of a user whose sessions are purged', async () => {
      const store = open();
      await store.open({
        session: session('s1', { userId: 'user-canary', phase: 'page' }),
        after: undefined,
        key: 'k1',
      });
      await store.settle({ sessionId: 's1', verdict: { status: 'rejected' }, at: 5 });
      await store.purge({ ...nothing, sessionsClosedBefore: 6 });
      expect(await readRows(address)).not.toContain('user-canary');
    });
  });
}
