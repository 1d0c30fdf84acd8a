import type { OutcomeEvent } from '../../src/server/store/store.js';
import { json, startKit } from './kit.js';

async function approve({ open, ask, upstream, settle }: ReturnType<typeof startKit>) {
  const { statusUrl, sessionId } = await json(open());
  upstream.status = 'AUTO_APPROVED';
  await ask(`${statusUrl}?seen=submitted`);
  await settle();
  return sessionId;
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
});
