import { createUploads, type UploadsOptions } from '../../src/capture/picture-uploads.js';
import { KycError } from '../../src/enrolment/errors.js';
import { readRetakeReason } from '../../src/capture/retake-reasons.js';
import { fakeEnvironment } from '../support/environment.js';

const picture = new Blob(['not really a picture'], { type: 'image/jpeg' });
const IMAGE_BASE = btoa('not really a picture');
const TOKEN = 'secret-canary-token';

type Answer = Response | Error | (() => Promise<Response>);

interface Request {
  readonly url: string;
  readonly init: RequestInit;
}

function setUp(answers: readonly Answer[], options: Partial<UploadsOptions> = {}) {
  const left = [...answers];
  const merchant: Request[] = [];
  const provider: Request[] = [];
  const recorded =
    (requests: Request[]): typeof fetch =>
    (input, init = {}) => {
      requests.push({ url: String(input), init });
      const answer = (left.length > 1 ? left.shift() : left[0]) ?? new Error('none');
      if (typeof answer === 'function') return answer();
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer.clone());
    };
  const environment = fakeEnvironment(recorded(merchant));
  const over = new AbortController();
  const uploads = createUploads({
    uploadUrl: '/kyc/session/s',
    credentials: 'same-origin',
    baseUrl: 'https://shop.example/kyc/session',
    providerOrigins: [],
    environment,
    providerFetch: recorded(provider),
    signal: over.signal,
    ...options,
  });
  return { uploads, merchant, provider, environment, over };
}

const json = (body: unknown, status = 200, headers: HeadersInit = {}) =>
  Response.json(body, { status, headers });
const problem = (status: number, code: string, headers: HeadersInit = {}) =>
  json({ title: 'no', code }, status, headers);
const front = json({
  hasError: false,
  isTwoSideDocument: true,
  pageSide: 'FRONT',
  country: 'SVK',
  type: 'IDENTITY_CARD',
});
const error = (code: string, status = 200) => json({ hasError: true, error: code }, status);

async function failureOf(sending: Promise<unknown>): Promise<KycError> {
  const failure: unknown = await sending.then(
    () => 'sent',
    (thrown: unknown) => thrown,
  );
  if (failure instanceof KycError) return failure;
  throw new Error('it did not fail with a code', { cause: failure });
}

describe('a picture', () => {
  it("check 45: goes out as base64 of ours, to the merchant, by the merchant's own rules", async () => {
    const { uploads, merchant } = setUp([front]);
    expect(await uploads.document(picture)).toEqual({
      kind: 'taken',
      isTwoSided: true,
      pageSide: 'FRONT',
      country: 'SVK',
      type: 'IDENTITY_CARD',
    });
    await uploads.face(picture);
    await uploads.complete();
    expect(merchant.map(({ url }) => url)).toEqual(
      ['document', 'face', 'complete'].map((path) => `https://shop.example/kyc/session/s/${path}`),
    );
    expect(merchant.map(({ init }) => init.body)).toEqual([
      JSON.stringify({ imageBase: IMAGE_BASE }),
      JSON.stringify({ imageBase: IMAGE_BASE }),
      null,
    ]);
    for (const { init } of merchant)
      expect(init).toMatchObject({
        method: 'POST',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        credentials: 'same-origin',
      });
    expect(JSON.stringify(merchant)).not.toContain('uthorization');
  });

  it('check 50: takes the token along to a listed origin, and nothing of the login', async () => {
    const { uploads, merchant, provider } = setUp([front], {
      uploadUrl: 'https://kyc.example/api/v1/enrolment/',
      accessToken: TOKEN,
      credentials: 'include',
      providerOrigins: ['https://kyc.example'],
    });
    await uploads.document(picture);
    expect(merchant).toEqual([]);
    expect(provider[0]?.url).toBe('https://kyc.example/api/v1/enrolment/document');
    expect(provider[0]?.init).toMatchObject({
      credentials: 'omit',
      redirect: 'error',
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
  });

  it('check 50: leaves the token behind on the way to the merchant', async () => {
    const { uploads, merchant } = setUp([front], {
      accessToken: TOKEN,
      providerOrigins: ['https://shop.example'],
    });
    await uploads.document(picture);
    expect(JSON.stringify(merchant)).not.toContain(TOKEN);
  });

  it.each([
    ['https://kyc.example/api', [], 'URL_NOT_ALLOWED'],
    ['https://kyc.example.evil/api', ['https://kyc.example'], 'URL_NOT_ALLOWED'],
    ['//kyc.example/api', ['https://shop.example'], 'URL_NOT_ALLOWED'],
    ['data:text/plain,x', [], 'URL_NOT_ALLOWED'],
    ['https://kyc.example/api', ['https://kyc.example'], 'TOKEN_RESPONSE_INVALID'], // no token for it
    ['http://[', [], 'TOKEN_RESPONSE_INVALID'],
    ['/kyc/session/s?x=1', [], 'TOKEN_RESPONSE_INVALID'],
    ['blob:https://shop.example/1', [], 'TOKEN_RESPONSE_INVALID'],
    ['https://user:password@shop.example/kyc/session/s', [], 'TOKEN_RESPONSE_INVALID'],
  ])('goes nowhere when the address is %s and %j are listed', (uploadUrl, providerOrigins, code) => {
    expect(() => setUp([front], { uploadUrl, providerOrigins })).toThrow(expect.objectContaining({ code }));
  });
});

describe('what the provider says', () => {
  it.each(['DOCUMENT_NOT_RECOGNIZED', 'FACE_QUALITY_LOW', 'WRONG_SIDE'])(
    'of a document, %s: take it again',
    async (code) => {
      expect(await setUp([error(code)]).uploads.document(picture)).toEqual({ kind: 'retake', problem: code });
      expect(await setUp([error(code, 400)]).uploads.document(picture)).toEqual({
        kind: 'retake',
        problem: code,
      });
    },
  );

  it.each([
    'FACE_ANGLE_TOO_LARGE',
    'FACE_CLOSE_TO_BORDER',
    'FACE_CROPPED',
    'FACE_IS_OCCLUDED',
    'FACE_NOT_FOUND',
    'FACE_TOO_CLOSE',
    'FACE_TOO_SMALL',
    'TOO_MANY_FACES',
  ])('of a face, %s: take it again', async (code) => {
    expect(await setUp([error(code)]).uploads.face(picture)).toEqual({ kind: 'retake', problem: code });
  });

  it('in a word that is not documented: take it again', async () => {
    const unheardOf = { kind: 'retake', problem: 'IT_RAINS' };
    expect(await setUp([error('IT_RAINS')]).uploads.face(picture)).toEqual(unheardOf);
    const wordless = { kind: 'retake', problem: '' };
    expect(await setUp([json({ hasError: true })]).uploads.document(picture)).toEqual(wordless);
    expect(['IT_RAINS', '', 'constructor', 'TOO_LARGE'].map(readRetakeReason)).toEqual([
      ...['UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
      'TOO_LARGE',
    ]);
  });

  it.each(['document', 'face', 'complete'] as const)(
    'SESSION_ALREADY_COMPLETED at %s: it is over',
    async (path) => {
      for (const status of [200, 400, 409])
        expect(await setUp([error('SESSION_ALREADY_COMPLETED', status)]).uploads[path](picture)).toEqual({
          kind: 'completed',
        });
    },
  );

  it.each(['document', 'face', 'complete'] as const)('SESSION_UNAUTHORIZED at %s', async (path) => {
    expect(await failureOf(setUp([error('SESSION_UNAUTHORIZED')]).uploads[path](picture))).toMatchObject({
      code: 'SESSION_UNAUTHORIZED',
      retryable: true,
    });
  });

  it('of the end', async () => {
    const customerReturnUrl = 'https://shop.example/thanks';
    expect(await setUp([json({ customerReturnUrl })]).uploads.complete()).toEqual({
      kind: 'completed',
      customerReturnUrl,
    });
    expect(await setUp([new Response(null, { status: 204 })]).uploads.complete()).toEqual({
      kind: 'completed',
    });
    expect(await setUp([error('MISSING_DOCUMENT_AND_FACE', 400)]).uploads.complete()).toEqual({
      kind: 'missing',
    });
  });

  it('of a face without a document: it is missing', async () => {
    expect(await setUp([error('MISSING_DOCUMENT_AND_FACE')]).uploads.face(picture)).toEqual({
      kind: 'missing',
    });
  });

  it('check 10: by its own properties only', async () => {
    const { uploads } = setUp([new Response('{"__proto__":{"hasError":false}}')]);
    expect(await failureOf(uploads.document(picture))).toMatchObject({ code: 'UPLOAD_FAILED' });
  });
});

describe('check 49: an upload of unknown fate', () => {
  const fates: [what: string, answer: Answer][] = [
    ['a lost network', new TypeError('Failed to fetch')],
    ['a refused redirect', new TypeError('redirected')],
    ['HTTP 500', new Response('', { status: 500 })],
    ['HTTP 502', problem(502, 'PROVIDER_UNAVAILABLE')],
    ['HTTP 502 that says when to come again', problem(502, 'PROVIDER_UNAVAILABLE', { 'Retry-After': '3' })],
    ['HTTP 500 that says when to come again', problem(500, 'INTERNAL_ERROR', { 'Retry-After': '3' })],
    ['an error of the provider inside a 500', error('WRONG_SIDE', 500)],
    ['INTERNAL_ERROR', error('INTERNAL_ERROR')],
    ['HTML', new Response('<!doctype html>')],
    ['null', json(null)],
    ['an endless answer', new Response(`{"hasError":false,"x":"${'x'.repeat(70_000)}"}`)],
  ];
  it.each(fates)('%s: is tried once more', async (_, answer) => {
    const { uploads, merchant } = setUp([answer, front]);
    expect(await uploads.document(picture)).toMatchObject({ kind: 'taken' });
    expect(merchant).toHaveLength(2);
  });

  it.each(fates)('%s: and only once', async (_, answer) => {
    const { uploads, merchant } = setUp([answer]);
    expect(await failureOf(uploads.document(picture))).toMatchObject({
      code: 'UPLOAD_FAILED',
      retryable: true,
    });
    expect(merchant).toHaveLength(2);
  });

  it.each(fates)(
    '%s, then WRONG_SIDE: it had arrived, and what was said is lost, so the session is given up',
    async (_, answer) => {
      const { uploads } = setUp([answer, error('WRONG_SIDE')]);
      expect(await failureOf(uploads.document(picture))).toMatchObject({
        code: 'SESSION_UNAUTHORIZED',
        retryable: true,
      });
    },
  );

  it('of the next picture knows nothing of the one before', async () => {
    const { uploads } = setUp([new TypeError('Failed to fetch'), front, error('WRONG_SIDE')]);
    await uploads.document(picture);
    expect(await uploads.document(picture)).toEqual({ kind: 'retake', problem: 'WRONG_SIDE' });
  });

  it('of the end, which has arrived: it is over', async () => {
    const { uploads } = setUp([new TypeError('Failed to fetch'), error('SESSION_ALREADY_COMPLETED', 400)]);
    expect(await uploads.complete()).toEqual({ kind: 'completed' });
  });

  it('has two tries again the next time', async () => {
    const { uploads, merchant } = setUp([new TypeError('1'), new TypeError('2'), new TypeError('3'), front]);
    await failureOf(uploads.document(picture));
    expect(await uploads.document(picture)).toMatchObject({ kind: 'taken' });
    expect(merchant).toHaveLength(4);
  });

  it('is over after two minutes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const hang = () =>
      new Promise<Response>(() => {
        vi.advanceTimersByTime(120_000);
      });
    const { uploads, merchant } = setUp([hang, front]);
    expect(await uploads.document(picture)).toMatchObject({ kind: 'taken' });
    expect(merchant[0]?.init.signal?.aborted).toBe(true);
  });
});

describe('a refusal', () => {
  it.each([
    [401, 'NOT_SIGNED_IN', 'NOT_SIGNED_IN'],
    [403, 'ORIGIN_REFUSED', 'UPLOAD_FAILED'],
    [403, 'CONSENT_REQUIRED', 'CONSENT_REQUIRED'],
    [404, 'SESSION_NOT_FOUND', 'SESSION_EXPIRED'],
    [404, '', 'SESSION_EXPIRED'],
    [410, 'SESSION_NOT_FOUND', 'SESSION_EXPIRED'],
    [400, 'REQUEST_INVALID', 'UPLOAD_FAILED'],
    [415, 'REQUEST_INVALID', 'UPLOAD_FAILED'],
  ])('HTTP %i %s is %s at once', async (status, word, code) => {
    const { uploads, merchant } = setUp([problem(status, word)]);
    expect((await failureOf(uploads.face(picture))).code).toBe(code);
    expect(merchant).toHaveLength(1);
  });

  it('of the end is none of its own making', async () => {
    expect((await failureOf(setUp([problem(400, 'REQUEST_INVALID')]).uploads.complete())).code).toBe(
      'UPLOAD_FAILED',
    );
    expect((await failureOf(setUp([json({ hasError: false }, 400)]).uploads.complete())).code).toBe(
      'UPLOAD_FAILED',
    );
  });

  it('of a picture that is too large for a server on the way: another one may be smaller', async () => {
    const { uploads } = setUp([new Response('<html>413', { status: 413 })]);
    expect(await uploads.document(picture)).toEqual({ kind: 'retake', problem: 'TOO_LARGE' });
    expect(await uploads.face(picture)).toEqual({ kind: 'retake', problem: 'TOO_LARGE' });
    expect((await failureOf(uploads.complete())).code).toBe('UPLOAD_FAILED');
  });

  it('HTTP 401 of the provider is about its token', async () => {
    const { uploads } = setUp([new Response('', { status: 401 })], {
      uploadUrl: 'https://kyc.example/api',
      accessToken: TOKEN,
      providerOrigins: ['https://kyc.example'],
    });
    expect((await failureOf(uploads.document(picture))).code).toBe('SESSION_UNAUTHORIZED');
  });

  it.each([429, 503])(
    'HTTP %i that says when to come again is waited for, and is no failure',
    async (status) => {
      const busy = problem(status, 'RATE_LIMITED', { 'Retry-After': '3' });
      const { uploads, environment, merchant } = setUp([busy, busy, busy, front]);
      expect(await uploads.document(picture)).toMatchObject({ kind: 'taken' });
      expect(merchant).toHaveLength(4);
      expect(environment.pauses).toEqual([3000, 3000, 3000]);
    },
  );

  it('HTTP 502 that says when to come again is tried then', async () => {
    const { uploads, environment } = setUp([
      problem(502, 'PROVIDER_UNAVAILABLE', { 'Retry-After': '3' }),
      front,
    ]);
    expect(await uploads.document(picture)).toMatchObject({ kind: 'taken' });
    expect(environment.pauses).toEqual([3000]);
  });

  it('HTTP 429 without an end is one', async () => {
    const { uploads, merchant } = setUp([problem(429, 'RATE_LIMITED', { 'Retry-After': '0' })]);
    expect((await failureOf(uploads.document(picture))).code).toBe('UPLOAD_FAILED');
    expect(merchant.length).toBeLessThan(10);
  });

  it('says nothing of the picture or the token', async () => {
    const { uploads } = setUp([json({ hasError: false, code: 'X', [TOKEN]: IMAGE_BASE }, 400)]);
    const failure = await failureOf(uploads.document(picture));
    expect(`${failure.message} ${String(failure.cause)}`).not.toMatch(new RegExp(`${TOKEN}|${IMAGE_BASE}`));
  });
});

describe('the network', () => {
  it('that is cut is waited for, and the upload goes on', async () => {
    const offline: boolean[] = [];
    const cut = () => {
      environment.isOfflineNow = true;
      return Promise.reject(new TypeError('Failed to fetch'));
    };
    const back = () => {
      environment.isOfflineNow = false;
      return Promise.reject(new TypeError('Failed to fetch'));
    };
    const { uploads, environment, merchant } = setUp([cut, cut, back, front], {
      onOffline: (isOffline) => offline.push(isOffline),
    });
    expect(await uploads.document(picture)).toMatchObject({ kind: 'taken' });
    expect(merchant).toHaveLength(4);
    expect(offline).toEqual([true, false]);
  });

  it('check 48: carries one upload at a time', async () => {
    const answers: ((response: Response) => void)[] = [];
    const { uploads, merchant } = setUp([
      () =>
        new Promise<Response>((resolve) => {
          answers.push(resolve);
        }),
    ]);
    const first = uploads.document(picture);
    const second = uploads.face(picture);
    await vi.waitFor(() => {
      expect(merchant).toHaveLength(1);
    });
    answers[0]!(front.clone());
    await first;
    await vi.waitFor(() => {
      expect(merchant).toHaveLength(2);
    });
    answers[1]!(json({ hasError: false }));
    expect(await second).toEqual({ kind: 'taken' });
  });

  it('carries the next one also when one has failed', async () => {
    const { uploads } = setUp([problem(403, 'ORIGIN_REFUSED'), json({ hasError: false })]);
    const failed = failureOf(uploads.document(picture));
    expect(await uploads.face(picture)).toEqual({ kind: 'taken' });
    await failed;
  });

  it('is left alone once the attempt is over', async () => {
    const reason = new Error('left');
    const { uploads, merchant, over } = setUp([() => new Promise<Response>(() => undefined)]);
    const sending = uploads.document(picture);
    const waiting = uploads.face(picture);
    await vi.waitFor(() => {
      expect(merchant).toHaveLength(1);
    });
    over.abort(reason);
    await expect(sending).rejects.toBe(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(merchant).toHaveLength(1);
    expect(merchant[0]?.init.signal?.aborted).toBe(true);
  });
});
