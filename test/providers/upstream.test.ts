import * as z from 'zod/mini';
import { createUpstream } from '../../src/providers/upstream.js';

/** A client with a clock that stands still, and a provider that answers with a status, or not at all. */
function setUp() {
  const provider: { status: number | 'silent'; asked: number } = { status: 503, asked: 0 };
  const clock = { now: 0 };
  const fetch: typeof globalThis.fetch = async (_input, init) => {
    provider.asked += 1;
    if (provider.status !== 'silent') return Response.json({}, { status: provider.status });
    return new Promise((_, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true }),
    );
  };
  const request = createUpstream({
    url: 'https://id.example',
    fetch,
    now: () => clock.now,
    retryDelayMs: 0,
    timeoutMs: 1_000,
  });
  const ask = async (signal = new AbortController().signal): Promise<unknown> =>
    request({
      method: 'POST',
      path: '/a',
      headers: {},
      answer: z.object({}),
      repeatable: false,
      signal,
    }).catch((error: unknown) => error);
  const askOften = async (times: number) => {
    for (let time = 0; time < times; time += 1) await ask();
  };
  return { provider, clock, ask, askOften };
}

const unavailable = { name: 'ProviderError', reason: 'unavailable' };

describe('check 82: a provider that is down', () => {
  it('is not asked for ten seconds after five failures in a row', async () => {
    const { provider, clock, ask, askOften } = setUp();
    await askOften(5);
    provider.status = 200;
    clock.now = 9_999;
    expect(await ask()).toMatchObject(unavailable);
    expect(provider.asked).toBe(5);
    clock.now = 10_000;
    expect(await ask()).toEqual({});
    expect(await ask()).toEqual({});
    expect(provider.asked).toBe(7);
  });

  it('is asked again after the pause at the latest when the clock was set back', async () => {
    const { provider, clock, ask, askOften } = setUp();
    await askOften(5);
    provider.status = 200;
    clock.now = -3_600_000;
    expect(await ask()).toEqual({});
  });

  it('gets one request then, and another pause when it fails again', async () => {
    const { provider, clock, ask, askOften } = setUp();
    await askOften(5);
    clock.now = 10_000;
    await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(provider.asked).toBe(6);
    clock.now = 19_999;
    await ask();
    expect(provider.asked).toBe(6);
    clock.now = 20_000;
    await ask();
    expect(provider.asked).toBe(7);
  });

  it('is asked on while it answers in between', async () => {
    const { provider, askOften } = setUp();
    for (const status of [200, 400, 401, 404, 409]) {
      provider.status = 503;
      await askOften(4);
      provider.status = status;
      await askOften(1);
    }
    expect(provider.asked).toBe(25);
  });

  it('is not taken for down because it fails at one request again and again', async () => {
    const { provider, ask, askOften } = setUp();
    provider.status = 500;
    await askOften(20);
    expect(provider.asked).toBe(20);
    provider.status = 503;
    await askOften(4);
    provider.status = 500;
    await ask();
    provider.status = 503;
    await askOften(3);
    expect(provider.asked).toBe(26);
  });

  it('is not taken for down because we cancelled, and is tried again after it', async () => {
    const { provider, clock, ask, askOften } = setUp();
    provider.status = 'silent';
    const cancelled = async () => {
      const closing = new AbortController();
      const asked = ask(closing.signal);
      closing.abort();
      expect(await asked).toMatchObject(unavailable);
    };
    for (let time = 0; time < 6; time += 1) await cancelled();
    provider.status = 503;
    await askOften(5);
    clock.now = 10_000;
    await cancelled();
    provider.status = 200;
    expect(await ask()).toEqual({});
  });

  it('has no timer of a call left that has ended, however it did', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const timeout = vi.spyOn(AbortSignal, 'timeout'); // which no fake clock counts
    onTestFinished(() => timeout.mockRestore());
    const { provider, ask } = setUp();
    for (const status of [200, 400, 503] as const) {
      provider.status = status;
      const asked = ask();
      await vi.advanceTimersByTimeAsync(500);
      await asked;
    }
    expect(timeout).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("counts deadlines, the caller's too", async () => {
    const { provider, ask } = setUp();
    provider.status = 'silent';
    for (let time = 0; time < 5; time += 1) await ask(AbortSignal.timeout(1));
    const { asked } = provider;
    expect(await ask()).toMatchObject(unavailable);
    expect(provider.asked).toBe(asked);
  });
});

describe('a request that failed', () => {
  const failing = (code: string) => () =>
    Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('socket'), { code }) }));

  it.each<[what: string, fetch: typeof globalThis.fetch, isUnsent: boolean]>([
    ['was not sent where no connection was made', failing('ECONNREFUSED'), true],
    ['was not sent where the name is unknown', failing('ENOTFOUND'), true],
    ['may have arrived where the connection broke', failing('ECONNRESET'), false],
    ['has arrived where it was answered', async () => new Response(null, { status: 500 }), false],
  ])('%s', async (_, fetch, isUnsent) => {
    const request = createUpstream({ url: 'https://id.example', fetch, retryDelayMs: 0 });
    const { signal } = new AbortController();
    const given = { method: 'POST', path: '/a', headers: {}, repeatable: false, signal } as const;
    await expect(request({ ...given, answer: z.object({}) })).rejects.toMatchObject({ isUnsent });
  });
});

describe('a refusal that counts as an answer', () => {
  const answered = (status: number) =>
    createUpstream({ url: 'https://id.example', fetch: async () => Response.json({ no: 1 }, { status }) })({
      method: 'POST',
      path: '/a',
      headers: {},
      answer: z.object({}),
      refusal: z.object({ no: z.number() }),
      repeatable: false,
      signal: new AbortController().signal,
    });

  it.each([400, 404, 413, 422, 499])('is about the request: HTTP %i', async (status) => {
    expect(await answered(status)).toEqual({ no: 1 });
  });

  it.each([401, 408, 429, 500])('is not about the sender or the time: HTTP %i', async (status) => {
    await expect(answered(status)).rejects.toMatchObject({ name: 'ProviderError', httpStatus: status });
  });
});

describe('what the log is told of a provider', () => {
  const askWith = (fetch: typeof globalThis.fetch) =>
    createUpstream({ url: 'http://127.0.0.1:4600/secret', fetch, retryDelayMs: 0 })({
      method: 'POST',
      path: '/a',
      headers: {},
      answer: z.object({}),
      repeatable: false,
      signal: new AbortController().signal,
    }).catch((error: unknown) => (error instanceof Error ? error.message : error));

  it('where nobody answered, and why, as whoever forgot to start the sandbox needs it', async () => {
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    const refused = () => Promise.reject(new TypeError('fetch failed', { cause }));
    expect(await askWith(refused)).toBe(
      'The provider could not be reached at http://127.0.0.1:4600 (ECONNREFUSED).',
    );
  });

  it('that its address may be wrong', async () => {
    expect(await askWith(async () => new Response(null, { status: 404 }))).toMatch(/404: .*"url"/);
  });

  it('that it has moved', async () => {
    const moved = async () => new Response(null, { status: 308, headers: { location: '/canary' } });
    expect(await askWith(moved)).toMatch(/308, a redirect.*"url"/);
    expect(await askWith(moved)).not.toContain('canary');
  });

  it('that a web page answers, as that of a firewall', async () => {
    const page = async () => new Response('\n<!doctype html><title>canary</title>');
    expect(await askWith(page)).toMatch(/web page.*"url"/);
    expect(await askWith(page)).not.toContain('canary');
    expect(await askWith(async () => new Response('canary'))).not.toContain('web page');
  });

  it('that it does not accept the credentials', async () => {
    expect(await askWith(async () => new Response(null, { status: 401 }))).toMatch(/401: .*credentials/);
  });
});
