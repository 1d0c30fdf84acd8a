import type { OutcomeEvent } from '../../src/server/store/store.js';
import { json, minute, startKit } from './kit.js';
import { event as eventOf, session } from './store/records.js';

async function approve({ open, ask, upstream, settle }: ReturnType<typeof startKit>) {
  const { statusUrl, sessionId } = await json(open());
  upstream.status = 'AUTO_APPROVED';
  await ask(`${statusUrl}?seen=submitted`);
  await settle();
  return sessionId;
}

/** Decisions about these customers wait to be told, in this order. */
async function decide({ store, clock }: ReturnType<typeof startKit>, users: readonly string[]) {
  for (const userId of users) {
    await store.open({ session: session(userId, { userId, phase: 'page' }), after: undefined });
    const event = { ...eventOf(`${userId} approved`, userId), userId };
    await store.settle({ sessionId: userId, verdict: { status: 'approved' }, at: clock.now, event });
  }
}

describe('onOutcome', () => {
  it('hears of a decision, with what the merchant knows the customer by', async () => {
    const events: OutcomeEvent[] = [];
    const kit = startKit({
      identify: () => ({ id: 'ada', externalId: 'order 7' }),
      onOutcome: (event) => void events.push(event),
    });
    const sessionId = await approve(kit);
    expect(events).toEqual([
      {
        eventId: expect.any(String),
        sessionId,
        userId: 'ada',
        externalId: 'order 7',
        status: 'approved',
        level: 'HIGH',
        score: 94,
        providerStatus: 'AUTO_APPROVED',
        occurredAt: '2026-01-01T00:00:00.000Z',
      },
    ]);
  });

  it('hears again after a failure, later each time, with the same event id', async () => {
    const ids: string[] = [];
    const failures = 4;
    const kit = startKit({
      onOutcome: ({ eventId }) => {
        ids.push(eventId);
        if (ids.length <= failures) throw new Error('the back office is closed');
      },
    });
    await approve(kit);
    const heardAt: number[] = [];
    for (let seconds = 0; seconds < 300; seconds += 1) {
      const before = ids.length;
      await kit.kit.sweep();
      if (ids.length > before) heardAt.push(seconds);
      kit.clock.now += 1_000;
    }
    expect(heardAt).toEqual([5, 15, 35, 75]);
    expect(new Set(ids).size).toBe(1);
    expect(kit.logged.join()).toContain('the back office is closed');
  });

  it('that never settles is a failure after a while, and keeps the sweeper from nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const ids: string[] = [];
    const { open, ask, upstream, clock, logged } = startKit({
      sweepEveryMs: 1_000,
      onOutcome: ({ eventId }) => (ids.push(eventId) < 3 ? new Promise<void>(() => undefined) : undefined),
    });
    const bob = { 'x-user': 'bob' };
    await ask(`${(await json(open({}, bob))).statusUrl}?seen=submitted`, bob);
    const { statusUrl } = await json(open());
    upstream.status = 'AUTO_APPROVED';
    await ask(`${statusUrl}?seen=submitted`);
    upstream.status = 'PENDING';
    await vi.waitUntil(() => ids.length === 1);
    await vi.advanceTimersByTimeAsync(30_000);
    await vi.waitUntil(() => logged.some((line) => line.includes('onOutcome() failed')));

    clock.now += 5_000;
    await vi.waitUntil(() => ids.length === 2); // the sweeper tells it now
    const before = upstream.count('/status');
    for (let times = 1; times <= 3; times += 1) {
      clock.now += 60_000;
      await vi.waitUntil(() => upstream.count('/status') === before + times);
    }
    await vi.advanceTimersByTimeAsync(30_000);
    clock.now += 10_000;
    await vi.waitUntil(() => ids.length === 3);
    expect(new Set(ids).size).toBe(1);
  });

  it('hears of each decision once, for a review and its end', async () => {
    const heard: string[] = [];
    const { open, ask, upstream, clock, settle } = startKit({
      onOutcome: ({ status }) => void heard.push(status),
    });
    const { statusUrl } = await json(open());
    for (const word of [
      'WAITING_FOR_MANUAL_APPROVE',
      'WAITING_FOR_MANUAL_APPROVE',
      'MANUAL_APPROVED',
      'MANUAL_REJECTED',
    ]) {
      upstream.status = word;
      await ask(`${statusUrl}?seen=submitted`);
      await settle();
      clock.now += 60_000;
    }
    expect(heard).toEqual(['review', 'approved']);
  });

  it('that is slow hears of no approval after the rejection that took its place', async () => {
    const told: string[] = [];
    const kit = startKit({
      onOutcome: async ({ eventId, userId }) => {
        told.push(eventId);
        if (userId === 'ada') return;
        kit.clock.now += 31_000;
        if (userId !== 'bob') return;
        const asRead = await kit.store.find('ada');
        const event = eventOf('ada rejected', 'ada');
        const at = kit.clock.now;
        await kit.store.settle({ sessionId: 'ada', verdict: { status: 'rejected' }, at, asRead, event });
        await other.kit.sweep();
      },
    });
    const other = startKit({
      store: kit.store,
      now: () => kit.clock.now,
      onOutcome: ({ eventId }) => void told.push(eventId),
    });
    await decide(kit, ['eve', 'bob', 'ada']);
    await kit.kit.sweep();
    kit.clock.now += minute;
    await kit.kit.sweep();
    expect(told).toEqual(['eve approved', 'bob approved', 'ada rejected']);
  });

  it('that is slow hears of every customer without a pause, and soon again of one that fails', async () => {
    const told: string[] = [];
    const kit = startKit({
      onOutcome: ({ userId }) => {
        told.push(userId);
        kit.clock.now += 29_000;
        if (userId === 'u5' && told.length === 6) throw new Error('the back office is closed');
      },
    });
    const users = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5'];
    await decide(kit, users);
    await kit.kit.sweep();
    expect(told).toEqual(users);
    kit.clock.now += 5_000;
    await kit.kit.sweep();
    expect(told).toEqual([...users, 'u5']);
  });
});
