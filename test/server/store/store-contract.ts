// What must hold for every store. A new store's test calls this and nothing else.

import type { Store } from '../../../src/server/store/store.js';
import { describeAudit } from './audit-contract.js';
import { describeBacklog } from './backlog-contract.js';
import { describeCounts } from './count-contract.js';
import { describeLists } from './list-contract.js';
import { describeRevisions } from './revision-contract.js';
import { call, changed, consent, event, fields, nothing, session } from './records.js';

const services = ['client/evaluate'];

/** Describes a store; `create` gives an empty one for each test. */
export function describeStore(name: string, create: () => Store | Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    beforeEach(async () => {
      store = await create();
    });
    afterEach(() => store.close());

    describeCounts(() => store);
    describeLists(() => store);
    describeAudit(() => store);
    describeBacklog(() => store);
    describeRevisions(() => store);

    it('gives back a session as it was opened', async () => {
      const opened = session('s1', { externalId: 'order 7', display: 'popup', facts: ['STARTED'] });
      expect(await store.open({ session: opened, after: undefined })).toBe(true);
      expect(await store.find('s1')).toMatchObject(opened);
      expect((await store.newest('ada'))?.id).toBe('s1');
      expect(await store.find('s2')).toBeUndefined();
      expect(await store.newest('grace')).toBeUndefined();
    });

    it('keeps another device’s grant, through a change of phase and to the verdict', async () => {
      const device = {
        state: 'claimed',
        secretHash: 'h',
        until: 9,
        seenAt: 5,
        digits: '42',
        offeredAt: 4,
        account: 'a•••@shop.example',
        browser: 'Firefox, Windows',
        capture: 'own',
      } as const;
      await store.open({ session: session('s1', { phase: 'page', device }), after: undefined });
      expect((await store.find('s1'))?.device).toEqual(device);
      await store.write(changed(await store.find('s1'), { phase: 'provider', waitingSince: 6 }));
      await store.settle({ sessionId: 's1', verdict: { status: 'approved' }, at: 7 });
      expect(await store.find('s1')).toMatchObject({ phase: 'closed', device });
    });

    it('opens one session when many ask at once', async () => {
      const asked = Array.from({ length: 100 }, (_, index) =>
        store.open({ session: session(`s${index}`), after: undefined }),
      );
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
    });

    it('leaves an open session as it is while the one that follows it is being opened', async () => {
      await store.open({ session: session('s1', { phase: 'page', sealed: 'x' }), after: undefined });
      expect(await store.open({ session: session('s2', { follows: 's1' }), after: 's1' })).toBe(true);
      expect(await store.find('s1')).toMatchObject({ phase: 'page', sealed: 'x' });
      expect((await store.newest('ada'))?.id).toBe('s2');
    });

    it('gives a session up that is still being opened, for the one that comes after it', async () => {
      await store.open({ session: session('s1', { sealed: 'x' }), after: undefined });
      expect(await store.open({ session: session('s2'), after: 's1' })).toBe(true);
      const given = await store.find('s1');
      expect(given?.phase).toBe('closed');
      expect(fields(given).sealed).toBeUndefined();
      expect((await store.newest('ada'))?.id).toBe('s2');
      expect(await store.open({ session: session('s3'), after: 's1' })).toBe(false);
    });

    it('opens none beside a session that came to be open since the opener looked', async () => {
      await store.open({ session: session('s1', { phase: 'page' }), after: undefined });
      await store.open({ session: session('s2', { follows: 's1' }), after: 's1' });
      const opening = await store.find('s2');
      await store.write(changed(await store.find('s1'), { phase: 'closed', closedAt: 5 }));
      await store.write(changed(opening, { phase: 'page' }));
      // Looked while s2 was being opened, and takes it for given up:
      expect(await store.open({ session: session('s3', { follows: opening?.follows }), after: 's2' })).toBe(
        false,
      );
      expect(await store.open({ session: session('s3', { follows: 's2' }), after: 's2' })).toBe(true);
    });

    it('opens none that does not know what has come of the session before it', async () => {
      await store.open({ session: session('s1'), after: undefined });
      const opening = await store.find('s1');
      await store.write(changed(opening, { phase: 'closed', closedAt: 5, shownPages: ['a page'] }));
      // Looked while s1 was being opened:
      expect(await store.open({ session: session('s2'), after: 's1' })).toBe(false);
      expect(await store.open({ session: session('s2', { follows: 's1' }), after: 's1' })).toBe(true);
    });

    it('gives no session up that owes its provider a last call', async () => {
      await store.open({ session: session('s1', { phase: 'finishing' }), after: undefined });
      expect(await store.open({ session: session('s2'), after: 's1' })).toBe(false);
      expect((await store.newest('ada'))?.id).toBe('s1');
      expect(
        await store.open({ session: session('s3', { provider: 'another', follows: 's1' }), after: 's1' }),
      ).toBe(true); // nobody can make that call any more
    });

    it('leads a repeated key to the same session', async () => {
      await store.open({ session: session('s1'), after: undefined, key: 'k1' });
      expect((await store.recall('ada', 'k1')).answered?.id).toBe('s1');
      expect((await store.recall('grace', 'k1')).answered).toBeUndefined();
      expect(await store.open({ session: session('s2'), after: 's1', key: 'k1' })).toBe(false);
      await store.remember('ada', 'k2', { sessionId: 's1', at: 5 });
      await store.remember('ada', 'k2', { sessionId: 's9', at: 6 });
      expect((await store.recall('ada', 'k2')).answered?.id).toBe('s1');
    });

    it('remembers a hundred keys of a session, so that nobody fills the store with them', async () => {
      await store.open({ session: session('s1'), after: undefined, key: 'k0' });
      await store.open({ session: session('t1', { userId: 'grace' }), after: undefined });
      for (let number = 1; number <= 110; number += 1)
        await store.remember('ada', `k${number}`, { sessionId: 's1', at: number });
      await store.remember('grace', 'k1', { sessionId: 't1', at: 1 });
      const answeredTo = async (user: string, key: string) => (await store.recall(user, key)).answered?.id;
      expect([await answeredTo('ada', 'k0'), await answeredTo('ada', 'k99')]).toEqual(['s1', 's1']);
      expect(await answeredTo('ada', 'k100')).toBeUndefined();
      expect(await answeredTo('grace', 'k1')).toBe('t1');
    });

    it('purges a key by its own age, also of a session that never ends', async () => {
      await store.open({ session: session('s1', { createdAt: 5 }), after: undefined, key: 'k5' });
      await store.remember('ada', 'k7', { sessionId: 's1', at: 7 });
      const answeredTo = async (key: string) => (await store.recall('ada', key)).answered?.id;
      await store.purge({ ...nothing, keysBefore: 5 });
      expect([await answeredTo('k5'), await answeredTo('k7')]).toEqual(['s1', 's1']);
      await store.purge({ ...nothing, keysBefore: 6 });
      expect([await answeredTo('k5'), await answeredTo('k7')]).toEqual([undefined, 's1']);
      await store.purge({ ...nothing, keysBefore: 8 });
      expect([await answeredTo('k7'), (await store.newest('ada'))?.id]).toEqual([undefined, 's1']);
      // the place that a key has left is free
      await store.open({ session: session('s2'), after: 's1', key: 'k7' });
      expect(await answeredTo('k7')).toBe('s2');
    });

    it('forgets a session that could not be opened, with its key', async () => {
      await store.open({ session: session('s1'), after: undefined });
      await store.open({ session: session('s2', { follows: 's1' }), after: 's1', key: 'k1' });
      await store.forget('s2');
      expect(await store.find('s2')).toBeUndefined();
      expect((await store.recall('ada', 'k1')).answered).toBeUndefined();
      expect((await store.newest('ada'))?.id).toBe('s1');
    });

    it('takes a write only from who knows the latest version', async () => {
      await store.open({ session: session('s1'), after: undefined });
      const read = await store.find('s1');
      if (!read) throw new Error('nothing stored');
      expect(await store.write(changed(read, { phase: 'page', sealed: 'x' }))).toBe(true);
      expect(await store.write(changed(read, { phase: 'provider' }))).toBe(false);
      expect(await store.find('s1')).toMatchObject({ phase: 'page', sealed: 'x', version: read.version + 1 });
    });

    it('settles once: a final verdict stays and drops what was sealed', async () => {
      await store.open({ session: session('s1', { phase: 'page', sealed: 'x' }), after: undefined });
      await store.settle({
        sessionId: 's1',
        verdict: { status: 'approved' },
        at: 5,
        event: event('e1', 's1'),
      });
      const stored = await store.settle({
        sessionId: 's1',
        verdict: { status: 'rejected' },
        at: 6,
        event: event('e2', 's1'),
      });
      expect(stored).toMatchObject({ phase: 'closed', verdict: { status: 'approved' }, closedAt: 5 });
      expect(fields(stored).sealed).toBeUndefined();
      const claimed = await store.claimOutcomes({ now: 10, leaseMs: 1, limit: 10 });
      expect(claimed.map((outcome) => outcome.event.eventId)).toEqual(['e1']);
    });

    it('moves a review once to a final verdict, which is told anew', async () => {
      await store.open({ session: session('s1', { phase: 'page' }), after: undefined });
      const review = await store.settle({ sessionId: 's1', verdict: { status: 'review' }, at: 5 });
      expect(review).toMatchObject({ phase: 'review', verdict: { status: 'review' } });
      await store.write(changed(review, { toldAt: 6 }));
      const final = await store.settle({
        sessionId: 's1',
        verdict: { status: 'rejected', level: 'LOW' },
        at: 7,
      });
      expect(final).toMatchObject({ phase: 'closed', verdict: { status: 'rejected', level: 'LOW' } });
      expect(fields(final).toldAt).toBeUndefined();
      expect(
        fields(await store.settle({ sessionId: 's1', verdict: { status: 'review' }, at: 8 })).verdict?.status,
      ).toBe('rejected');
    });

    it('never changes a verdict by a write', async () => {
      await store.open({ session: session('s1', { phase: 'page' }), after: undefined });
      const settled = await store.settle({ sessionId: 's1', verdict: { status: 'approved' }, at: 5 });
      if (!settled) throw new Error('nothing stored');
      await store.write(changed(settled, { verdict: { status: 'rejected' } }));
      expect(fields(await store.find('s1')).verdict?.status).toBe('approved');
    });

    it('hands a due read to one asker, and again when the lease is over', async () => {
      await store.open({ session: session('s1', { phase: 'page', readDueAt: 100 }), after: undefined });
      expect(await store.claimDueReads({ now: 99, leaseMs: 50, limit: 10 })).toHaveLength(0);
      expect(await store.claimDueReads({ now: 100, leaseMs: 50, limit: 10 })).toHaveLength(1);
      expect(await store.claimDueReads({ now: 149, leaseMs: 50, limit: 10 })).toHaveLength(0);
      expect(await store.claimDueReads({ now: 150, leaseMs: 50, limit: 10 })).toHaveLength(1);
    });

    it('hands out what has been due for longest first', async () => {
      for (const [id, readDueAt] of [
        ['s1', 30],
        ['s2', 10],
        ['s3', 20],
      ] as const) {
        await store.open({
          session: session(id, { userId: `user of ${id}`, phase: 'page', readDueAt }),
          after: undefined,
        });
      }
      const due = await store.claimDueReads({ now: 100, leaseMs: 50, limit: 2 });
      expect(due.map(({ id }) => id).sort()).toEqual(['s2', 's3']);
    });

    it('takes the time of any clock, fractions and all', async () => {
      await store.open({
        session: session('s1', { phase: 'page', createdAt: 1.5, readDueAt: 2.25 }),
        after: undefined,
      });
      await store.beginCall(call('k1', { createdAt: 1.5, dueAt: 2.25 }));
      await store.addConsent(consent('c1', { at: 1.5 }));
      const claim = { now: 2.5, leaseMs: 0.5, limit: 10 };
      expect(await store.claimDueReads(claim)).toEqual([
        expect.objectContaining({ createdAt: 1.5, readDueAt: 3 }),
      ]);
      expect(await store.claimDueCalls({ ...claim, services })).toEqual([
        expect.objectContaining({ createdAt: 1.5, dueAt: 3 }),
      ]);
      await store.settle({
        sessionId: 's1',
        verdict: { status: 'approved', score: 0.1 },
        at: 2.5,
        event: event('e1', 's1'),
      });
      expect(await store.claimOutcomes(claim)).toHaveLength(1);
      await store.postpone({ eventId: 'e1', until: 3.5, leasedUntil: 3 });
      expect(await store.claimOutcomes({ ...claim, now: 3 })).toEqual([]);
      expect(await store.find('s1')).toMatchObject({ closedAt: 2.5, verdict: { score: 0.1 } });
      expect(await store.consents('ada')).toEqual([consent('c1', { at: 1.5 })]);
    });

    it('keeps an outcome until it is delivered', async () => {
      await store.open({ session: session('s1', { phase: 'page' }), after: undefined });
      await store.settle({
        sessionId: 's1',
        verdict: { status: 'approved' },
        at: 0,
        event: event('e1', 's1'),
      });
      expect(await store.claimOutcomes({ now: 0, leaseMs: 50, limit: 10 })).toEqual([
        expect.objectContaining({ attempts: 0 }),
      ]);
      expect(await store.claimOutcomes({ now: 49, leaseMs: 50, limit: 10 })).toEqual([]);
      expect(await store.claimOutcomes({ now: 50, leaseMs: 50, limit: 10 })).toEqual([
        expect.objectContaining({ attempts: 1 }),
      ]);
      await store.postpone({ eventId: 'e1', until: 500, leasedUntil: 100 });
      expect(await store.claimOutcomes({ now: 499, leaseMs: 50, limit: 10 })).toEqual([]);
      expect(await store.claimOutcomes({ now: 500, leaseMs: 50, limit: 10 })).toHaveLength(1);
      await store.delivered('e1');
      expect(await store.claimOutcomes({ now: 9_999, leaseMs: 50, limit: 10 })).toEqual([]);
    });

    it('postpones no outcome that somebody else has claimed meanwhile', async () => {
      await store.open({ session: session('s1', { phase: 'page' }), after: undefined });
      const verdict = { status: 'approved' } as const;
      await store.settle({ sessionId: 's1', verdict, at: 0, event: event('e1', 's1') });
      await store.claimOutcomes({ now: 0, leaseMs: 50, limit: 10 });
      await store.claimOutcomes({ now: 50, leaseMs: 50, limit: 10 });
      await store.postpone({ eventId: 'e1', until: 60, leasedUntil: 50 });
      expect(await store.claimOutcomes({ now: 99, leaseMs: 50, limit: 10 })).toEqual([]);
    });

    it('does not count the claim of an outcome that is given back untold', async () => {
      await store.open({ session: session('s1', { phase: 'page' }), after: undefined });
      const verdict = { status: 'approved' } as const;
      await store.settle({ sessionId: 's1', verdict, at: 0, event: event('e1', 's1') });
      await store.claimOutcomes({ now: 0, leaseMs: 50, limit: 10 });
      await store.postpone({ eventId: 'e1', until: 10, leasedUntil: 50, isUntold: true });
      expect(await store.claimOutcomes({ now: 10, leaseMs: 50, limit: 10 })).toMatchObject([{ attempts: 0 }]);
    });

    it('purges what closed long ago, unless an outcome is owed', async () => {
      await store.open({ session: session('s1', { phase: 'page' }), after: undefined, key: 'k1' });
      await store.settle({
        sessionId: 's1',
        verdict: { status: 'approved' },
        at: 10,
        event: event('e1', 's1'),
      });
      await store.purge({ ...nothing, sessionsClosedBefore: 11 });
      expect(await store.find('s1')).toBeDefined();
      await store.delivered('e1');
      await store.purge({ ...nothing, sessionsClosedBefore: 10 });
      expect(await store.find('s1')).toBeDefined();
      await store.purge({ ...nothing, sessionsClosedBefore: 11 });
      expect(await store.find('s1')).toBeUndefined();
      expect((await store.recall('ada', 'k1')).answered).toBeUndefined();
    });

    it('keeps consents in their order, for each user', async () => {
      const given = [
        consent('c1'),
        consent('c2', { decision: 'withdrawn', at: 900 }),
        consent('c3', { consentType: 'MARKETING', processId: 'p1' }),
      ];
      for (const evidence of given) expect(await store.addConsent(evidence)).toBe(true);
      await store.addConsent(consent('c4', { userId: 'grace' }));
      expect(await store.consents('ada')).toEqual(given);
      expect((await store.consents('grace')).map(({ id }) => id)).toEqual(['c4']);
      expect(await store.consents('nobody')).toEqual([]);
    });

    it('takes a consent only if it is news', async () => {
      expect(await store.addConsent(consent('c1'))).toBe(true);
      expect(await store.addConsent(consent('c2', { at: 2_000 }))).toBe(false);
      expect(await store.addConsent(consent('c3', { language: 'de' }))).toBe(true);
      expect(await store.addConsent(consent('c4'))).toBe(true); // in English again, after German
      expect(await store.addConsent(consent('c5', { version: '2' }))).toBe(true);
      expect(await store.addConsent(consent('c6', { version: '2', decision: 'declined' }))).toBe(true);
      expect(await store.addConsent(consent('c7', { version: '2', consentType: 'MARKETING' }))).toBe(true);
      expect(await store.addConsent(consent('c8', { version: '2', decision: 'declined' }))).toBe(false);
      expect(await store.addConsent(consent('c7', { version: '3' }))).toBe(false); // its id is taken
      expect(
        await store.addConsent(
          consent('c9', { version: '2', consentType: 'MARKETING', textHash: 'another text' }),
        ),
      ).toBe(true); // its name stayed the same
      expect((await store.consents('ada')).map(({ id }) => id)).toEqual([
        'c1',
        'c3',
        'c4',
        'c5',
        'c6',
        'c7',
        'c9',
      ]);
    });

    it('keeps one of a hundred equal consents that come at once', async () => {
      const given = Array.from({ length: 100 }, (_, index) => store.addConsent(consent(`c${index}`)));
      expect((await Promise.all(given)).filter(Boolean)).toHaveLength(1);
      expect(await store.consents('ada')).toHaveLength(1);
    });

    it('begins one call when many are the same', async () => {
      const asked = Array.from({ length: 100 }, () => store.beginCall(call('k1')));
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
      expect(await store.findCall('k1')).toMatchObject(call('k1'));
      expect(await store.findCall('k2')).toBeUndefined();
    });

    it('takes a call only from who knows the latest version, and keeps its first answer', async () => {
      await store.beginCall(call('k1', { sealed: 'x' }));
      const begun = await store.findCall('k1');
      if (!begun) throw new Error('nothing stored');
      expect(await store.writeCall({ ...begun, phase: 'decided', answer: '{"result":"OK"}', dueAt: 5 })).toBe(
        true,
      );
      expect(await store.writeCall({ ...begun, phase: 'decided', answer: '{"result":"FAIL"}' })).toBe(false);
      const decided = await store.findCall('k1');
      if (!decided) throw new Error('nothing stored');
      expect(decided).toMatchObject({
        version: begun.version + 1,
        sealed: 'x',
        answer: '{"result":"OK"}',
        dueAt: 5,
      });
      expect(await store.writeCall({ ...decided, phase: 'done', answer: '{"result":"FAIL"}' })).toBe(true);
      const done = await store.findCall('k1');
      expect(done).toMatchObject({ phase: 'done', answer: '{"result":"OK"}' });
      expect(done?.sealed).toBeUndefined();
      expect(done?.dueAt).toBeUndefined();
      expect(await store.writeCall(call('k2'))).toBe(false);
    });

    it('hands a due call to one asker, and again when the lease is over', async () => {
      await store.beginCall(call('k1', { phase: 'decided', dueAt: 100 }));
      await store.beginCall(call('k2'));
      const before = await store.findCall('k1');
      expect(await store.claimDueCalls({ now: 99, leaseMs: 50, limit: 10, services })).toEqual([]);
      expect(await store.claimDueCalls({ now: 100, leaseMs: 50, limit: 10, services })).toEqual([
        expect.objectContaining({ key: 'k1', attempts: 1, dueAt: 150, version: 1 }),
      ]);
      expect(await store.claimDueCalls({ now: 149, leaseMs: 50, limit: 10, services })).toEqual([]);
      // who holds the lease writes
      expect(before && (await store.writeCall({ ...before, phase: 'done' }))).toBe(false);
      expect(await store.claimDueCalls({ now: 150, leaseMs: 50, limit: 10, services })).toEqual([
        expect.objectContaining({ attempts: 2 }),
      ]);
    });

    it('hands a due call only to a kit that serves it', async () => {
      await store.beginCall(call('k1', { service: 'other/ask', dueAt: 100 }));
      await store.beginCall(call('k2', { dueAt: 100 }));
      const claim = { now: 100, leaseMs: 50, limit: 10 };
      expect(await store.claimDueCalls({ ...claim, services: [] })).toEqual([]);
      expect((await store.claimDueCalls({ ...claim, services })).map(({ key }) => key)).toEqual(['k2']);
      expect(await store.findCall('k1')).toMatchObject({ attempts: 0, dueAt: 100, version: 0 });
      const both = ['client/evaluate', 'other/ask'];
      expect((await store.claimDueCalls({ ...claim, services: both })).map(({ key }) => key)).toEqual(['k1']);
    });

    it('lists calls that something is kept of, by their key, a page at a time', async () => {
      await store.beginCall(call('k3', { phase: 'waiting', sealed: 'c' }));
      await store.beginCall(call('k1', { phase: 'decided', sealed: 'a' }));
      await store.beginCall(call('k2', { phase: 'waiting', sealed: 'b' }));
      await store.beginCall(call('k4'));
      await store.beginCall(call('k5', { service: 'note', sealed: 'e' }));
      const page = async (after: string, of = services) =>
        (await store.sealedCalls({ services: of, after, limit: 2 })).map(({ key, sealed }) => [key, sealed]);
      expect(await page('')).toEqual([
        ['k1', 'a'],
        ['k2', 'b'],
      ]);
      expect(await page('k2')).toEqual([['k3', 'c']]);
      expect(await page('', [])).toEqual([]);
    });

    it('purges each kind by its own age, and no call whose answer is owed', async () => {
      await store.addConsent(consent('c1', { at: 10 }));
      await store.addConsent(consent('c2', { at: 11, decision: 'withdrawn' }));
      await store.beginCall(call('k1', { createdAt: 10, phase: 'done' }));
      await store.beginCall(call('k2', { createdAt: 10, phase: 'decided' }));
      await store.beginCall(call('k3', { createdAt: 11 }));
      await store.purge({ ...nothing, sessionsClosedBefore: 1_000 });
      expect(await store.consents('ada')).toHaveLength(2);
      await store.purge({ ...nothing, consentsBefore: 11 });
      expect((await store.consents('ada')).map(({ id }) => id)).toEqual(['c2']);
      expect(await store.findCall('k1')).toBeDefined();
      await store.purge({ ...nothing, callsBefore: 11 });
      expect(await store.findCall('k1')).toBeUndefined();
      expect(await store.findCall('k2')).toBeDefined();
      expect(await store.findCall('k3')).toBeDefined();
    });
  });
}
