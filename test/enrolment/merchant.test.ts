import fc from 'fast-check';
import { KycError } from '../../src/enrolment/errors.js';
import { createMerchant, sendEarly, type MerchantOptions } from '../../src/enrolment/merchant.js';
import { fakeEnvironment, type FakeEnvironment } from '../support/environment.js';

const session = { sessionId: 's', statusUrl: '/kyc/session/s', status: 'pending' };
const trustmatic = { accessToken: 'a', sessionId: 's', webEnrolmentUrl: 'https://kyc.example/?token=a' };
const problem = (status: number, code: string, headers: HeadersInit = {}) =>
  new Response(JSON.stringify({ title: 'no', code }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });

type Answer = Response | Error | 'hangs';

function server(...answers: Answer[]) {
  const requests: { url: URL; init: RequestInit }[] = [];
  const environment = fakeEnvironment((input, init = {}) => {
    requests.push({ url: new URL(input instanceof Request ? input.url : input), init });
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? new Error('none');
    if (answer === 'hangs') return new Promise(() => undefined);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer.clone());
  });
  return { requests, environment };
}

function merchantAt(environment: FakeEnvironment, options: Partial<MerchantOptions> = {}) {
  return createMerchant({
    tokenEndpoint: '/kyc/session',
    credentials: 'same-origin',
    baseUrl: 'https://shop.example/checkout',
    wishes: { language: 'en', timeZone: 'Europe/Sofia', display: 'inline', capture: 'hosted' },
    environment,
    onOffline: () => undefined,
    loadRest: () => import('../../src/enrolment/after-first-page.js'),
    signal: new AbortController().signal,
    ...options,
  });
}

const codeOf = async (promise: Promise<unknown>): Promise<KycError> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof KycError) return error;
    throw error;
  }
  throw new Error('it did not fail');
};

it('asks by a text: what wraps the fetch of a page often reads no other address', async () => {
  const given: unknown[] = [];
  const { fetch } = fakeEnvironment(async (address) => {
    given.push(address);
    return Response.json(session);
  });
  const merchant = merchantAt({ ...fakeEnvironment(), fetch });
  const { statusUrl = '' } = await merchant.requestSession(false);
  await merchant.readStatus(statusUrl);
  sendEarly({ tokenEndpoint: '/a', baseUrl: statusUrl, credentials: 'omit', wishes: {} as never, fetch });
  expect(given).toEqual(
    ['/kyc/session', '/kyc/session/s', '/a'].map((path) => `https://shop.example${path}`),
  );
});

describe('the token request', () => {
  it('reads all three shapes', async () => {
    const shapes = [
      [session, { status: 'pending' }],
      [trustmatic, { status: 'page', page: { kind: 'web-enrolment', url: trustmatic.webEnrolmentUrl } }],
      [
        {
          videoIdentificationUrl: 'https://onfido.example/x',
          videoIdentificationStatus: 'STARTED',
          message: null,
        },
        { status: 'page', page: { kind: 'hosted', step: 'identify', url: 'https://onfido.example/x' } },
      ],
    ] as const;
    for (const [body, status] of shapes) {
      const { environment } = server(Response.json(body));
      expect((await merchantAt(environment).requestSession(false)).status).toMatchObject(status);
    }
  });

  for (const [name, body] of Object.entries({
    null: 'null',
    'a list': '[]',
    'a text': '"x"',
    HTML: '<!doctype html><title>secret-canary</title>',
    nothing: '',
    'half a body': '{"sessionId":"secret-canary',
    'five megabytes': `{"sessionId":"s","status":"pending","more":"${'x'.repeat(5_000_000)}"}`,
    'no shape': '{"hello":"secret-canary"}',
    'a null page': '{"webEnrolmentUrl":null,"accessToken":"secret-canary","sessionId":"s"}',
    'a page without its token': '{"webEnrolmentUrl":"https://secret-canary.example/","sessionId":"s"}',
    'an empty page': '{"webEnrolmentUrl":"","accessToken":"secret-canary","sessionId":"s"}',
    'an empty video page': '{"videoIdentificationUrl":"","videoIdentificationStatus":"STARTED"}',
    'a page of no kind': '{"sessionId":"s","status":"page","page":{"url":"https://secret-canary.example"}}',
    'a page without url': '{"sessionId":"s","status":"page","page":{"kind":"hosted"}}',
    'no session id': '{"status":"pending","statusUrl":"/secret-canary"}',
    'a session id that is a number': '{"sessionId":5,"status":"pending"}',
    'a statusUrl of another origin':
      '{"sessionId":"s","status":"pending","statusUrl":"https://secret-canary.example/"}',
    'a statusUrl of an origin that begins with ours':
      '{"sessionId":"s","status":"pending","statusUrl":"https://shop.example.secret-canary.example/"}',
    'a statusUrl that is a blob':
      '{"sessionId":"s","status":"pending","statusUrl":"blob:https://shop.example/secret-canary"}',
    'a statusUrl with credentials':
      '{"sessionId":"s","status":"pending","statusUrl":"https://a:secret-canary@shop.example/s"}',
    'a statusUrl that is no address':
      '{"sessionId":"s","status":"pending","statusUrl":"http://[secret-canary"}',
  }))
    it(`check 32: ${name} is one TOKEN_RESPONSE_INVALID that does not print the body`, async () => {
      const { environment, requests } = server(new Response(body));
      const error = await codeOf(merchantAt(environment).requestSession(false));
      expect(error.code).toBe('TOKEN_RESPONSE_INVALID');
      expect(error.message).toContain("merchant's server");
      expect(error.message).not.toContain('secret-canary');
      expect(requests).toHaveLength(1);
    });

  it('check 10: takes own fields only', async () => {
    const prototype = Object.prototype as unknown as Record<string, unknown>;
    prototype['webEnrolmentUrl'] = 'https://evil.example';
    try {
      const { environment } = server(Response.json({ accessToken: 'a', sessionId: 's' }));
      expect((await codeOf(merchantAt(environment).requestSession(false))).code).toBe(
        'TOKEN_RESPONSE_INVALID',
      );
    } finally {
      delete prototype['webEnrolmentUrl'];
    }
  });

  for (const [name, first] of [
    ['a network error', new TypeError('Failed to fetch')],
    ['408', new Response(null, { status: 408 })],
    ['429', problem(429, 'RATE_LIMITED')],
    ['500', new Response(null, { status: 500 })],
    ['502', problem(502, 'PROVIDER_UNAVAILABLE')],
    ['503', new Response('<h1>', { status: 503 })],
    ['504', new Response(null, { status: 504 })],
  ] as const)
    it(`check 31: ${name} is tried again with the same Idempotency-Key, at most twice`, async () => {
      const back = server(first, first, Response.json(session));
      await merchantAt(back.environment).requestSession(false);
      expect(back.requests).toHaveLength(3);
      const keys = back.requests.map(({ init }) => new Headers(init.headers).get('Idempotency-Key'));
      expect(new Set(keys).size).toBe(1);

      const down = server(first);
      const error = await codeOf(merchantAt(down.environment).requestSession(false));
      expect(error).toMatchObject({ code: 'TOKEN_REQUEST_FAILED', retryable: true });
      expect(down.requests).toHaveLength(3);
    });

  for (const [status, code, expected, retryable] of [
    [400, 'REQUEST_INVALID', 'TOKEN_REQUEST_FAILED', false],
    [401, 'NOT_SIGNED_IN', 'NOT_SIGNED_IN', true],
    [403, 'ORIGIN_REFUSED', 'TOKEN_REQUEST_FAILED', false],
    [403, 'CONSENT_REQUIRED', 'CONSENT_REQUIRED', true],
    [404, '', 'TOKEN_REQUEST_FAILED', false],
    [404, 'SESSION_NOT_FOUND', 'SESSION_EXPIRED', true],
    [409, 'NOT_ELIGIBLE', 'NOT_ELIGIBLE', false],
    [410, 'SESSION_NOT_FOUND', 'SESSION_EXPIRED', true],
    [410, '', 'SESSION_EXPIRED', true],
    [413, 'BODY_TOO_LARGE', 'TOKEN_REQUEST_FAILED', false],
    [415, '', 'TOKEN_REQUEST_FAILED', false],
    [422, '', 'TOKEN_REQUEST_FAILED', false],
    [429, 'SESSION_LIMIT', 'SESSION_LIMIT', false],
  ] as const)
    it(`${status} ${code} is ${expected}, asked once`, async () => {
      const { environment, requests } = server(problem(status, code));
      expect(await codeOf(merchantAt(environment).requestSession(false))).toMatchObject({
        code: expected,
        retryable,
      });
      expect(requests).toHaveLength(1);
    });

  it('check 32: what a server calls a code is no part of the message unless it is one', async () => {
    const { environment } = server(problem(403, '<b>secret-canary</b>'), problem(403, 'X'.repeat(41)));
    const merchant = merchantAt(environment);
    expect((await codeOf(merchant.requestSession(false))).message).not.toContain('secret-canary');
    expect((await codeOf(merchant.requestSession(false))).message).not.toContain('XX');
  });

  it('check 30: an attempt that is over asks nobody', async () => {
    const signal = AbortSignal.abort(new Error('removed'));
    const { environment, requests } = server(Response.json(session));
    await expect(merchantAt(environment, { signal }).requestSession(false)).rejects.toThrow('removed');
    const requestSession = vi.fn();
    const byPage = merchantAt(environment, { signal, requestSession });
    await expect(byPage.requestSession(false)).rejects.toThrow('removed');
    expect([requests.length, requestSession.mock.calls.length]).toEqual([0, 0]);
  });

  it('check 29: has a key of its own, for each session that is asked for', async () => {
    const { environment, requests } = server(Response.json(session));
    const merchant = merchantAt(environment);
    for (const restart of [false, true]) await merchant.requestSession(restart);
    const keys = requests.map(({ init }) => new Headers(init.headers).get('Idempotency-Key'));
    expect(new Set(keys).size).toBe(2);
  });

  it('that has left early is taken once, and asked as ever from then on', async () => {
    const { environment, requests } = server(Response.json(session));
    const asked = { tokenEndpoint: '/kyc/session', baseUrl: 'https://shop.example/', wishes: {} as never };
    const early = sendEarly({ ...asked, credentials: 'omit', fetch: environment.fetch });
    const merchant = merchantAt(environment, { early });
    for (const restart of [false, true]) await merchant.requestSession(restart);
    expect(requests.map(({ init }) => JSON.parse(String(init.body)).restart)).toEqual([false, true]);
  });

  it('a redirect is refused instead of followed to a login page', async () => {
    const redirect = { ...new Response(), type: 'opaqueredirect', ok: false, status: 0 } as Response;
    const { requests } = server('hangs');
    const environment = fakeEnvironment((url, init = {}) => {
      requests.push({ url: new URL(String(url)), init });
      return Promise.resolve(redirect);
    });
    const error = await codeOf(merchantAt(environment).requestSession(false));
    expect(error.code).toBe('TOKEN_RESPONSE_INVALID');
    expect(error.message).toContain('redirect');
    expect(requests[0]?.init.redirect).toBe('manual');
  });

  for (const [value, paused] of [
    ['0', 250],
    ['2', 2000],
    ['3600', 10_000],
    ['junk', 250],
    [new Date(Date.now() + 86_400_000).toUTCString(), 10_000],
  ] as const)
    it(`Retry-After: ${value} is honoured, capped, and no reason to storm`, async () => {
      const { environment } = server(
        problem(429, 'RATE_LIMITED', { 'Retry-After': value }),
        Response.json(session),
      );
      await merchantAt(environment).requestSession(false);
      expect(environment.pauses).toEqual([paused]);
    });

  it('a server that never answers is TOKEN_REQUEST_TIMEOUT', async () => {
    vi.useFakeTimers();
    const { environment, requests } = server('hangs');
    const failed = codeOf(merchantAt(environment).requestSession(false));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await failed).toMatchObject({ code: 'TOKEN_REQUEST_TIMEOUT', retryable: true });
    expect(requests).toHaveLength(1);
    vi.useRealTimers();
  });

  it('check 39: off line it waits for the network, says so, and counts no failure', async () => {
    const { environment, requests } = server(
      ...Array.from({ length: 5 }, () => new TypeError('Failed to fetch')),
      Response.json(session),
    );
    environment.isOfflineNow = true;
    const told: boolean[] = [];
    await merchantAt(environment, { onOffline: (isOffline) => told.push(isOffline) }).requestSession(false);
    expect(requests).toHaveLength(6);
    expect(told).toEqual([true, false]);
  });

  it('says that it waits no more also when the first answer after the wait is an error', async () => {
    const { environment } = server(new TypeError('Failed to fetch'), new Response(null, { status: 403 }));
    environment.isOfflineNow = true;
    const told: boolean[] = [];
    const asking = merchantAt(environment, { onOffline: (isOffline) => told.push(isOffline) });
    expect((await codeOf(asking.requestSession(false))).code).toBe('TOKEN_REQUEST_FAILED');
    expect(told).toEqual([true, false]);
  });

  it("requestSession's own error keeps its code, another one becomes TOKEN_REQUEST_FAILED", async () => {
    const { environment } = server('hangs');
    const asking = (error: Error) =>
      merchantAt(environment, { requestSession: () => Promise.reject(error) }).requestSession(false);
    expect((await codeOf(asking(new KycError('NOT_SIGNED_IN', 'x')))).code).toBe('NOT_SIGNED_IN');
    expect(await codeOf(asking(new Error('secret-canary')))).toMatchObject({ code: 'TOKEN_REQUEST_FAILED' });
    expect((await codeOf(asking(new Error('secret-canary')))).message).not.toContain('secret-canary');
  });

  it('any JSON at all is an answer or one typed error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (body) => {
        const { environment } = server(Response.json(body));
        await merchantAt(environment)
          .requestSession(false)
          .catch((error: unknown) => {
            expect(error).toMatchObject({ code: 'TOKEN_RESPONSE_INVALID' });
          });
      }),
      { numRuns: 500 },
    );
  });
});

describe('the status', () => {
  const statusUrl = 'https://shop.example/kyc/session/s?x=1';

  it('is asked with the hint, and leaves the rest of the address as it was', async () => {
    const { environment, requests } = server(Response.json({ status: 'approved' }));
    await merchantAt(environment).readStatus(statusUrl, { seen: 'submitted', step: 'sign' });
    expect(requests[0]?.url.href).toBe(`${statusUrl}&seen=submitted&step=sign`);
    await merchantAt(environment).readStatus(statusUrl, { seen: 'returned', isOwn: true });
    expect(requests[1]?.url.href).toBe(`${statusUrl}&seen=returned&own=1`);
  });

  it('has no number beyond its bounds, no level that nobody knows, and no flag that is none', async () => {
    const read = async (body: object) =>
      merchantAt(server(Response.json(body)).environment).readStatus(statusUrl);
    for (const score of [-1, 101, '50'])
      expect(await read({ status: 'approved', score })).toMatchObject({ score: undefined });
    expect(await read({ status: 'approved', level: 'SURE' })).toMatchObject({ level: 'UNKNOWN' });
    const page = { url: 'https://id.example/', kind: 'hosted', expiresInMs: -1 };
    const elsewhere = { state: 'active', isQuiet: 'false' };
    expect(await read({ status: 'page', page, elsewhere })).toMatchObject({
      page: { expiresInMs: undefined },
      elsewhere: { isQuiet: false },
    });
  });

  it('keeps trying while the server is down, ever more slowly', async () => {
    const down = Array.from({ length: 12 }, () => new Response(null, { status: 503 }));
    const { environment, requests } = server(
      ...down,
      new TypeError('x'),
      Response.json({ status: 'approved' }),
    );
    expect(await merchantAt(environment).readStatus(statusUrl)).toMatchObject({ status: 'approved' });
    expect(requests).toHaveLength(14);
    expect(environment.pauses).toEqual([...environment.pauses].sort((a, b) => a - b));
    expect(environment.pauses[0]).toBe(750); // a second, less up to half of it by chance
    expect(Math.max(...environment.pauses)).toBeLessThanOrEqual(30_000);
  });

  for (const [status, code, expected] of [
    [401, 'NOT_SIGNED_IN', 'NOT_SIGNED_IN'],
    [404, '', 'SESSION_EXPIRED'],
    [410, 'SESSION_NOT_FOUND', 'SESSION_EXPIRED'],
    [400, 'REQUEST_INVALID', 'STATUS_UNAVAILABLE'],
    [403, 'ORIGIN_REFUSED', 'STATUS_UNAVAILABLE'],
  ] as const)
    it(`${status} ${code} is ${expected}`, async () => {
      const { environment, requests } = server(problem(status, code));
      expect((await codeOf(merchantAt(environment).readStatus(statusUrl))).code).toBe(expected);
      expect(requests).toHaveLength(1);
    });

  it('three unreadable answers are STATUS_UNAVAILABLE, one is forgiven', async () => {
    const junk = () => new Response('<h1>captive portal</h1>');
    const forgiving = server(junk(), Response.json({ status: 'approved' }));
    expect(await merchantAt(forgiving.environment).readStatus(statusUrl)).toMatchObject({
      status: 'approved',
    });
    const broken = server(junk());
    expect((await codeOf(merchantAt(broken.environment).readStatus(statusUrl))).code).toBe(
      'STATUS_UNAVAILABLE',
    );
    expect(broken.requests).toHaveLength(3);
  });

  it('a customer who leaves does not wait: after "closed" it is asked once', async () => {
    const { environment, requests } = server(new Response(null, { status: 503 }));
    expect((await codeOf(merchantAt(environment).readStatus(statusUrl, { seen: 'closed' }))).code).toBe(
      'STATUS_UNAVAILABLE',
    );
    expect(requests).toHaveLength(1);
    const goingOn = server(new Response(null, { status: 503 }), Response.json({ status: 'approved' }));
    const hint = { seen: 'closed', isPatient: true } as const;
    expect(await merchantAt(goingOn.environment).readStatus(statusUrl, hint)).toMatchObject({
      status: 'approved',
    });
  });

  it('an aborted attempt stops at once', async () => {
    const attempt = new AbortController();
    const { environment } = server('hangs');
    environment.isOfflineNow = true;
    const told: boolean[] = [];
    const asked = merchantAt(environment, {
      signal: attempt.signal,
      onOffline: (isOffline) => told.push(isOffline),
    }).readStatus(statusUrl);
    attempt.abort(new Error('removed'));
    await expect(asked).rejects.toThrow('removed');
    expect(told).toEqual([]);
  });
});
