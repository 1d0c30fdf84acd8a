import { paths } from '../../src/providers/trustmatic/wire.js';
import { memoryStore } from '../../src/server/store/memory.js';
import { accessToken, password } from './fake-trustmatic.js';
import { fakeTennpay } from './fake-tennpay.js';
import { fields } from './store/records.js';
import { json, origin, startKit } from './kit.js';

const jpeg = (bytes = 300, seed = 0) =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(bytes - 4, 7 + seed)]).toString(
    'base64',
  );
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  Buffer.alloc(60, 1),
]).toString('base64');
const front = {
  hasError: false,
  isTwoSideDocument: true,
  pageSide: 'FRONT',
  country: 'SVK',
  type: 'IDENTITY_CARD',
};
const invalid = { status: 400, code: 'REQUEST_INVALID' };

/** A kit whose customer has begun with the own camera; the provider answers to pictures as `says` does. */
async function setUp(options: Parameters<typeof startKit>[0] = {}) {
  const started = startKit(options);
  const said: Record<string, () => unknown> = {
    document: () => front,
    face: () => ({ hasError: false }),
    complete: () => ({}),
  };
  started.upstream.override = (path) => {
    const answer = /\/enrolment\/(document|face|complete)$/.exec(path)?.[1];
    if (answer === undefined) return undefined;
    const body = said[answer]!();
    return body instanceof Response || body instanceof Promise ? (body as Response) : Response.json(body);
  };
  const session = await json(started.open({ capture: 'own' }));
  const uploadUrl = session['uploadUrl'];
  return {
    ...started,
    said,
    session,
    uploadUrl,
    sent: () => started.upstream.requests.filter(({ path }) => /\/(document|face|complete)$/.test(path)),
  };
}

/**
 * The provider takes its time with a document: `sentOnce` resolves when it has the first, `answer` is what it
 * says then.
 */
function holdDocument(said: Record<string, () => unknown>) {
  let answer: (response: Response) => void = () => undefined;
  const sentOnce = new Promise<void>((resolve) => {
    said['document'] = () => {
      resolve();
      return new Promise<Response>((settle) => (answer = settle));
    };
  });
  return {
    sentOnce,
    answer: (response: Response) => {
      answer(response);
    },
  };
}

describe('the address for pictures', () => {
  it('is told to who brings a camera, while there is a page', async () => {
    const { uploadUrl, session, open, webhook, upstream, settle } = await setUp();
    expect(uploadUrl).toBe(`/kyc/session/${session.sessionId}`);
    expect(await json(open({ capture: 'own' }))).toMatchObject({ uploadUrl });
    expect(await json(open({ capture: 'hosted' }))).not.toHaveProperty('uploadUrl');
    upstream.status = 'AUTO_APPROVED';
    await webhook({ sessionId: session.sessionId, status: 'AUTO_APPROVED' });
    await settle();
    expect(await json(open({ capture: 'own' }))).not.toHaveProperty('uploadUrl');
  });

  it('is not there for a provider that only has its page', async () => {
    const tennpay = fakeTennpay();
    const { open, upload } = startKit({
      provider: tennpay.provider,
      fetch: tennpay.fetch,
      identify: () => ({ id: 'ada', providerUserId: 7 }),
    });
    const session = await json(open({ capture: 'own' }));
    expect(session).toMatchObject({ status: 'page' });
    expect(session).not.toHaveProperty('uploadUrl');
    expect((await upload(session.statusUrl, 'document', jpeg())).status).toBe(404);
  });
});

describe('a picture', () => {
  it('goes to the provider with its token, and only what is documented comes back', async () => {
    const { upload, uploadUrl, said, sent, session } = await setUp();
    said['document'] = () => ({
      ...front,
      trace: 'internal',
      token: accessToken(session.sessionId),
      error: null,
    });
    expect(await json(upload(uploadUrl, 'document', jpeg()))).toEqual(front);
    expect(await json(upload(uploadUrl, 'face', png))).toEqual({ hasError: false });
    expect(sent()).toMatchObject([
      {
        path: paths.document,
        authorization: `Bearer ${accessToken(session.sessionId)}`,
        redirect: 'manual',
        body: { imageBase: jpeg() },
      },
      { path: paths.face, body: { imageBase: png } },
    ]);
  });

  it.each([
    ['an address', 'https://evil.example/a.jpg'],
    ['an address that begins like a picture', '/9j/../../latest/meta-data'],
    ['a data address', `data:image/jpeg;base64,${jpeg()}`],
    ['white space in it', `${jpeg().slice(0, 40)}\n${jpeg().slice(40)}`],
    ['base64 for addresses', jpeg().replace('////', '____').replace('/', '_')],
    ['no padding', jpeg(301).replace(/=+$/, '')],
    ['padding in the middle', `${jpeg(301)}${jpeg(301)}`],
    ['too much padding', `${jpeg().slice(0, -3)}===`],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')],
    ['HTML', Buffer.from('<!doctype html><script>').toString('base64')],
    ['PDF', Buffer.from('%PDF-1.7 ----').toString('base64')],
    ['GIF', 'R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAIBAAA='],
    ['WebP', 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4H'],
    ['nothing', ''],
  ])('check 45, check 47 and check 81: is refused when it is %s', async (_, imageBase) => {
    const { upload, uploadUrl, sent } = await setUp();
    for (const step of ['document', 'face'] as const) {
      const refused = await upload(uploadUrl, step, imageBase);
      expect({ status: refused.status, ...(await json(refused)) }).toMatchObject(invalid);
    }
    expect(sent()).toEqual([]);
  });

  it.each([
    ['another field before it', `{"a":1,"imageBase":"${jpeg()}"}`],
    ['another field after it', `{"imageBase":"${jpeg()}","__proto__":{}}`],
    ['two of them', `{"imageBase":"${jpeg()}","imageBase":"https://evil.example"}`],
    ['escapes', `{"imageBase":"\\u002f9j/${jpeg().slice(4)}"}`],
    ['no picture', '{"imageBase":7}'],
    ['half a body', `{"imageBase":"${jpeg()}`],
    ['nothing', ''],
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
  ])('check 80: is refused in a body with %s', async (_, body) => {
    const { send, uploadUrl, sent } = await setUp();
    const path = String(uploadUrl).replace('/kyc/', '');
    const refused = await send(`${path}/document`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body,
    });
    expect({ status: refused.status, ...(await json(refused)) }).toMatchObject(invalid);
    expect(sent()).toEqual([]);
  });

  it('may have white space around it', async () => {
    const { send, uploadUrl } = await setUp();
    const body = ` {\n  "imageBase" : "${jpeg()}"\n}\n`;
    const taken = await send(`${String(uploadUrl).replace('/kyc/', '')}/document`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body,
    });
    expect(taken.status).toBe(200);
  });

  it('check 79: may have ten megabytes and not a byte more, whatever length was declared', async () => {
    const { upload, uploadUrl, sent, send } = await setUp();
    expect((await upload(uploadUrl, 'document', jpeg(10_000_000))).status).toBe(200);
    const large = await upload(uploadUrl, 'document', jpeg(10_000_003));
    expect({ status: large.status, ...(await json(large)) }).toMatchObject({
      status: 413,
      code: 'BODY_TOO_LARGE',
    });

    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(65));
      },
    });
    const path = `${String(uploadUrl).replace('/kyc/', '')}/face`;
    const refused = await send(path, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', 'content-length': '9' },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(refused.status).toBe(413);
    expect(pulled).toBeLessThan(14_000_000);
    expect(sent()).toHaveLength(1);
  });

  it('check 80: is not waited for longer than pictures take', async () => {
    const { send, uploadUrl } = await setUp({ uploadTimeoutMs: 1 });
    const path = `${String(uploadUrl).replace('/kyc/', '')}/document`;
    const late = await send(path, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: new ReadableStream(),
      duplex: 'half',
    } as RequestInit);
    expect(late.status).toBe(408);
  });
});

describe('who may send pictures', () => {
  it.each<[string, Record<string, string>, number, string]>([
    [
      'a page of another site',
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      403,
      'ORIGIN_REFUSED',
    ],
    ['nobody who is signed in', { 'x-user': 'nobody' }, 401, 'NOT_SIGNED_IN'],
    ['another customer', { 'x-user': 'eve' }, 404, 'SESSION_NOT_FOUND'],
    ['a form', { 'content-type': 'text/plain' }, 415, 'CONTENT_TYPE_REFUSED'],
    ['a compressed body', { 'content-encoding': 'gzip' }, 415, 'CONTENT_TYPE_REFUSED'],
  ])('check 71: not %s', async (_, headers, status, code) => {
    const { upload, uploadUrl, sent, store, session } = await setUp();
    for (const step of ['document', 'face', 'complete'] as const) {
      if (step === 'complete' && status === 415) continue; // it has no body
      const refused = await upload(uploadUrl, step, step === 'complete' ? undefined : jpeg(), headers);
      expect({ status: refused.status, ...(await json(refused)) }).toMatchObject({ status, code });
    }
    expect(sent()).toEqual([]);
    expect(fields(await store.find(session.sessionId)).waitingSince).toBeUndefined();
  });

  it('not for a session that there is not, or that was given up', async () => {
    const { upload, uploadUrl, open } = await setUp();
    expect((await upload(`/kyc/session/${crypto.randomUUID()}`, 'document', jpeg())).status).toBe(404);
    await open({ restart: true, capture: 'own' });
    for (const step of ['document', 'complete'] as const) {
      const gone = await upload(uploadUrl, step, step === 'complete' ? undefined : jpeg());
      expect({ status: gone.status, ...(await json(gone)) }).toMatchObject({
        status: 410,
        code: 'SESSION_NOT_FOUND',
      });
    }
  });

  it('hears that it is over after the end, and the provider is left alone', async () => {
    const { upload, uploadUrl, ask, sent } = await setUp();
    await ask(`${String(uploadUrl)}?seen=submitted`);
    for (const step of ['document', 'face', 'complete'] as const) {
      expect(await json(upload(uploadUrl, step, step === 'complete' ? undefined : jpeg()))).toEqual({
        hasError: true,
        error: 'SESSION_ALREADY_COMPLETED',
      });
    }
    expect(sent()).toEqual([]);
  });
});

describe('what the provider has against a picture', () => {
  it.each([200, 400, 409])('is told with 200, when it came with %i', async (status) => {
    const { upload, uploadUrl, said } = await setUp();
    said['document'] = () =>
      Response.json({ hasError: true, error: 'WRONG_SIDE', title: 'secret' }, { status });
    said['complete'] = () =>
      Response.json({ hasError: true, error: 'MISSING_DOCUMENT_AND_FACE' }, { status });
    const refused = await upload(uploadUrl, 'document', jpeg());
    expect([refused.status, await json(refused)]).toEqual([200, { hasError: true, error: 'WRONG_SIDE' }]);
    expect(await json(upload(uploadUrl, 'complete'))).toEqual({
      hasError: true,
      error: 'MISSING_DOCUMENT_AND_FACE',
    });
  });

  it('is an internal error where it has no word', async () => {
    const { upload, uploadUrl, said } = await setUp();
    said['face'] = () => ({ hasError: true });
    expect(await json(upload(uploadUrl, 'face', jpeg()))).toEqual({
      hasError: true,
      error: 'INTERNAL_ERROR',
    });
  });

  it('is an expired token, when it refuses that', async () => {
    const { upload, uploadUrl, said } = await setUp();
    said['document'] = said['complete'] = () => Response.json({ title: 'Unauthorized' }, { status: 401 });
    for (const step of ['document', 'complete'] as const) {
      expect(await json(upload(uploadUrl, step, step === 'complete' ? undefined : jpeg()))).toEqual({
        hasError: true,
        error: 'SESSION_UNAUTHORIZED',
      });
    }
  });

  it.each<[string, () => unknown, number, string]>([
    ['a failure of its own', () => new Response('', { status: 500 }), 502, 'PROVIDER_UNAVAILABLE'],
    [
      'a refusal that says nothing',
      () => Response.json({ title: 'Bad Request', status: 400 }, { status: 400 }),
      502,
      'PROVIDER_UNAVAILABLE',
    ],
    ['an answer that is none', () => new Response('<html>'), 502, 'PROVIDER_UNAVAILABLE'],
    [
      'a redirect',
      () => new Response('', { status: 302, headers: { location: 'https://evil.example' } }),
      502,
      'PROVIDER_UNAVAILABLE',
    ],
    ['too large', () => new Response('', { status: 413 }), 413, 'BODY_TOO_LARGE'],
    ['a broken connection', () => Promise.reject(new TypeError('fetch failed')), 502, 'PROVIDER_UNAVAILABLE'],
  ])('is not asked again after %s', async (_, answer, status, code) => {
    const { upload, uploadUrl, said, sent } = await setUp();
    said['document'] = said['complete'] = answer;
    for (const step of ['document', 'complete'] as const) {
      const failed = await upload(uploadUrl, step, step === 'complete' ? undefined : jpeg());
      expect({ status: failed.status, ...(await json(failed)) }).toMatchObject({ status, code });
    }
    expect(sent()).toHaveLength(2);
  });

  it('check 82: is sent again when it surely never left', async () => {
    const { upload, uploadUrl, said, sent } = await setUp();
    let failures = 2;
    said['document'] = () =>
      failures-- > 0
        ? Promise.reject(
            new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
          )
        : front;
    expect(await json(upload(uploadUrl, 'document', jpeg()))).toEqual(front);
    expect(sent()).toHaveLength(3);
    expect(sent().map(({ body }) => body)).toEqual([
      { imageBase: jpeg() },
      { imageBase: jpeg() },
      { imageBase: jpeg() },
    ]);
  });
});

describe('check 49: a picture whose answer was lost', () => {
  it('is not sent again: it would be the wrong side', async () => {
    const { upload, uploadUrl, said, sent } = await setUp();
    await upload(uploadUrl, 'document', jpeg());
    said['document'] = () => ({ hasError: true, error: 'WRONG_SIDE' });
    expect(await json(upload(uploadUrl, 'document', jpeg()))).toEqual(front);
    expect(sent()).toHaveLength(1);
    expect(await json(upload(uploadUrl, 'document', jpeg(300, 1)))).toMatchObject({ error: 'WRONG_SIDE' });
    expect(await json(upload(uploadUrl, 'face', jpeg()))).toEqual({ hasError: false });
    expect(sent()).toHaveLength(3);
  });

  it('is waited for when it is still on its way', async () => {
    const { upload, uploadUrl, said, sent } = await setUp();
    const { sentOnce, answer } = holdDocument(said);
    const first = upload(uploadUrl, 'document', jpeg());
    const second = upload(uploadUrl, 'document', jpeg());
    await sentOnce;
    answer(Response.json(front));
    expect([await json(first), await json(second)]).toEqual([front, front]);
    expect(sent()).toHaveLength(1);
  });

  it('goes nowhere when its session is given up while it waits', async () => {
    const { upload, uploadUrl, said, sent, open } = await setUp();
    const { sentOnce, answer } = holdDocument(said);
    const first = upload(uploadUrl, 'document', jpeg());
    await sentOnce;
    const second = upload(uploadUrl, 'document', jpeg(300, 1));
    await open({ capture: 'own', restart: true });
    answer(Response.json(front));
    expect(await json(first)).toEqual(front);
    expect((await second).status).toBe(410);
    expect(sent()).toHaveLength(1);
  });

  it('keeps the end of the pictures from a session that is given up while it waits', async () => {
    const { upload, uploadUrl, said, upstream, open } = await setUp();
    const { sentOnce, answer } = holdDocument(said);
    const picture = upload(uploadUrl, 'document', jpeg());
    await sentOnce;
    const end = upload(uploadUrl, 'complete');
    await open({ capture: 'own', restart: true });
    answer(Response.json(front));
    await picture;
    expect((await end).status).toBe(410);
    expect(upstream.requests.filter(({ path }) => path.endsWith('/complete'))).toEqual([]);
  });

  it('is sent again when the provider had failed with it', async () => {
    const { upload, uploadUrl, said, sent } = await setUp();
    said['document'] = () => ({ hasError: true, error: 'INTERNAL_ERROR' });
    expect(await json(upload(uploadUrl, 'document', jpeg()))).toMatchObject({ error: 'INTERNAL_ERROR' });
    said['document'] = () => front;
    expect(await json(upload(uploadUrl, 'document', jpeg()))).toEqual(front);
    expect(sent()).toHaveLength(2);
  });
});

describe('a picture that the provider has lost', () => {
  const missing = { hasError: true, error: 'MISSING_DOCUMENT_AND_FACE' };

  it.each([
    ['a document, as it says at the face', ['document', 'face']],
    ['a document, as it says at the end', ['document', 'complete']],
    ['a face, as it says at the end', ['face', 'complete']],
  ] as const)('is sent again, though it is the same file: %s', async (_, [step, asked]) => {
    const { upload, uploadUrl, said, sent } = await setUp();
    await upload(uploadUrl, step, jpeg());
    said[asked] = () => missing;
    expect(await json(upload(uploadUrl, asked, ...(asked === 'face' ? [png] : [])))).toEqual(missing);
    expect(await json(upload(uploadUrl, step, jpeg()))).toMatchObject({ hasError: false });
    expect(sent().map(({ path }) => path.replace(/.*\//, ''))).toEqual([step, asked, step]);
  });
});

describe('a page that is loaded anew', () => {
  it('begins anew once a picture was taken, because it has none of them any more', async () => {
    const { upload, uploadUrl, open, session } = await setUp();
    expect(await json(open({ capture: 'own' }))).toMatchObject({ sessionId: session.sessionId });
    await upload(uploadUrl, 'document', jpeg());
    expect(await json(open({ capture: 'hosted' }))).toMatchObject({ sessionId: session.sessionId });
    const next = await json(open({ capture: 'own' }));
    expect(next).toMatchObject({ status: 'page' });
    expect(next.sessionId).not.toBe(session.sessionId);
    expect((await upload(uploadUrl, 'document', jpeg())).status).toBe(410);
    expect((await upload(next['uploadUrl'], 'document', jpeg())).status).toBe(200);
  });

  it('begins anew when nobody knows whether a picture was taken: else the wrong side for ever', async () => {
    const { upload, uploadUrl, open, session, said } = await setUp();
    said['document'] = () => Promise.reject(new TypeError('fetch failed'));
    expect((await upload(uploadUrl, 'document', jpeg())).status).toBe(502);
    said['document'] = () => ({ hasError: true, error: 'WRONG_SIDE' });
    expect(await json(upload(uploadUrl, 'document', jpeg()))).toMatchObject({ error: 'WRONG_SIDE' });
    expect((await json(open({ capture: 'own' }))).sessionId).not.toBe(session.sessionId);
  });

  it('goes on with what it had when nothing was taken, and waits when all was sent', async () => {
    const { upload, uploadUrl, open, session, said } = await setUp();
    said['document'] = () => ({ hasError: true, error: 'DOCUMENT_NOT_RECOGNIZED' });
    await upload(uploadUrl, 'document', jpeg());
    expect(await json(open({ capture: 'own' }))).toMatchObject({
      sessionId: session.sessionId,
      status: 'page',
    });
    said['document'] = () => front;
    await upload(uploadUrl, 'document', jpeg());
    await upload(uploadUrl, 'complete');
    expect(await json(open({ capture: 'own' }))).toMatchObject({
      sessionId: session.sessionId,
      status: 'pending',
    });
  });

  it('hears of the same session when its own request is repeated', async () => {
    const { upload, open } = await setUp();
    const key = { 'idempotency-key': crypto.randomUUID() };
    const session = await json(open({ capture: 'own', restart: true }, key));
    await upload(session['uploadUrl'], 'document', jpeg());
    expect(await json(open({ capture: 'own', restart: true }, key))).toMatchObject({
      sessionId: session.sessionId,
    });
  });
});

describe('the end of the pictures', () => {
  it('makes the customer wait for the verdict', async () => {
    const { upload, uploadUrl, ask, session, store } = await setUp();
    expect(await json(upload(uploadUrl, 'complete'))).toEqual({});
    expect(await json(ask(session.statusUrl))).toMatchObject({ status: 'pending' });
    expect(await store.find(session.sessionId)).toMatchObject({ seen: 'submitted' });
  });

  it('leaves the customer where they are, when the provider did not take it', async () => {
    const { upload, uploadUrl, ask, session, said } = await setUp();
    said['complete'] = () => ({ hasError: true, error: 'MISSING_DOCUMENT_AND_FACE' });
    await upload(uploadUrl, 'complete');
    expect(await json(ask(session.statusUrl))).toMatchObject({ status: 'page' });
  });

  it('check 49: is the end also when its answer was lost', async () => {
    const { upload, uploadUrl, ask, session, said } = await setUp();
    said['complete'] = () => Promise.reject(new TypeError('fetch failed'));
    expect((await upload(uploadUrl, 'complete')).status).toBe(502);
    expect(await json(ask(session.statusUrl))).toMatchObject({ status: 'page' });
    said['complete'] = () =>
      Response.json({ hasError: true, error: 'SESSION_ALREADY_COMPLETED' }, { status: 400 });
    expect(await json(upload(uploadUrl, 'complete'))).toEqual({
      hasError: true,
      error: 'SESSION_ALREADY_COMPLETED',
    });
    expect(await json(ask(session.statusUrl))).toMatchObject({ status: 'pending' });
    expect(await json(upload(uploadUrl, 'complete'))).toEqual({
      hasError: true,
      error: 'SESSION_ALREADY_COMPLETED',
    });
  });

  it('leads to the page that the merchant named, not to that of the provider’s page', async () => {
    const { upload, uploadUrl, said, upstream } = await setUp();
    const [begun] = upstream.requests;
    const { returnUrl } = begun!.body as { returnUrl: string };
    said['complete'] = () => ({ customerReturnUrl: returnUrl });
    expect(await json(upload(uploadUrl, 'complete'))).toEqual({ customerReturnUrl: `${origin}/done` });
  });

  it('may lead to another page of the provider’s configuration', async () => {
    const { upload, uploadUrl, said } = await setUp();
    said['complete'] = () => ({ customerReturnUrl: 'https://www.customer-sample.com/end' });
    expect(await json(upload(uploadUrl, 'complete'))).toEqual({
      customerReturnUrl: 'https://www.customer-sample.com/end',
    });
  });
});

describe('many pictures at once', () => {
  it('twenty of ten megabytes pass two at a time, in bounded memory', async () => {
    const started = startKit();
    let present = 0;
    let most = 0;
    let mostBytes = 0;
    const body = jpeg(10_000_000);
    const before = process.memoryUsage().arrayBuffers;
    started.upstream.override = (path) => {
      if (!path.endsWith('/document')) return undefined;
      most = Math.max(most, (present += 1));
      mostBytes = Math.max(mostBytes, process.memoryUsage().arrayBuffers - before);
      return new Promise((resolve) =>
        setImmediate(() => {
          present -= 1;
          resolve(Response.json(front));
        }),
      );
    };
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const user = { 'x-user': `customer-${index}` };
        const { uploadUrl } = await json(started.open({ capture: 'own' }, user));
        return started.upload(uploadUrl, 'document', body, user);
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(most).toBeLessThanOrEqual(2);
    // The requests of this test are 270 MB; of the rest, each that passes is there about twice.
    expect(mostBytes).toBeLessThan(480_000_000);
  }, 60_000);

  it('that the provider fails with, over and over, keep nobody else from it', async () => {
    const { open, upload, uploadUrl, said } = await setUp();
    said['document'] = () => new Response(null, { status: 504 });
    for (let turn = 0; turn < 5; turn += 1)
      expect((await upload(uploadUrl, 'document', jpeg(300, turn))).status).toBe(502);
    expect((await open({}, { 'x-user': 'bob' })).status).toBe(200);
  });
});

describe('check 80: senders who announce much and send little', () => {
  it('keep nobody else waiting', async () => {
    const { upload, uploadUrl, open, send } = await setUp({ uploadTimeoutMs: 60_000 });
    const ends: (() => void)[] = [];
    const slow = Array.from({ length: 20 }, async (_, index) => {
      const user = { 'x-user': `slow-${index}` };
      const session = await json(open({ capture: 'own' }, user));
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"imageBase":"/9j/4AAQ'));
          ends.push(() => controller.close());
        },
      });
      const headers = { origin, 'content-type': 'application/json', 'content-length': '13000000', ...user };
      return send(`${String(session['uploadUrl']).replace('/kyc/', '')}/document`, {
        method: 'POST',
        headers,
        body,
        duplex: 'half',
      } as RequestInit);
    });
    await vi.waitFor(() => expect(ends).toHaveLength(20));
    expect((await upload(uploadUrl, 'document', jpeg(10_000_000))).status).toBe(200);
    for (const end of ends) end();
    expect((await Promise.all(slow)).map(({ status }) => status)).toEqual(
      Array.from({ length: 20 }, () => 400),
    );
  });
});

describe('check 70: pictures and tokens', () => {
  it('are in no log, store or answer, whatever goes wrong', async () => {
    const written: string[] = [];
    const store = memoryStore();
    const write: typeof store.write = (session) => {
      written.push(JSON.stringify(session));
      return store.write(session);
    };
    const { upload, uploadUrl, said, logged, session } = await setUp({ store: { ...store, write } });
    const picture = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      Buffer.from('picture-canary '.repeat(20)),
    ]).toString('base64');
    const answers: string[] = [];
    const replies: (() => unknown)[] = [
      () => front,
      () => Response.json({ title: `${picture} ${accessToken(session.sessionId)}` }, { status: 500 }),
      () => Promise.reject(new Error(`${picture} ${password}`)),
      () => ({ hasError: true, error: picture.slice(0, 200) }),
      () => Response.json({ hasError: true, error: 'X', imageBase: picture }, { status: 400 }),
    ];
    for (const [index, reply] of replies.entries()) {
      said['document'] = reply;
      answers.push(await (await upload(uploadUrl, 'document', picture + (index === 0 ? '' : 'AAAA'))).text());
    }
    answers.push(await (await upload(uploadUrl, 'document', `data:${picture}`)).text());
    await upload(uploadUrl, 'complete');
    expect(logged.length).toBeGreaterThan(3);
    expect(written.length).toBeGreaterThan(0);
    for (const text of [...logged, ...answers, ...written]) {
      for (const canary of [
        picture.slice(8, 40),
        'picture-canary',
        'token-canary',
        accessToken(session.sessionId),
        password,
      ])
        expect(text).not.toContain(canary);
    }
  });
});
