import { pageUrl } from './fake-trustmatic.js';
import { json, minute, secret, startKit } from './kit.js';
import { session } from './store/records.js';

const key = () => ({ 'idempotency-key': crypto.randomUUID() });

describe('POST session', () => {
  it('answers with a page in the neutral shape, and an expiry by our own clock (check 34)', async () => {
    const { open } = startKit();
    const answer = await json(open({ language: 'de', timeZone: 'Europe/Sofia' }));
    expect(answer).toEqual({
      sessionId: answer.sessionId,
      statusUrl: `/kyc/session/${answer.sessionId}`,
      deviceUrl: `/kyc/session/${answer.sessionId}/device`,
      status: 'page',
      page: {
        url: pageUrl(answer.sessionId),
        kind: 'web-enrolment',
        step: 'identify',
        expiresInMs: 60 * minute,
      },
    });
  });

  it('sends every field of initialize, and none that the browser made up (check 69)', async () => {
    const user = {
      id: 'ada',
      externalId: 'order 7',
      applicantForm: { firstName: 'Ada', dateOfBirth: '1990-12-10' },
    };
    const { open, upstream } = startKit({ identify: () => user, theme: 'white' });
    const { sessionId } = await json(
      open({ userId: 'eve', externalId: 'eve', returnUrl: 'https://evil.example' }),
    );
    expect(upstream.requests[0]).toMatchObject({
      authorization: `Basic ${btoa('api-user-canary:api-password-canary-3f9c')}`,
      body: {
        sessionId,
        returnUrl: expect.stringMatching(/^https:\/\/shop\.example\/kyc\/return\/success\?state=[\w-]+$/),
        externalId: 'order 7',
        webEnrolmentTheme: 'white',
        applicantForm: { firstName: 'Ada', dateOfBirth: '1990-12-10', skipIntegrityCheck: false },
      },
    });
  });

  it('check 99: what is known of the applicant goes with each session, a renewed one too', async () => {
    const applicantForm = { firstName: 'Ada', dateOfBirth: '1990-12-10' };
    const { open, upstream } = startKit({
      identify: () => ({ id: 'ada', externalId: 'order 7', applicantForm }),
    });
    await open();
    await open({ restart: true });
    const told = upstream.requests.filter(({ path }) => path.endsWith('initialize'));
    expect(told).toHaveLength(2);
    for (const { body } of told) expect(body).toMatchObject({ applicantForm });
  });

  it('asks for the dark theme where the browser says that the customer prefers dark pages', async () => {
    const themeFor = async (headers: Record<string, string>) => {
      const { open, upstream } = startKit({ theme: { light: 'white', dark: 'night' } });
      await open({}, headers);
      return (upstream.requests[0]?.body as { readonly webEnrolmentTheme: string }).webEnrolmentTheme;
    };
    const hint = 'sec-ch-prefers-color-scheme';
    expect(await themeFor({})).toBe('white');
    expect(await themeFor({ [hint]: '"light"' })).toBe('white');
    expect(await themeFor({ [hint]: '"dark"' })).toBe('night');
  });

  it('check 69: userId, externalId and returnUrl of the body never leave the kit', async () => {
    const { open, upstream } = startKit();
    await open({
      userId: 'eve',
      externalId: 'eve',
      returnUrl: 'https://evil.example',
      applicantForm: { firstName: 'Eve' },
    });
    expect(JSON.stringify(upstream.requests)).not.toMatch(/eve|evil/i);
  });

  it('opens one session upstream for a hundred requests at once', async () => {
    const { open, upstream } = startKit();
    const answers = await Promise.all(Array.from({ length: 100 }, () => json(open({}, key()))));
    expect(upstream.count('initialize')).toBe(1);
    expect(new Set(answers.map(({ sessionId }) => sessionId)).size).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['page']));
  });

  it('opens one session upstream for two processes that share a store', async () => {
    const one = startKit();
    const two = startKit({ store: one.store });
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => json((index % 2 ? one : two).open({}, key()))),
    );
    expect(one.upstream.count('initialize') + two.upstream.count('initialize')).toBe(1);
    expect(new Set(answers.map(({ sessionId }) => sessionId)).size).toBe(1);
    for (const { status, pollAfterMs } of answers)
      expect(status === 'page' || pollAfterMs === 500).toBe(true);
  });

  it('opens one session for a hundred restarts with one key', async () => {
    const { open, upstream } = startKit();
    await open();
    const same = key();
    const answers = await Promise.all(Array.from({ length: 100 }, () => json(open({ restart: true }, same))));
    expect(upstream.count('initialize')).toBe(2);
    expect(new Set(answers.map(({ sessionId }) => sessionId)).size).toBe(1);
  });

  it('answers pending while another process opens the session', async () => {
    const { open, store, clock, upstream } = startKit();
    await store.open({ session: session('s1', { createdAt: clock.now }), after: undefined });
    expect(await json(open())).toMatchObject({ sessionId: 's1', status: 'pending', opening: true });
    clock.now += 2 * minute; // that process is gone
    expect(await json(open())).toMatchObject({ status: 'page' });
    expect(upstream.count('initialize')).toBe(1);
  });

  it('begins anew for a request that is repeated after the process died that was answering it', async () => {
    const { open, store, clock } = startKit();
    const same = key();
    await store.open({
      session: session('s1', { createdAt: clock.now }),
      after: undefined,
      key: same['idempotency-key'],
    });
    expect(await json(open({}, same))).toMatchObject({ sessionId: 's1', opening: true });
    clock.now += 2 * minute;
    expect(await json(open({}, same))).toMatchObject({ status: 'page' });
  });

  it('answers a reload and a second tab with the same page', async () => {
    const { open, clock } = startKit();
    const first = await json(open({}, key()));
    clock.now += minute;
    const second = await json(open({}, key()));
    expect(second).toMatchObject({
      sessionId: first.sessionId,
      status: 'page',
      page: { url: pageUrl(first.sessionId), expiresInMs: 59 * minute },
    });
  });

  it('restarts once for a repeated key, and again for another', async () => {
    const { open, ask } = startKit();
    const first = await json(open());
    const same = key();
    const second = await json(open({ restart: true }, same));
    expect(second.sessionId).not.toBe(first.sessionId);
    expect((await json(open({ restart: true }, same))).sessionId).toBe(second.sessionId);
    expect((await json(open({ restart: true }, key()))).sessionId).not.toBe(second.sessionId);
    expect((await ask(first.statusUrl)).status).toBe(410);
  });

  it('lets a request that failed be repeated with its key', async () => {
    const { open, upstream } = startKit();
    const same = key();
    upstream.override = () => new Response('<html>token-canary</html>', { status: 503 });
    const failed = await open({}, same);
    expect(failed.status).toBe(502);
    expect(await json(failed)).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    expect(upstream.count('initialize')).toBe(1); // it may have created something
    upstream.override = undefined;
    expect(await json(open({}, same))).toMatchObject({ status: 'page' });
  });

  it('keeps the open session of a customer whose restart the provider does not take', async () => {
    const { open, ask, upstream } = startKit();
    const first = await json(open());
    upstream.override = () => new Response(null, { status: 503 });
    expect((await open({ restart: true }, key())).status).toBe(502);
    expect(await json(ask(first.statusUrl))).toMatchObject({
      status: 'page',
      page: { url: pageUrl(first.sessionId) },
    });
    expect(await json(open({}, key()))).toMatchObject({ sessionId: first.sessionId, status: 'page' });
    upstream.override = undefined;
    expect((await json(open({ restart: true }, key()))).sessionId).not.toBe(first.sessionId);
    expect((await ask(first.statusUrl)).status).toBe(410);
  });

  it('keeps the open session of a customer when the process that was to restart it died', async () => {
    const { open, store, clock, upstream } = startKit();
    const first = await json(open());
    const draft = {
      id: 's1',
      userId: 'ada',
      provider: 'trustmatic',
      display: 'inline',
      version: 0,
      phase: 'opening',
      facts: [],
      createdAt: clock.now,
    } as const;
    await store.open({ session: { ...draft, follows: first.sessionId }, after: first.sessionId });
    clock.now += 2 * minute;
    expect(await json(open())).toMatchObject({ sessionId: first.sessionId, status: 'page' });
    expect(upstream.count('initialize')).toBe(1);
  });

  it('asks a hundred customers at once to come back when the provider is down', async () => {
    const { open, upstream } = startKit();
    upstream.override = () => new Response(null, { status: 500 });
    const answers = await Promise.all(Array.from({ length: 100 }, () => open()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([502]));
    expect(upstream.count('initialize')).toBeLessThanOrEqual(2);
  });

  it('check 33: refuses a session of another id', async () => {
    const { open, upstream } = startKit();
    upstream.override = () =>
      Response.json({
        accessToken: 'a',
        sessionId: crypto.randomUUID(),
        webEnrolmentUrl: 'https://id.example/',
      });
    expect((await open()).status).toBe(502);
  });

  it.each([
    'javascript:alert(1)',
    'http://id.example/',
    'data:text/html,x',
    '',
    'https://user:pass@id.example/',
  ])('refuses %j as a page', async (url) => {
    const { open, upstream } = startKit();
    upstream.override = () => {
      const { sessionId } = upstream.requests[0]?.body as { sessionId: string };
      return Response.json({ accessToken: 'a', sessionId, webEnrolmentUrl: url });
    };
    expect((await open()).status).toBe(502);
  });

  it('opens a new session when the page of the old one is over', async () => {
    const { open, clock, ask } = startKit();
    const first = await json(open());
    clock.now += 61 * minute;
    expect(await json(ask(first.statusUrl))).toMatchObject({ status: 'page', page: { expiresInMs: 0 } });
    expect((await json(open())).sessionId).not.toBe(first.sessionId);
  });

  it('does not ask for a passport again after an approval, nor during a review', async () => {
    for (const status of ['AUTO_APPROVED', 'WAITING_FOR_MANUAL_APPROVE']) {
      const { open, ask, upstream, clock } = startKit();
      const first = await json(open());
      upstream.status = status;
      await ask(`${first.statusUrl}?seen=submitted`);
      clock.now += minute;
      expect(await json(open())).toMatchObject({
        sessionId: first.sessionId,
        status: status === 'AUTO_APPROVED' ? 'approved' : 'review',
      });
      expect(upstream.count('initialize')).toBe(1);
    }
  });

  it('tells a verdict that nobody has heard before it restarts, and restarts after that', async () => {
    const { open, upstream } = startKit();
    const first = await json(open());
    upstream.status = 'AUTO_APPROVED'; // finished on a phone, while the page here ran out
    expect(await json(open({ restart: true }, key()))).toMatchObject({
      sessionId: first.sessionId,
      status: 'approved',
    });
    expect(await json(open({ restart: true }, key()))).toMatchObject({ status: 'page' });
    expect(upstream.count('initialize')).toBe(2);
  });

  it('tells a rejection once before it opens another session', async () => {
    const { open, upstream, webhook, settle } = startKit();
    const first = await json(open());
    upstream.status = 'AUTO_REJECTED';
    await webhook({ sessionId: first.sessionId, status: 'AUTO_REJECTED' });
    await settle();
    const same = key();
    expect(await json(open({}, same))).toMatchObject({ sessionId: first.sessionId, status: 'rejected' });
    expect(await json(open({}, same))).toMatchObject({ sessionId: first.sessionId, status: 'rejected' });
    upstream.status = 'PENDING';
    expect(await json(open({}, key()))).toMatchObject({ status: 'page' });
  });

  it('keeps customers apart', async () => {
    const { open, ask } = startKit();
    const ada = await json(open());
    const eve = await json(open({}, { 'x-user': 'eve' }));
    expect(eve.sessionId).not.toBe(ada.sessionId);
    const foreign = await ask(ada.statusUrl, { 'x-user': 'eve' });
    const unknown = await ask(`/kyc/session/${crypto.randomUUID()}`);
    expect([foreign.status, await foreign.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(foreign.status).toBe(404);
  });

  it('asks for a login', async () => {
    const { open, ask } = startKit();
    const refused = await open({}, { 'x-user': 'nobody' });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    expect(await json(refused)).toMatchObject({ code: 'NOT_SIGNED_IN', status: 401 });
    expect((await ask('/kyc/session/x', { 'x-user': 'nobody' })).status).toBe(401);
  });

  it('fails closed when identify returns what it may not', async () => {
    const { open, upstream, logged } = startKit({
      identify: () => ({ id: 'ada', externalId: 'x'.repeat(513) }),
    });
    expect((await open()).status).toBe(500);
    expect(upstream.requests).toHaveLength(0);
    expect(logged.join()).toContain('externalId');
  });

  it('opens a new session when the secret of the old one is gone, the same while listed', async () => {
    const first = startKit();
    const { sessionId } = await json(first.open());
    const other = 'another secret of these tests, long enough too';
    expect((await json(startKit({ store: first.store, secret: [other, secret] }).open())).sessionId).toBe(
      sessionId,
    );
    expect((await json(startKit({ store: first.store, secret: other }).open())).sessionId).not.toBe(
      sessionId,
    );
  });
});
