import { accessToken } from '../fake-trustmatic.js';
import { json, minute, startKit } from '../kit.js';

const as = (user: string) => ({ 'x-user': user });

describe('kyc.list', () => {
  it('shows what is open, in review, and decided, the newest first', async () => {
    const { kit, open, ask, upstream, clock, settle } = startKit();
    const ids: Record<string, string> = {};
    for (const [user, word] of [
      ['ada', 'PENDING'],
      ['bob', 'WAITING_FOR_MANUAL_APPROVE'],
      ['cyd', 'AUTO_APPROVED'],
    ] as const) {
      const session = await json(open({}, as(user)));
      ids[user] = session.sessionId;
      upstream.status = word;
      if (word !== 'PENDING') await ask(`${session.statusUrl}?seen=submitted&own=1`, as(user));
      await settle();
      clock.now += minute;
    }
    const listed = async (filter = {}) => (await kit.list(filter)).map(({ sessionId }) => sessionId);
    expect(await listed()).toEqual([ids['cyd'], ids['bob'], ids['ada']]);
    expect(await listed({ state: 'open' })).toEqual([ids['ada']]);
    expect(await listed({ state: 'review' })).toEqual([ids['bob']]);
    expect(await listed({ state: 'decided' })).toEqual([ids['cyd']]);
    expect(await listed({ provider: 'another' })).toEqual([]);
    expect(await listed({ since: clock.now - 1.5 * minute })).toEqual([ids['cyd']]);
    expect(await listed({ before: clock.now - 1.5 * minute, limit: 1 })).toEqual([ids['bob']]);
    expect((await kit.list({ state: 'decided' }))[0]).toMatchObject({
      userId: 'cyd',
      provider: 'trustmatic',
      state: 'decided',
      createdAt: '2026-01-01T00:02:00.000Z',
      closedAt: '2026-01-01T00:02:00.000Z',
      verdict: { status: 'approved', level: 'HIGH', score: 94, providerStatus: 'AUTO_APPROVED' },
      undelivered: [],
    });
  });

  it('says since when a customer waits, and what the merchant has not taken yet', async () => {
    const { kit, open, ask, upstream, clock, settle } = startKit({
      onOutcome: () => Promise.reject(new Error('away')),
    });
    const { statusUrl, sessionId } = await json(open());
    await ask(`${statusUrl}?seen=submitted&own=1`);
    expect(await kit.session(sessionId)).toMatchObject({
      state: 'open',
      waitingSince: '2026-01-01T00:00:00.000Z',
    });
    clock.now += minute;
    upstream.status = 'AUTO_APPROVED';
    await ask(statusUrl);
    await settle();
    expect(await kit.session(sessionId)).toMatchObject({
      state: 'decided',
      undelivered: [{ eventId: expect.any(String), attempts: 1 }],
    });
  });

  it('shows no page address, no token and nothing that is sealed', async () => {
    const { kit, open } = startKit();
    const { sessionId } = await json(open());
    const shown = JSON.stringify([await kit.list(), await kit.session(sessionId)]);
    expect(shown).toContain(sessionId);
    for (const secret of ['id.example', accessToken(sessionId), 'token', 'sealed', 'returnState', '1.'])
      expect(shown).not.toContain(secret);
  });

  it('knows nothing of a session that is not there', async () => {
    const { kit } = startKit();
    expect(await kit.session('11111111-1111-4111-8111-111111111111')).toBeUndefined();
    expect(await kit.session('no guid')).toBeUndefined();
  });

  it.each([
    [
      { state: 'done' },
      '"state" must be one of open, waiting, finishing, watched, review, decided, given-up.',
    ],
    [{ provider: 1 }, '"provider" must be the id of a provider.'],
    [{ since: 'yesterday' }, '"since" must be milliseconds since 1970, such as Date.now().'],
    [{ before: '2026-01-01' }, '"before" must be milliseconds since 1970, such as Date.now().'],
    [{ limit: 0 }, '"limit" must be a whole number from 1 to 1000.'],
    [{ limit: 5_000 }, '"limit" must be a whole number from 1 to 1000.'],
    [{ user: 'ada' }, 'The filter may have state, provider, since, before and limit.'],
  ])('refuses %j, and says what to write', async (filter, words) => {
    const { kit } = startKit();
    await expect(kit.list(filter as object)).rejects.toThrow(new TypeError(`list(): ${words}`));
  });
});

describe('kyc.reverify', () => {
  async function approved(given: Parameters<typeof startKit>[0] = {}) {
    const kit = startKit(given);
    const { statusUrl, sessionId } = await json(kit.open());
    kit.upstream.status = 'AUTO_APPROVED';
    await kit.ask(`${statusUrl}?seen=submitted&own=1`);
    await kit.settle();
    kit.clock.now += minute;
    kit.upstream.status = 'PENDING';
    return { ...kit, sessionId };
  }

  it('makes a customer who is approved begin a new enrolment', async () => {
    const { kit, open, sessionId } = await approved();
    expect(await json(open())).toMatchObject({ sessionId, status: 'approved' });
    expect(await kit.reverify('ada', { reason: 'document expires' })).toBe(true);
    const again = await json(open());
    expect(again).toMatchObject({ status: 'page' });
    expect(again.sessionId).not.toBe(sessionId);
    expect(await json(open())).toMatchObject({ sessionId: again.sessionId, status: 'page' });
  });

  it('counts also for a verdict that no browser has heard yet', async () => {
    const { kit, open, webhook, upstream, settle } = startKit();
    const { sessionId } = await json(open());
    upstream.status = 'AUTO_APPROVED';
    await webhook({ sessionId, status: 'AUTO_APPROVED' });
    await settle();
    expect(await kit.reverify('ada', { reason: 'new rules' })).toBe(true);
    upstream.status = 'PENDING';
    expect(await json(open())).toMatchObject({ status: 'page' });
  });

  it('counts also for a request that comes once more with its Idempotency-Key', async () => {
    const { kit, open, ask, upstream, settle } = startKit();
    const key = { 'idempotency-key': crypto.randomUUID() };
    const first = await json(open({}, key));
    upstream.status = 'AUTO_APPROVED';
    await ask(`${first.statusUrl}?seen=submitted`);
    await settle();
    expect(await json(open({}, key))).toMatchObject({ sessionId: first.sessionId, status: 'approved' });
    await kit.reverify('ada', { reason: 'document expires' });
    upstream.status = 'PENDING';
    const again = await json(open({}, key));
    expect(again).toMatchObject({ status: 'page' });
    expect(again.sessionId).not.toBe(first.sessionId);
  });

  it('leaves the former decision as it was told', async () => {
    const { kit, open, ask, sessionId } = await approved();
    await kit.reverify('ada', { reason: 'document expires' });
    await json(open());
    expect(await kit.session(sessionId)).toMatchObject({
      verdict: { status: 'approved' },
      reverifyAt: '2026-01-01T00:01:00.000Z',
    });
    expect(await json(ask(`/kyc/session/${sessionId}`))).toMatchObject({ status: 'approved' });
  });

  it('asks nothing of a customer who has an open session, or none', async () => {
    const { kit, open } = startKit();
    expect(await kit.reverify('ada', { reason: 'document expires' })).toBe(false);
    const { sessionId } = await json(open());
    expect(await kit.reverify('ada', { reason: 'document expires' })).toBe(false);
    expect(await json(open())).toMatchObject({ sessionId });
  });

  it('wants a reason', async () => {
    const { kit } = startKit();
    await expect(kit.reverify('ada', { reason: '' })).rejects.toThrow(/reason/);
  });
});
