// What must hold of every store's lists of sessions.

import type { Store } from '../../../src/server/store/store.js';
import { changed, event, session } from './records.js';

/** Describes them; `given` is an empty store for each test. */
export function describeLists(given: () => Store): void {
  async function fill(store: Store): Promise<void> {
    for (const [index, provider] of ['trustmatic', '10npay', 'trustmatic'].entries()) {
      const id = `s${index}`;
      await store.open({
        session: session(id, { userId: `user ${index}`, provider, createdAt: index, phase: 'page' }),
        after: undefined,
      });
    }
    const verdict = { status: 'review' } as const;
    await store.settle({ sessionId: 's1', verdict, at: 5, event: event('e1', 's1') });
    await store.settle({
      sessionId: 's1',
      verdict: { status: 'approved' },
      at: 6,
      event: event('e2', 's1'),
    });
    const given = await store.find('s2');
    await store.write(changed(given, { phase: 'closed', closedAt: 7 }));
  }

  it('lists sessions by what they are, the newest first', async () => {
    const store = given();
    await fill(store);
    const ids = async (query: Partial<Parameters<Store['list']>[0]>) =>
      (await store.list({ limit: 10, ...query })).map((listed) => listed.session.id);
    expect(await ids({})).toEqual(['s2', 's1', 's0']);
    expect(await ids({ limit: 2 })).toEqual(['s2', 's1']);
    expect(await ids({ id: 's1' })).toEqual(['s1']);
    expect(await ids({ userId: 'user 2' })).toEqual(['s2']);
    expect(await ids({ provider: 'trustmatic' })).toEqual(['s2', 's0']);
    expect(await ids({ phases: ['page'] })).toEqual(['s0']);
    expect(await ids({ phases: ['closed'], isDecided: true })).toEqual(['s1']);
    expect(await ids({ phases: ['closed'], isDecided: false })).toEqual(['s2']);
    expect(await ids({ since: 1, before: 2 })).toEqual(['s1']);
  });

  it('lists what is undelivered of a session, in its order', async () => {
    const store = given();
    await fill(store);
    await store.claimOutcomes({ now: 10, leaseMs: 10, limit: 10 });
    const [listed] = await store.list({ id: 's1', limit: 1 });
    expect(listed?.undelivered).toEqual([
      { eventId: 'e1', attempts: 1 },
      { eventId: 'e2', attempts: 0 },
    ]);
    expect((await store.list({ id: 's0', limit: 1 }))[0]?.undelivered).toEqual([]);
  });
}
