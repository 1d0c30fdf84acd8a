import { createHmac } from 'node:crypto';
import type { ProviderConnection } from '../../../src/providers/contract.js';
import { trustmatic } from '../../../src/providers/trustmatic/server.js';

const options = { url: 'https://id.example/base/', username: 'user', password: 'pass:word', retryDelayMs: 0 };
const sessionId = '4fa85f64-5717-4562-b3fc-4c963f66afa6';
const { signal } = new AbortController();
const beginning = {
  sessionId,
  user: { id: 'ada' },
  returnUrl: 'https://shop.example/kyc/return/success',
  restart: false,
};
const initialised = {
  accessToken: 'not a jwt',
  sessionId,
  webEnrolmentUrl: 'https://id.example/web-enrolment/?token=t',
};

type Answer = () => Response | Promise<Response>;

/** A connection whose requests get these answers, the last one for all that follow. */
function connect(answers: readonly Answer[], given: Partial<Parameters<typeof trustmatic>[0]> = {}) {
  const requests: { url: string; init: RequestInit | undefined }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push({ url: new Request(input).url, init });
    if (!answer) throw new Error('no answer is prepared');
    return answer();
  };
  return { requests, connection: trustmatic({ ...options, ...given }).connect({ fetch }) };
}

const begin = (connection: ProviderConnection) => connection.begin(beginning, { signal });
const read = (connection: ProviderConnection) => connection.read({ sessionId, finished: false }, { signal });
const networkError = (code: string) => () =>
  Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));
const status = (code: number) => () => new Response('secret-body', { status: code });

describe('what trustmatic() takes', () => {
  it.each([
    [{ url: 'http://id.example' }, /https/],
    [{ url: 'https://user:pass@id.example' }, /https/],
    [{ url: 'https://id.example/?a=b' }, /https/],
    [{ url: '' }, /https/],
    [{ username: '' }, /username/],
    [{ username: 'a:b' }, /colon/],
    [{ password: '' }, /password/],
  ])('refuses %j and says what to do', (wrong, message) => {
    expect(() => trustmatic({ ...options, ...wrong })).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringMatching(message) }),
    );
  });

  it('takes http on a loopback host', () => {
    expect(trustmatic({ ...options, url: 'http://127.0.0.1:4010' }).id).toBe('trustmatic');
  });
});

describe('begin', () => {
  it('sends Basic credentials in padded base64, below the base address', async () => {
    const { connection, requests } = connect([() => Response.json(initialised)]);
    const leg = await begin(connection);
    expect(leg).toEqual({
      page: { url: initialised.webEnrolmentUrl, kind: 'web-enrolment', step: 'identify' },
      expiresInMs: undefined,
      memo: 'not a jwt',
    });
    expect(requests[0]?.url).toBe('https://id.example/base/api/v1/enrolment/initialize');
    expect(requests[0]?.init).toMatchObject({
      method: 'POST',
      headers: { authorization: 'Basic dXNlcjpwYXNzOndvcmQ=' },
    });
  });

  it("reads the token's lifetime that the documentation shows: an hour", async () => {
    const claims = Buffer.from('{"sessionId":"x","nbf":1643974323,"exp":1643977923}').toString('base64url');
    const { connection } = connect([
      () => Response.json({ ...initialised, accessToken: `eyJhbGciOiJIUzI1NiJ9.${claims}.x` }),
    ]);
    expect((await begin(connection)).expiresInMs).toBe(3_600_000);
  });

  it.each([
    '{"nbf":1643974323,"exp":1643974323}',
    '{"nbf":1643974323,"exp":1643974322}',
    '{"exp":1643977923}',
  ])('takes no page for expired because of claims that give it no time: %s', async (text) => {
    const accessToken = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(text).toString('base64url')}.x`;
    const { connection } = connect([() => Response.json({ ...initialised, accessToken })]);
    expect((await begin(connection)).expiresInMs).toBeUndefined();
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])(
    'check 82: is repeated after %s, which sent nothing',
    async (code) => {
      const { connection, requests } = connect([
        networkError(code),
        networkError(code),
        () => Response.json(initialised),
      ]);
      await begin(connection);
      expect(requests).toHaveLength(3);
    },
  );

  it('check 82: is repeated when all addresses of a host refuse', async () => {
    const refused = () =>
      Promise.reject(
        new TypeError('fetch failed', {
          cause: new AggregateError([Object.assign(new Error(), { code: 'ECONNREFUSED' })]),
        }),
      );
    const { connection, requests } = connect([refused, () => Response.json(initialised)]);
    await begin(connection);
    expect(requests).toHaveLength(2);
  });

  it.each<[string, Answer]>([
    ['a reset', networkError('ECONNRESET')],
    ['a broken socket', networkError('UND_ERR_SOCKET')],
    ['500', status(500)],
    ['503', status(503)],
    ['429', status(429)],
    ['401', status(401)],
    ['409', status(409)],
    ['HTML', () => new Response('<html>secret-body</html>')],
    ['an empty answer', () => new Response(null, { status: 204 })],
    ['null', () => Response.json(null)],
    ['wrong types', () => Response.json({ ...initialised, webEnrolmentUrl: 7 })],
    ['an empty page address', () => Response.json({ ...initialised, webEnrolmentUrl: '' })],
    ['check 33: another session', () => Response.json({ ...initialised, sessionId: crypto.randomUUID() })],
  ])('check 82: is never repeated after %s, and tells nothing of the answer', async (_name, answer) => {
    const { connection, requests } = connect([answer]);
    const failure = await begin(connection).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'ProviderError' });
    expect(String(failure)).not.toMatch(/secret-body|pass:word/);
    expect(requests).toHaveLength(1);
  });
});

describe('read', () => {
  it.each<[string, Answer]>([
    ['a reset', networkError('ECONNRESET')],
    ['a refused connection', networkError('ECONNREFUSED')],
    ['500', status(500)],
    ['504', status(504)],
    ['408', status(408)],
  ])('check 82: is repeated twice after %s, and no more', async (_name, answer) => {
    const { connection, requests } = connect([answer]);
    await expect(read(connection)).rejects.toMatchObject({ reason: 'unavailable' });
    expect(requests).toHaveLength(3);
    const later = connect([answer, answer, () => Response.json({ status: 'PENDING' })]);
    expect(await read(later.connection)).toEqual({ at: 'page' });
  });

  it('check 82: follows no redirect', async () => {
    const { connection, requests } = connect([() => Response.redirect('https://evil.example/', 302)]);
    await expect(read(connection)).rejects.toMatchObject({ reason: 'unavailable' });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.init?.redirect).toBe('manual');
  });

  it('check 82: gives up a provider that does not answer', async () => {
    const fetch: typeof globalThis.fetch = (_input, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
    const connection = trustmatic({ ...options, timeoutMs: 5 }).connect({ fetch });
    await expect(read(connection)).rejects.toMatchObject({ reason: 'unavailable' });
  });

  it('ends with the kit', async () => {
    const closing = new AbortController();
    const fetch: typeof globalThis.fetch = (_input, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)));
    const reading = trustmatic(options)
      .connect({ fetch })
      .read({ sessionId, finished: false }, { signal: closing.signal });
    closing.abort();
    await expect(reading).rejects.toMatchObject({ reason: 'unavailable' });
  });

  it('reads no answer without end', async () => {
    let sent = 0;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            sent += 65_536;
            controller.enqueue(new Uint8Array(65_536));
          },
        }),
      );
    const { connection } = connect([endless]);
    await expect(read(connection)).rejects.toMatchObject({ reason: 'invalid' });
    expect(sent).toBeLessThan(1_000_000);
  });

  it('reads status and results as published: vectors T1 and T2', async () => {
    const { connection, requests } = connect([
      () => Response.json({ status: 'AUTO_REJECTED' }),
      () =>
        Response.json({
          verifications: {
            faceVerification: { score: 71, level: 'HIGH' },
            mrzOcrCrossCheck: { fields: [{ inputFieldName: 'firstName' }], score: 100, level: 'HIGH' },
          },
          decision: { score: 94, level: 'HIGH' },
        }),
    ]);
    expect(await read(connection)).toEqual({
      at: 'end',
      verdict: { status: 'rejected', providerStatus: 'AUTO_REJECTED', level: 'HIGH', score: 94 },
    });
    expect(requests.map(({ url }) => url)).toEqual([
      `https://id.example/base/api/v1/data/${sessionId}/status`,
      `https://id.example/base/api/v1/data/${sessionId}/decision/results`,
    ]);
  });

  it('takes a level that it does not know for UNKNOWN, and drops a score that is none', async () => {
    const { connection } = connect([
      () => Response.json({ status: 'AUTO_APPROVED' }),
      () => Response.json({ decision: { score: 940, level: 'VERY_HIGH' } }),
    ]);
    expect(await read(connection)).toMatchObject({
      verdict: { status: 'approved', level: 'UNKNOWN', score: undefined },
    });
  });

  it('does not read results again for a verdict that is known', async () => {
    const { connection, requests } = connect([() => Response.json({ status: 'WAITING_FOR_MANUAL_APPROVE' })]);
    await connection.read({ sessionId, finished: true, known: 'WAITING_FOR_MANUAL_APPROVE' }, { signal });
    expect(requests).toHaveLength(1);
  });

  it.each(['constructor', '__proto__', 'toString', 'SOMETHING'])(
    'takes the word %s for work at the provider',
    async (word) => {
      const { connection } = connect([() => Response.json({ status: word })]);
      expect(await read(connection)).toEqual({ at: 'provider' });
    },
  );
});

describe('readNews', () => {
  const published = { sessionId, status: 'AUTO_APPROVED', projectId: 'development', externalId: '53421526A' };

  function hear(
    message: string,
    {
      signature = createHmac('sha256', options.password).update(message).digest('base64'),
      projectId = undefined as string | undefined,
    } = {},
  ) {
    const { connection } = connect([], { projectId });
    return connection.readNews?.({
      headers: new Headers({ 'X-Signature': signature }),
      body: new TextEncoder().encode(message),
    });
  }

  it('reads the published message', async () => {
    expect(await hear(JSON.stringify(published))).toEqual({ sessionId, fact: 'AUTO_APPROVED' });
    expect(await hear(JSON.stringify(published), { projectId: 'development' })).toBeDefined();
  });

  it('refuses what is not signed with the password, or not ours', async () => {
    const message = JSON.stringify(published);
    const good = createHmac('sha256', options.password).update(message).digest('base64');
    for (const signature of [
      '',
      'AAAA',
      good.slice(0, -4),
      createHmac('sha256', 'other').update(message).digest('base64'),
    ]) {
      expect(await hear(message, { signature })).toBeUndefined();
    }
    expect(await hear(`${message} `, { signature: good })).toBeUndefined();
    expect(await hear(message, { projectId: 'production' })).toBeUndefined();
    expect(await hear('not json')).toBeUndefined();
    expect(await hear('{"sessionId":7}')).toBeUndefined();
  });
});
