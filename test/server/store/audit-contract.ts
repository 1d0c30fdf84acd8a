// What must hold of every store's audit trail.

import { verifyAudit } from '../../../src/server/audit/audit-chain.js';
import type { Store } from '../../../src/server/store/store.js';
import { consent, session } from './records.js';

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

  it('has one pseudonym a user, which tells nothing', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => given().pseudonymOf('ada')));
    expect(new Set(all).size).toBe(1);
    expect(await given().pseudonymOf('grace')).not.toBe(all[0]);
    expect(all[0]).not.toContain('ada');
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
