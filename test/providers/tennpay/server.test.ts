import fc from 'fast-check';
import type { Beginning, Progress, ProviderConnection } from '../../../src/providers/contract.js';
import { tennpay } from '../../../src/providers/tennpay/server.js';
import type { TennpayOptions } from '../../../src/providers/tennpay/server.js';
import { paths, tokenPath } from '../../../src/providers/tennpay/wire.js';
import {
  accessToken,
  clientId,
  clientSecret,
  fakeTennpay,
  identifyUrl,
  numbers,
  signUrl,
} from '../../server/fake-tennpay.js';

const { signal } = new AbortController();
const beginning: Beginning = {
  sessionId: '4fa85f64-5717-4562-b3fc-4c963f66afa6',
  user: { id: 'ada', providerUserId: 2077 },
  returnUrl: 'https://shop.example/kyc/return/success',
  restart: false,
};
const options = {
  url: 'https://api.example',
  tokenUrl: `https://auth.example${tokenPath}`,
  clientId,
  clientSecret,
};

function connect(given: Parameters<typeof fakeTennpay>[0] = {}) {
  const upstream = fakeTennpay(given);
  const clock = { now: 1_000_000 };
  return {
    upstream,
    clock,
    connection: upstream.provider.connect({ fetch: upstream.fetch, now: () => clock.now }),
  };
}

const begin = (connection: ProviderConnection, given: Partial<Beginning> = {}) =>
  connection.begin({ ...beginning, ...given }, { signal });
const memoAt = (at: string) => JSON.stringify({ at, userId: 2077, correlationType: 0 });
const read = (connection: ProviderConnection, at: string, finished = true) =>
  connection.read({ sessionId: beginning.sessionId, memo: memoAt(at), finished }, { signal });

const traceId = '00-9d2c1b7f3a5e48d6b0c4f1e2a3b4c5d6-0123456789abcdef-00';
/**
 * The three forms of an error (docs/providers/10npay.md, Errors), each with something in it that must not be
 * shown.
 */
const errorBodies: readonly (readonly [string, BodyInit | null])[] = [
  ['an empty body', null],
  [
    'ProblemDetails',
    JSON.stringify({
      errors: { Error: ['Ada Lovelace'] },
      type: 'https://tools.ietf.org/html/rfc7231#section-6.5.1',
      title: 'Ada Lovelace',
      status: 400,
      traceId,
    }),
  ],
  [
    'ProblemDetails of nulls',
    JSON.stringify({ type: null, title: null, status: null, detail: null, instance: null, traceId: null }),
  ],
  ['a text', 'Ada Lovelace was not found'],
];

describe('what tennpay() takes', () => {
  it.each<[Partial<TennpayOptions>, RegExp]>([
    [{ url: 'http://api.example' }, /https/],
    [{ url: 'https://user:pass@api.example' }, /https/],
    [{ tokenUrl: 'http://auth.example/token' }, /"tokenUrl" must be its https address/],
    [{ tokenUrl: '' }, /needs "tokenUrl"/],
    [{ clientId: '' }, /clientId/],
    [{ clientSecret: '' }, /clientSecret/],
  ])('refuses %j and says what to do', (wrong, message) => {
    expect(() => tennpay({ ...options, ...wrong })).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringMatching(message) }),
    );
  });
});

describe('begin', () => {
  it('sends every documented field, and answers with the page for identification', async () => {
    const { connection, upstream } = connect();
    const leg = await begin(connection, {
      user: { id: 'ada', providerUserId: 2077, deviceName: 'MacBook Pro', correlationType: 1 },
      timeZone: 'Europe/Sofia',
      userAgent: 'Chrome/139.0',
      browserLanguage: 'en-US',
      language: 'bg',
    });
    expect(upstream.calls).toEqual([
      {
        method: 'POST',
        path: paths.initiate,
        authorization: `Bearer ${accessToken(1)}`,
        redirect: 'manual',
        body: {
          userId: 2077,
          isRestartIdentification: false,
          localTimezone: 'Europe/Sofia',
          userAgent: 'Chrome/139.0',
          browserLanguage: 'en-US',
          userLanguage: 'bg',
          deviceName: 'MacBook Pro',
          correlationType: 1,
        },
      },
    ]);
    expect(leg.page).toEqual({ url: identifyUrl, kind: 'hosted', step: 'identify' });
  });

  it('adds the additional data first, for the same user whatever it says', async () => {
    const { connection, upstream } = connect();
    await begin(connection, {
      user: { ...beginning.user, additionalData: { occupation: 'engineer', userId: 1 } },
    });
    expect(upstream.calls.map(({ path }) => path)).toEqual([paths.addAdditionalData, paths.initiate]);
    expect(upstream.calls[0]?.body).toEqual({
      id: 2077,
      additionalData: { type: 'EnrollAdditionalData', data: { occupation: 'engineer', userId: 2077 } },
    });
  });

  it('opens nothing when the additional data is refused', async () => {
    const { connection, upstream } = connect();
    upstream.override = (path) =>
      path === paths.addAdditionalData ? new Response(null, { status: 400 }) : undefined;
    await expect(
      begin(connection, { user: { ...beginning.user, additionalData: {} } }),
    ).rejects.toMatchObject({ reason: 'not-eligible' });
    expect(upstream.to(paths.initiate)).toHaveLength(0);
  });

  it('refuses a customer without an id at 10nPay, unasked', async () => {
    const { connection, upstream } = connect();
    await expect(begin(connection, { user: { id: 'ada' } })).rejects.toMatchObject({
      reason: 'not-eligible',
      message: expect.stringContaining('providerUserId'),
    });
    expect(upstream.calls).toHaveLength(0);
  });

  describe.each(errorBodies)('with %s', (_, body) => {
    it.each([
      [400, 'not-eligible'],
      [404, 'not-eligible'],
      [401, 'refused'],
      [403, 'refused'],
      [429, 'unavailable'],
      [500, 'unavailable'],
      [503, 'unavailable'],
      [302, 'unavailable'],
    ])('tells HTTP %i as %s, once, and nothing of its text', async (status, reason) => {
      const { connection, upstream } = connect();
      upstream.override = (path) => (path === paths.initiate ? new Response(body, { status }) : undefined);
      const error: unknown = await begin(connection).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'ProviderError', reason });
      expect(String(error)).not.toContain('Ada');
      expect(upstream.to(paths.initiate)).toHaveLength(status === 401 ? 2 : 1);
    });
  });

  it("names 10nPay's trace of a refusal, for its support", async () => {
    const { connection, upstream } = connect();
    upstream.override = (path) =>
      path === paths.initiate ? Response.json({ traceId }, { status: 400 }) : undefined;
    await expect(begin(connection)).rejects.toThrow(traceId);
    upstream.override = (path) =>
      path === paths.initiate ? Response.json({ traceId: 'Ada Lovelace' }, { status: 400 }) : undefined;
    await expect(begin(connection)).rejects.not.toThrow(/Ada/);
  });
});

describe('the access token', () => {
  it('comes by client credentials, in the form encoding', async () => {
    const { connection, upstream } = connect({
      clientId: 'a b',
      clientSecret: 'p:ä',
      scope: 'Tenn.CRM IdentityServerApi',
    });
    await begin(connection);
    expect(upstream.tokenRequests).toEqual([
      {
        authorization: `Basic ${btoa('a+b:p%3A%C3%A4')}`,
        form: 'grant_type=client_credentials&scope=Tenn.CRM+IdentityServerApi',
      },
    ]);
  });

  it('is fetched once for all calls at once and after each other', async () => {
    const { connection, upstream } = connect();
    await Promise.all(Array.from({ length: 20 }, () => read(connection, 'identify')));
    await read(connection, 'identify');
    expect(upstream.tokenRequests).toHaveLength(1);
    expect(upstream.calls).toHaveLength(21);
  });

  it('is fetched again before it ends', async () => {
    const { connection, upstream, clock } = connect();
    await read(connection, 'identify');
    clock.now += 3600_000 - 30_001;
    await read(connection, 'identify');
    expect(upstream.tokenRequests).toHaveLength(1);
    clock.now += 1;
    await read(connection, 'identify');
    expect(upstream.tokenRequests).toHaveLength(2);
  });

  it('is renewed once when it is refused, for all calls at once', async () => {
    const { connection, upstream } = connect();
    await read(connection, 'identify');
    upstream.revoke();
    await Promise.all(Array.from({ length: 20 }, () => read(connection, 'identify')));
    expect(upstream.tokenRequests).toHaveLength(2);
  });

  it('is not renewed a second time for one call', async () => {
    const { connection, upstream } = connect();
    upstream.override = (path) => (path === tokenPath ? undefined : new Response(null, { status: 401 }));
    await expect(read(connection, 'identify')).rejects.toMatchObject({ reason: 'refused', httpStatus: 401 });
    expect([upstream.tokenRequests.length, upstream.calls.length]).toEqual([2, 2]);
  });

  it.each([400, 401, 404, 500])(
    'whose endpoint answers %i says nothing about the customer',
    async (status) => {
      const { connection, upstream } = connect();
      upstream.override = (path) => (path === tokenPath ? new Response(clientSecret, { status }) : undefined);
      const error: unknown = await begin(connection).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({
        reason: status === 500 ? 'unavailable' : 'refused',
        httpStatus: undefined,
      });
      expect(String(error)).not.toContain('canary');
      expect(upstream.calls).toHaveLength(0);
    },
  );

  it('may come from a source of the merchant', async () => {
    const upstream = fakeTennpay();
    const given: string[] = [];
    const provider = tennpay({
      url: 'https://api.example',
      tokenSource: async () => {
        given.push('asked');
        return { accessToken: `own-${given.length}` };
      },
    });
    const connection = provider.connect({ fetch: upstream.fetch });
    upstream.override = () =>
      upstream.calls.at(-1)?.authorization === 'Bearer own-2'
        ? Response.json({ videoIdentificationStatus: 'PROCESSING' })
        : new Response(null, { status: 401 });
    expect(await read(connection, 'identify')).toMatchObject({ at: 'provider' });
    expect(given).toHaveLength(2);
  });

  it.each<[string, () => Promise<{ accessToken: string }>]>([
    [
      'throws',
      () => {
        throw new Error('source-canary');
      },
    ],
    ['rejects', () => Promise.reject(new Error('source-canary'))],
    ['gives what no header can hold', async () => ({ accessToken: 'source-canary\r\nx: y' })],
    ['gives nothing', async () => ({ accessToken: '' })],
  ])('from a source that %s is none, and the error keeps quiet', async (_, tokenSource) => {
    const connection = tennpay({ url: 'https://api.example', tokenSource }).connect({
      fetch: fakeTennpay().fetch,
    });
    const error: unknown = await begin(connection).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ProviderError' });
    expect(String(error)).not.toContain('source-canary');
  });
});

describe('read', () => {
  it('asks for the user and their type, and that the customer is back', async () => {
    const { connection, upstream } = connect({ userType: 1 });
    await read(connection, 'identify');
    expect(upstream.calls[0]).toMatchObject({
      method: 'GET',
      path: '/Enrollment/2077/1/true/get-identification-process-status',
    });
  });

  const signing = {
    at: 'next-page',
    leg: { page: { url: signUrl, kind: 'hosted', step: 'sign' }, memo: memoAt('sign') },
  };
  it.each<[string, string | null, unknown, unknown]>([
    ['identify', null, { at: 'provider' }, { at: 'page' }],
    ['identify', 'STARTED', { at: 'provider' }, { at: 'page' }],
    ['identify', 'PROCESSING', { at: 'provider' }, { at: 'page' }],
    ['identify', 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED', signing, signing],
    ['identify', 'DOCUMENT_SIGN_SUCCESS', { at: 'finishing', memo: memoAt('finalize') }, { at: 'finishing' }],
    ['sign', null, { at: 'provider' }, { at: 'page' }],
    ['sign', 'PROCESSING', { at: 'provider' }, { at: 'page' }],
    ['sign', 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED', { at: 'provider' }, { at: 'page' }],
    ['sign', 'DOCUMENT_SIGN_SUCCESS', { at: 'finishing', memo: memoAt('finalize') }, { at: 'finishing' }],
    [
      'identify',
      'ERROR',
      { at: 'end', verdict: { status: 'failed', providerStatus: 'ERROR' } },
      { at: 'end' },
    ],
    [
      'sign',
      'ONFIDO_DECLINED',
      { at: 'end', verdict: { status: 'failed', providerStatus: 'ONFIDO_DECLINED' } },
      { at: 'end' },
    ],
  ])('in leg %s takes %j for what it is', async (leg, status, back, away) => {
    const { connection, upstream } = connect();
    Object.assign(upstream, { status, url: signUrl });
    expect(await read(connection, leg)).toMatchObject(back as object);
    expect(await read(connection, leg, false)).toMatchObject(away as object);
  });

  it('waits for the address of the signing page', async () => {
    const { connection, upstream } = connect();
    upstream.status = 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED';
    expect(await read(connection, 'identify')).toMatchObject({ at: 'provider' });
    upstream.url = '';
    expect(await read(connection, 'identify')).toMatchObject({ at: 'provider' });
  });

  it('takes every undocumented word for a failure, and keeps at most 64 characters of it', async () => {
    const { connection, upstream } = connect();
    const known = ['STARTED', 'PROCESSING', 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED', 'DOCUMENT_SIGN_SUCCESS'];
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1, maxLength: 200 }),
        fc.constantFrom('identify', 'sign'),
        async (word, leg) => {
          fc.pre(!known.includes(word));
          upstream.status = word;
          expect(await read(connection, leg)).toEqual({
            at: 'end',
            verdict: { status: 'failed', providerStatus: word.slice(0, 64) },
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([400, 404])(
    'does not know the customer on %i once they are back, and leaves them their page before',
    async (status) => {
      const { connection, upstream } = connect();
      upstream.override = (path) =>
        path.includes('get-identification') ? new Response(null, { status }) : undefined;
      await expect(read(connection, 'identify')).rejects.toMatchObject({
        reason: 'not-eligible',
        httpStatus: status,
      });
      expect(await read(connection, 'identify', false)).toEqual({ at: 'page' });
      expect(upstream.calls).toHaveLength(2);
    },
  );

  it.each([500, 502, 503, 504])('asks again on %i and decides nothing', async (status) => {
    const { connection, upstream } = connect();
    upstream.override = (path) =>
      path.includes('get-identification') ? new Response(null, { status }) : undefined;
    await expect(read(connection, 'sign')).rejects.toMatchObject({ reason: 'unavailable' });
    expect(upstream.calls).toHaveLength(3);
  });

  it.each(['', 'null', '[]', '<html>', '{"videoIdentificationStatus":7}'])(
    'decides nothing by the answer %j',
    async (body) => {
      const { connection, upstream } = connect();
      upstream.override = (path) => (path.includes('get-identification') ? new Response(body) : undefined);
      await expect(read(connection, 'identify')).rejects.toMatchObject({ reason: 'invalid' });
    },
  );

  it.each([undefined, '', 'x', '{}', '{"at":"sign"}'])(
    'decides nothing without knowing the leg (%j)',
    async (memo) => {
      const { connection, upstream } = connect();
      await expect(
        connection.read({ sessionId: 's', memo, finished: true }, { signal }),
      ).rejects.toMatchObject({ reason: 'invalid' });
      expect(upstream.calls).toHaveLength(0);
    },
  );
});

describe('finalize', () => {
  it('sends what was agreed at the beginning, and learns the numbers', async () => {
    const { connection, upstream } = connect({ correlationType: 1 });
    const { memo } = await begin(connection);
    upstream.status = 'DOCUMENT_SIGN_SUCCESS';
    const signed: Progress = await connection.read({ sessionId: 's', memo, finished: true }, { signal });
    if (signed.at !== 'finishing') throw new Error('the signature went unnoticed');
    expect(await connection.read({ sessionId: 's', memo: signed.memo, finished: true }, { signal })).toEqual({
      at: 'end',
      verdict: { status: 'approved', providerStatus: 'DOCUMENT_SIGN_SUCCESS' },
      references: numbers,
    });
    expect(upstream.to(paths.finalize)).toMatchObject([
      { method: 'POST', body: { userId: 2077, bTrustAppCallBackId: null, correlationType: 1 } },
    ]);
  });

  it('is repeated with the same payload after what may pass', async () => {
    const { connection, upstream } = connect();
    upstream.override = (path) =>
      path === paths.finalize && upstream.to(paths.finalize).length < 3
        ? new Response(null, { status: 500 })
        : undefined;
    expect(await read(connection, 'finalize')).toMatchObject({ at: 'end' });
    const bodies = upstream.to(paths.finalize).map(({ body }) => JSON.stringify(body));
    expect(bodies).toHaveLength(3);
    expect(new Set(bodies).size).toBe(1);
  });

  it.each([400, 401, 404, 500])('that fails with %i ends nothing: it is still owed', async (status) => {
    const { connection, upstream } = connect();
    upstream.override = (path) => (path === paths.finalize ? new Response(null, { status }) : undefined);
    await expect(read(connection, 'finalize')).rejects.toMatchObject({
      name: 'ProviderError',
      httpStatus: status,
    });
  });
});
