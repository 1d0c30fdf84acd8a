// A session whose customer has left for good. Its provider sends no call-back, and never ends it.

import { fakeTennpay, signUrl } from './fake-tennpay.js';
import { json, minute, startKit } from './kit.js';

const year = 365 * 24 * 60 * 60_000;

/** A kit whose customer was shown a page, and has left. */
async function startAbandoned(step: string) {
  const upstream = fakeTennpay();
  const told: string[] = [];
  const { kit, clock, open, ask, settle } = startKit({
    provider: upstream.provider,
    fetch: upstream.fetch,
    identify: () => ({ id: 'ada', providerUserId: 7 }),
    onOutcome: ({ status }) => void told.push(status),
  });
  const { statusUrl, sessionId } = await json(open());
  if (step === 'sign') {
    upstream.status = 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED';
    upstream.url = signUrl;
    clock.now += 3_000;
    await ask(`${statusUrl}?seen=returned&own=1`);
    await settle();
  }
  return {
    upstream,
    told,
    clock,
    summary: () => kit.session(sessionId),
    /** Waits until the session is due, and lets the sweeper read it. Returns how long that was. */
    async readNext() {
      const dueAt = Date.parse(String((await kit.session(sessionId))?.dueAt));
      const pause = dueAt - clock.now;
      clock.now = dueAt;
      await kit.sweep();
      await settle();
      return pause;
    },
  };
}

describe('a review that nobody decides', () => {
  it('is read by the hour for two weeks, and ever more rarely after that', async () => {
    const { upstream, open, ask, kit, clock, settle } = startKit();
    const { statusUrl, sessionId } = await json(open());
    upstream.status = 'WAITING_FOR_MANUAL_APPROVE';
    await ask(`${statusUrl}?seen=submitted`);
    const end = clock.now + year;
    let reads = 0;
    while (clock.now < end) {
      clock.now = Date.parse(String((await kit.session(sessionId))?.dueAt));
      await kit.sweep();
      await settle();
      reads += 1;
      if (reads === 100) expect(end - clock.now).toBeGreaterThan(year - 101 * 60 * minute);
    }
    expect(reads).toBeLessThan(400);
  });
});

describe('a session that its customer has left', () => {
  it.each([
    ['identify', 100],
    ['sign', 250],
  ])('at the page to %s is read ever more rarely, at most %i times a year', async (step, most) => {
    const { clock, readNext, told, summary, upstream } = await startAbandoned(step);
    const before = upstream.to('process-status').length;
    const end = clock.now + year;
    const pauses: number[] = [];
    while (clock.now < end) pauses.push(await readNext());
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect(upstream.to('process-status').length - before).toBe(pauses.length);
    expect(pauses.length).toBeLessThanOrEqual(most);
    expect(told).toEqual([]);
    expect(await summary()).toMatchObject({ state: 'open', step });
  });

  it('of a provider that is no longer configured is looked at ever more rarely', async () => {
    const before = startKit();
    await json(before.open());
    let claimed = 0;
    const { store } = before;
    const { kit, clock } = startKit({
      provider: fakeTennpay().provider,
      store: {
        ...store,
        async claimDueReads(claim) {
          const due = await store.claimDueReads(claim);
          claimed += due.length;
          return due;
        },
      },
    });
    for (let minutes = 0; minutes < 7 * 24 * 60; minutes += 5) {
      clock.now += 5 * minute;
      await kit.sweep();
    }
    expect(claimed).toBeGreaterThan(0);
    expect(claimed).toBeLessThan(60);
  });

  it('ends by the word of its provider, however late that comes', async () => {
    const { clock, readNext, told, summary, upstream } = await startAbandoned('identify');
    clock.now += year;
    await readNext();
    upstream.status = 'ERROR';
    await readNext();
    expect(told).toEqual(['failed']);
    expect(await summary()).toMatchObject({ state: 'decided', verdict: { providerStatus: 'ERROR' } });
  });
});
