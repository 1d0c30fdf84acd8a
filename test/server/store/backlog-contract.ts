// What must hold of every store's counts of what waits.

import type { Store } from '../../../src/server/store/store.js';
import { call, event, session } from './records.js';

/** Describes them; `given` is an empty store for each test. */
export function describeBacklog(given: () => Store): void {
  it('counts what waits for somebody', async () => {
    const store = given();
    const none = { undelivered: 0, reviews: 0, waitingCalls: 0, auditLines: 0 };
    expect(await store.backlog()).toEqual(none);
    await store.open({ session: session('s1', { phase: 'page' }), after: undefined });
    const verdict = { status: 'review' } as const;
    await store.settle({ sessionId: 's1', verdict, at: 5, event: event('e1', 's1') });
    await store.beginCall(call('k1', { phase: 'waiting' }));
    await store.beginCall(call('k2', { phase: 'done' }));
    await store.appendAudit({ kind: 'opened', at: '2026-01-01T00:00:00.000Z' });
    expect(await store.backlog()).toEqual({ undelivered: 1, reviews: 1, waitingCalls: 1, auditLines: 1 });
  });
}
