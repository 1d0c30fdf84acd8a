import { json, minute, origin, startKit } from './kit.js';

describe('GET status', () => {
  it('goes on showing the page until the customer is believed to have finished', async () => {
    const { open, ask, clock } = startKit();
    const { statusUrl } = await json(open());
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
    expect(await json(ask(`${statusUrl}?seen=closed`))).toMatchObject({ status: 'page' });
    expect(await json(ask(`${statusUrl}?seen=failed`))).toMatchObject({ status: 'page' });
    expect(await json(ask(`${statusUrl}?seen=approved`))).toMatchObject({ status: 'page' });
    expect(await json(ask(`${statusUrl}?seen=submitted`))).toEqual({ status: 'pending', pollAfterMs: 2000 });
    expect(await json(ask(statusUrl))).toEqual({ status: 'pending', pollAfterMs: 2000 });
    clock.now += 15 * minute;
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'pending', restartable: true });
  });

  it('is a HEAD’s too, with the headers of a GET and no body', async () => {
    const { open, kit } = startKit();
    const { statusUrl } = await json(open());
    const asked = (method: string) =>
      kit.fetch(new Request(origin + statusUrl, { method, headers: { origin } }));
    const [head, get] = [await asked('HEAD'), await asked('GET')];
    expect([...head.headers]).toEqual([...get.headers]);
    expect(head.headers.get('content-type')).toBe('application/json');
    expect(await head.text()).toBe('');
  });

  it('shows the page again to a reload, and the wait to one after the end of the page', async () => {
    const { open, ask } = startKit();
    const { statusUrl } = await json(open());
    await ask(`${statusUrl}?seen=returned`);
    expect(await json(open())).toMatchObject({ statusUrl, status: 'pending' });
  });

  it('keeps to the page’s own word that it is finished, though a Fail return comes later', async () => {
    const { open, ask } = startKit();
    const { statusUrl } = await json(open());
    for (const seen of ['submitted', 'closed', 'failed'])
      expect(await json(ask(`${statusUrl}?seen=${seen}&own=1`)), seen).toMatchObject({ status: 'pending' });
    const other = await json(open({}, { 'x-user': 'eve' }));
    const asEve = { 'x-user': 'eve' };
    expect(await json(ask(`${other.statusUrl}?seen=failed&own=1`, asEve))).toMatchObject({ status: 'page' });
  });

  it('check 57: hides the page for a minute alone when another tab says that it is done', async () => {
    const afterTwoMinutes = async (own: string) => {
      const { open, ask, clock } = startKit();
      const { statusUrl } = await json(open());
      expect(await json(ask(`${statusUrl}?seen=returned${own}`))).toMatchObject({ status: 'pending' });
      clock.now += 2 * minute;
      return json(ask(statusUrl));
    };
    expect(await afterTwoMinutes('')).toMatchObject({ status: 'page' });
    expect(await afterTwoMinutes('&own=1')).toMatchObject({ status: 'pending' });
  });

  it('reads the provider at most once a minute, however many ask', async () => {
    const { open, ask, clock, upstream } = startKit();
    const { statusUrl } = await json(open());
    const everybody = () => Promise.all(Array.from({ length: 50 }, () => ask(`${statusUrl}?seen=submitted`)));
    await everybody();
    expect(upstream.count('/status')).toBe(1);
    clock.now += minute - 1;
    await everybody();
    expect(upstream.count('/status')).toBe(1);
    clock.now += 1;
    await everybody();
    expect(upstream.count('/status')).toBe(2);
  });

  it('saves the read for the end of the customer, while a browser only asks beside the page', async () => {
    const { open, ask, clock, upstream } = startKit();
    const { statusUrl } = await json(open());
    for (let asked = 0; asked < 8; asked += 1) {
      expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
      clock.now += 14_000;
    }
    expect(upstream.count('/status')).toBe(0);
    upstream.status = 'AUTO_APPROVED';
    expect(await json(ask(`${statusUrl}?seen=submitted`))).toMatchObject({ status: 'approved' });
  });

  it('notices within two minutes that the customer has finished on a phone', async () => {
    const { open, ask, clock, upstream } = startKit();
    const { statusUrl } = await json(open());
    clock.now += 2 * minute;
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
    upstream.status = 'AUTO_APPROVED';
    clock.now += 2 * minute - 1;
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
    expect(upstream.count('/status')).toBe(1);
    clock.now += 1;
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'approved' });
  });

  it.each([
    ['AUTO_APPROVED', 'approved'],
    ['MANUAL_APPROVED', 'approved'],
    ['AUTO_REJECTED', 'rejected'],
    ['MANUAL_REJECTED', 'rejected'],
    ['WAITING_FOR_MANUAL_APPROVE', 'review'],
  ])('says of %s: %s, with the level of the results whatever it is', async (word, status) => {
    const { open, ask, upstream } = startKit();
    const { statusUrl } = await json(open());
    upstream.status = word;
    upstream.results = {
      verifications: { newFactor: { any: 'thing' } },
      decision: { score: 12, level: 'LOW' },
    };
    expect(await json(ask(`${statusUrl}?seen=submitted`))).toEqual({
      status,
      level: 'LOW',
      score: 12,
      providerStatus: word,
      returnUrl: `${origin}/done`,
    });
  });

  it('says expired without asking for results', async () => {
    const { open, ask, upstream } = startKit();
    const { statusUrl } = await json(open());
    upstream.status = 'EXPIRED';
    expect(await json(ask(`${statusUrl}?seen=submitted`))).toEqual({
      status: 'expired',
      providerStatus: 'EXPIRED',
      returnUrl: `${origin}/done`,
    });
    expect(upstream.count('/results')).toBe(0);
  });

  it('waits on a word that nobody knows, and shows the page again when it is gone', async () => {
    const { open, ask, upstream, clock } = startKit();
    const { statusUrl } = await json(open());
    upstream.status = 'SESSION_UNDER_OBSERVATION';
    expect(await json(ask(`${statusUrl}?seen=closed`))).toEqual({ status: 'pending', pollAfterMs: 2000 });
    upstream.status = 'PENDING';
    clock.now += minute;
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
  });

  it('fetches results once, and gives a verdict without a level when there are none', async () => {
    const { open, ask, upstream } = startKit();
    const { statusUrl } = await json(open());
    upstream.status = 'AUTO_APPROVED';
    upstream.override = (path) =>
      path.includes('results') ? new Response(null, { status: 404 }) : undefined;
    expect(await json(ask(`${statusUrl}?seen=submitted`))).toEqual({
      status: 'approved',
      providerStatus: 'AUTO_APPROVED',
      returnUrl: `${origin}/done`,
    });
    await ask(statusUrl);
    expect(upstream.count('/results')).toBe(1);
  });

  it('keeps a final verdict, whatever is read later without a word of the provider', async () => {
    const { open, ask, upstream, clock, kit } = startKit();
    const { statusUrl } = await json(open());
    upstream.status = 'AUTO_APPROVED';
    await ask(`${statusUrl}?seen=submitted`);
    upstream.status = 'AUTO_REJECTED';
    clock.now += 60 * minute;
    await kit.sweep();
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'approved' });
    expect(upstream.count('/status')).toBe(1);
  });

  it('moves a review to its decision, and reads the results of each', async () => {
    const { open, ask, upstream, clock } = startKit();
    const { statusUrl } = await json(open());
    upstream.status = 'WAITING_FOR_MANUAL_APPROVE';
    await ask(`${statusUrl}?seen=submitted`);
    for (let asked = 0; asked < 3; asked += 1) {
      expect(await json(ask(statusUrl))).toMatchObject({ status: 'review', level: 'HIGH' });
      clock.now += minute;
    }
    expect(upstream.count('/results')).toBe(1);
    upstream.status = 'MANUAL_REJECTED';
    expect(await json(ask(statusUrl))).toMatchObject({
      status: 'rejected',
      providerStatus: 'MANUAL_REJECTED',
    });
    expect(upstream.count('/results')).toBe(2);
  });

  it('does not let a browser wait for a slow provider, and hears it nevertheless', async () => {
    const { open, ask, upstream, settle } = startKit({ patienceMs: 0 });
    const { statusUrl } = await json(open());
    let arrive: (response: Response) => void = () => undefined;
    const called = new Promise<void>((calls) => {
      const answer = new Promise<Response>((resolve) => (arrive = resolve));
      upstream.override = (path) => {
        if (!path.endsWith('/status')) return undefined;
        calls();
        return answer;
      };
    });
    expect(await json(ask(`${statusUrl}?seen=submitted`))).toMatchObject({ status: 'pending' });
    await called;
    arrive(Response.json({ status: 'AUTO_APPROVED' }));
    await settle();
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'approved', level: 'HIGH' });
  });

  it('keeps the last answer while the provider is down', async () => {
    const { open, ask, upstream, clock } = startKit();
    const { statusUrl } = await json(open());
    upstream.override = () => new Response('down', { status: 503 });
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
    clock.now += minute;
    expect(await json(ask(`${statusUrl}?seen=submitted`))).toMatchObject({ status: 'pending' });
  });
});

describe('the sweeper', () => {
  it('reads a submitted session that nobody asks for', async () => {
    const outcomes: string[] = [];
    const { open, ask, upstream, clock, kit, settle } = startKit({
      onOutcome: ({ status }) => void outcomes.push(status),
    });
    const { statusUrl } = await json(open());
    await ask(`${statusUrl}?seen=submitted`);
    upstream.status = 'AUTO_APPROVED';
    await kit.sweep();
    expect(upstream.count('/status')).toBe(1);
    clock.now += minute;
    await kit.sweep();
    await settle();
    expect(outcomes).toEqual(['approved']);
  });

  it('reads all that an outage has put off in one round', async () => {
    const { open, ask, upstream, clock, kit } = startKit();
    for (let user = 0; user < 70; user += 1) {
      const headers = { 'x-user': `user-${user}` };
      const { statusUrl } = await json(open({}, headers));
      await ask(`${statusUrl}?seen=submitted`, headers);
    }
    const before = upstream.count('/status');
    clock.now += 2 * minute;
    await kit.sweep();
    expect(upstream.count('/status') - before).toBe(70);
  });

  it('reads an abandoned page when its token is over, then rarely', async () => {
    const { open, upstream, clock, kit } = startKit();
    await open();
    for (let waited = 0; waited < 24 * 60; waited += 1) {
      clock.now += minute;
      await kit.sweep();
    }
    expect(upstream.count('/status')).toBeGreaterThanOrEqual(1);
    expect(upstream.count('/status')).toBeLessThanOrEqual(5);
  });

  it('runs by itself and ends with the kit', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { open, ask, upstream, clock, kit, settle } = startKit({ sweepEveryMs: 15_000 });
      const { statusUrl } = await json(open());
      await ask(`${statusUrl}?seen=submitted`);
      clock.now += minute;
      vi.advanceTimersByTime(15_000);
      await settle();
      expect(upstream.count('/status')).toBe(2);
      await kit.close();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
