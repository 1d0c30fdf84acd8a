// What must hold of every store's audit trail.

import { verifyAudit } from '../../../src/server/audit/audit-chain.js';
import type { AuditKind } from '../../../src/server/audit/audit-chain.js';
import type { Store } from '../../../src/server/store/store.js';
import { call, changed, consent, session } from './records.js';

const at = '2026-01-01T00:00:00.000Z';
const claim = { now: 1_000, leaseMs: 50, limit: 100 };

/** Describes it; `given` is an empty store for each test. */
export function describeAudit(given: () => Store): void {
  it('chains lines of a crowd, and hands them out in their order to one asker', async () => {
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        given().appendAudit({ kind: 'refused', at, code: `C${index}`, customer: undefined }),
      ),
    );
    const lines = await given().claimAudit(claim);
    expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(await verifyAudit(lines)).toMatchObject({ isWhole: true });
    expect(await given().claimAudit(claim)).toEqual([]);
    expect(await given().claimAudit({ ...claim, now: 1_050 })).toHaveLength(50);
  });

  it('strikes out what was told, and goes on with its chain', async () => {
    for (const kind of ['opened', 'decided'] as const) await given().appendAudit({ kind, at });
    const lines = await given().claimAudit({ ...claim, limit: 1 });
    await given().settleAudit({ told: 1, nextAt: 2_000 });
    expect(await given().claimAudit({ ...claim, now: 1_999 })).toEqual([]);
    const rest = await given().claimAudit({ ...claim, now: 2_000 });
    await given().settleAudit({ told: 2, nextAt: 0 });
    await given().appendAudit({ kind: 'erased', at });
    const last = await given().claimAudit(claim);
    expect(await verifyAudit([...lines, ...rest, ...last])).toMatchObject({
      isWhole: true,
      last: { seq: 3 },
    });
  });

  it('has the line of a verb with what it tells, and none of a verb that did nothing', async () => {
    const store = given();
    const note = (kind: AuditKind) => ({ kind, at, userId: 'ada' });
    await store.open({ session: session('s1'), after: undefined });
    const opened = changed(await store.find('s1'), { phase: 'page', sealed: 'page', shownAt: 1 });
    expect(await store.write(opened, note('opened'))).toBe(true);
    expect(await store.write(opened, note('opened'))).toBe(false);
    for (const status of ['approved', 'approved', 'rejected'] as const)
      await store.settle({
        sessionId: 's1',
        verdict: { status },
        at: 5,
        asRead: await store.find('s1'),
        note: note('decided'),
      });
    for (const id of ['c1', 'c2']) await store.addConsent(consent(id), undefined, note('consented'));
    await store.beginCall(call('k1'));
    for (const isNewer of [true, false])
      expect(await store.writeCall(call('k1', { phase: 'done', answer: '1' }), note('decided'))).toBe(
        isNewer,
      );
    for (let times = 0; times < 2; times += 1)
      await store.countUp({ at: 1_000, budgets: [{ name: 'pass', most: 1 }] }, note('allowed'));
    for (let times = 0; times < 2; times += 1) await store.erase('ada', note('erased'));
    await store.erase('nobody', { ...note('erased'), userId: 'nobody' });

    const lines = await store.claimAudit(claim);
    expect(lines.map(({ kind, revision }) => (revision ? `${kind} ${revision}` : kind))).toEqual([
      ...['opened', 'decided', 'decided 1', 'consented', 'decided', 'allowed', 'erased'],
    ]);
    expect(new Set(lines.map(({ customer }) => customer)).size).toBe(1);
    expect(JSON.stringify(lines)).not.toContain('"ada"');
    expect(await verifyAudit(lines)).toMatchObject({ isWhole: true });
  });

  it('has one pseudonym a user, which tells nothing', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => given().pseudonymOf('lovelace')));
    expect(new Set(all).size).toBe(1);
    expect(await given().pseudonymOf('grace')).not.toBe(all[0]);
    expect(all[0]).not.toContain('lovelace');
  });

  it('erases no user while a provider is owed its last call', async () => {
    const store = given();
    await store.open({ session: session('s1', { phase: 'finishing' }), after: undefined });
    await store.addConsent(consent('c1'));
    expect(await store.erase('ada')).toEqual({ isErased: false, owed: ['s1'] });
    expect(await store.find('s1')).toBeDefined();
    expect(await store.consents('ada')).toHaveLength(1);
    await store.settle({ sessionId: 's1', verdict: { status: 'approved' }, at: 5 });
    expect(await store.erase('ada')).toMatchObject({ isErased: true, sessions: 1, kept: { consents: 1 } });
    expect(await store.find('s1')).toBeUndefined();
    expect(await store.newest('ada')).toBeUndefined();
    expect(await store.consents('ada')).toEqual([]);
    expect(await store.erase('ada')).toMatchObject({ isErased: true, sessions: 0 });
  });
}
