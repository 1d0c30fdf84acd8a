import { wultra } from '../../../src/providers/wultra/server.js';
import { safeLogger } from '../../../src/server/logger.js';
import { memoryLimiter } from '../../../src/server/limits/limiter.js';
import { createRateLimits, parseRateLimits } from '../../../src/server/limits/rate-limits.js';
import type { RateLimits } from '../../../src/server/limits/rate-limits.js';
import { insuredLimiters } from '../../../src/server/limits/shared-limiter.js';
import type { CreateLimiter } from '../../../src/server/limits/limiter.js';
import { bodies, callerHeaders, credentials, mockHooks } from '../../providers/wultra/merchant.js';
import { json, origin, startKit } from '../kit.js';

const open = { method: 'POST', headers: { 'content-type': 'application/json', origin }, body: '{}' };

function startLimited(rateLimits: Partial<RateLimits>) {
  const kit = startKit({ rateLimits });
  const from = (clientAddress: string | undefined, path: string, init: RequestInit = open) =>
    kit.kit.fetch(new Request(`${origin}/kyc/${path}`, init), { clientAddress });
  return { ...kit, from };
}

const statuses = async (answers: readonly Promise<Response>[]) =>
  (await Promise.all(answers)).map(({ status }) => status);

describe('rate limits', () => {
  it('check 83: refuse a customer who asks too often, and say when to come back', async () => {
    const { open, upstream } = startLimited({ session: { user: 3 } });
    for (const expected of [200, 200, 200, 429]) expect((await open()).status).toBe(expected);
    const refused = await open();
    expect(await json(refused)).toMatchObject({ code: 'RATE_LIMITED', status: 429 });
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    const retryAfter = Number(refused.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect((await open({}, { 'x-user': 'bob' })).status).toBe(200);
    expect(upstream.count('initialize')).toBe(2);
  });

  it('check 83: refuse an address before anybody is identified', async () => {
    let identified = 0;
    const kit = startKit({ rateLimits: { session: { address: 2 } }, identify: () => (identified++, null) });
    const from = (clientAddress: string) =>
      kit.kit.fetch(new Request(`${origin}/kyc/session`, open), { clientAddress });
    expect(
      await statuses([from('203.0.113.7'), from('203.0.113.7'), from('203.0.113.7'), from('203.0.113.8')]),
    ).toEqual([401, 401, 429, 401]);
    expect(identified).toBe(3);
  });

  it('check 83: count an IPv6 network as one address', async () => {
    const { from } = startLimited({ session: { address: 2 } });
    expect(
      await statuses([
        from('2001:db8::1', 'session'),
        from('2001:db8::2', 'session'),
        from('2001:db8::3', 'session'),
      ]),
    ).toEqual([200, 200, 429]);
    expect((await from('2001:db8:0:1::1', 'session')).status).toBe(200);
  });

  it('check 83: hear of no header by themselves', async () => {
    const { kit } = startLimited({ session: { address: 1 } });
    const forged = (address: string) =>
      kit.fetch(
        new Request(`${origin}/kyc/session`, {
          ...open,
          headers: { ...open.headers, 'x-forwarded-for': address },
        }),
        { clientAddress: '203.0.113.7' },
      );
    expect(await statuses([forged('198.51.100.1'), forged('198.51.100.2')])).toEqual([200, 429]);
  });

  it('take the address from the host’s own header where it says so', async () => {
    const { kit } = startKit({
      rateLimits: { session: { address: 1 } },
      clientAddress: (request) => request.headers.get('cf-connecting-ip') ?? undefined,
    });
    const from = (address: string) =>
      kit.fetch(
        new Request(`${origin}/kyc/session`, {
          ...open,
          headers: { ...open.headers, 'cf-connecting-ip': address },
        }),
      );
    expect(await statuses([from('203.0.113.7'), from('203.0.113.7'), from('203.0.113.8')])).toEqual([
      200, 429, 200,
    ]);
  });

  it('count each kind of request for itself', async () => {
    const { from } = startLimited({ session: { user: 1 }, status: { user: 1 }, consent: { address: 1 } });
    const { statusUrl } = await json(from('203.0.113.7', 'session'));
    const path = statusUrl.slice('/kyc/'.length);
    expect((await from('203.0.113.7', path, { headers: { origin } })).status).toBe(200);
    expect((await from('203.0.113.7', path, { headers: { origin } })).status).toBe(429);
    expect(await statuses([from('203.0.113.7', 'consent'), from('203.0.113.7', 'consent')])).toEqual([
      404, 429,
    ]);
    expect((await from('203.0.113.7', 'health', {})).status).toBe(200);
  });

  it('refuse Wultra’s server in its own form', async () => {
    const { kit } = startKit({
      rateLimits: { service: { address: 1 } },
      services: [wultra({ ...credentials, ...mockHooks })],
    });
    const call = () =>
      kit.fetch(
        new Request(`${origin}/kyc/wultra/user/lookup`, {
          method: 'POST',
          headers: callerHeaders(),
          body: JSON.stringify(bodies.lookup()),
        }),
        { clientAddress: '203.0.113.7' },
      );
    expect((await call()).status).toBe(200);
    const refused = await call();
    expect([refused.status, await refused.json()]).toEqual([
      429,
      { errorCode: 'ERROR_GENERIC', message: expect.any(String) },
    ]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('are not used up by a page of another site', async () => {
    const { from } = startLimited({ session: { address: 1 } });
    const foreign = { ...open, headers: { ...open.headers, origin: 'https://evil.example' } };
    expect(
      await statuses([
        from('203.0.113.7', 'session', foreign),
        from('203.0.113.7', 'session', foreign),
        from('203.0.113.7', 'session'),
      ]),
    ).toEqual([403, 403, 200]);
  });

  it('show a customer the way back, whatever a page of another site has used up', async () => {
    let identified = 0;
    const { kit, open, upstream } = startKit({
      rateLimits: { return: { address: 1 } },
      identify: () => (identified++, { id: 'ada' }),
    });
    await open();
    const { returnUrl } = upstream.requests.at(-1)?.body as { readonly returnUrl: string };
    const visit = (address: string, headers: Record<string, string> = {}) =>
      kit.fetch(new Request(address, { headers }), { clientAddress: '203.0.113.7' });
    const picture = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    for (let turn = 0; turn < 5; turn += 1) await visit(`${origin}/kyc/return/success`, picture);
    const before = identified;

    const back = await visit(returnUrl, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' });
    expect(back.status).toBe(200);
    expect(await back.text()).toContain('data-result="success" data-known="false"');
    expect(identified).toBe(before); // what is limited is what costs something
    const parts = ['return.js', 'return.css', 'done'].map((part) => visit(`${origin}/kyc/return/${part}`));
    expect(await statuses(parts)).toEqual([200, 200, 200]);
    const foreign = await visit(`${origin}/kyc/return/success`);
    expect(await foreign.text()).not.toContain('data-result');
  });

  it('let the widget poll for an hour from ten tabs of one customer', async () => {
    const { status, session } = parseRateLimits();
    expect(status.user).toBeGreaterThanOrEqual(10 * 30);
    expect(session.user).toBeGreaterThanOrEqual(100); // a hundred at once with one key are one attempt
  });

  it('log once a minute that they refuse, and nobody’s address or name', async () => {
    const { from, logged, clock } = startLimited({ session: { user: 1 } });
    const refusals = () => logged.filter((line) => line.includes('too many'));
    await Promise.all([1, 2, 3, 4].map(() => from('203.0.113.7', 'session')));
    expect(refusals()).toEqual([expect.stringContaining('"limit":"session","by":"user"')]);
    clock.now += 60_000;
    await from('203.0.113.7', 'session');
    expect(refusals()).toHaveLength(2);
    expect(logged.join()).not.toContain('203.0.113');
    expect(logged.join()).not.toMatch(/\bada\b/); // three letters of a random id may be the same
  });

  it.each([
    { sessions: { user: 1 } },
    { session: { user: 0 } },
    { session: { user: 1.5 } },
    { status: { address: Number.NaN } },
    { session: { users: 'many' } },
  ])('refuse to start with %j', (rateLimits) => {
    expect(() => startKit({ rateLimits: rateLimits as object })).toThrow(/"rateLimits/);
  });
});

describe('limits in a store that several machines share', () => {
  const limits = { ...parseRateLimits(), session: { user: 2 } };
  const logged: string[] = [];
  const note = (facts: object, message: string) => void logged.push(`${JSON.stringify(facts)} ${message}`);
  const logger = safeLogger({ info: note, warn: note, error: note });
  const clock = { now: 0 };
  const now = () => clock.now;
  beforeEach(() => logged.splice(0));

  const machine = (shared: CreateLimiter) =>
    createRateLimits({
      limits,
      logger,
      now,
      createLimiter: insuredLimiters({
        shared,
        pseudonym: async (text) => `hidden ${text.length}`,
        logger,
        now,
      }),
    });

  it('count for all machines together, under a name that tells nobody who it was', async () => {
    const keys: string[] = [];
    const one = memoryLimiter({ name: 'shared', requests: 2, windowMs: 60_000 });
    const shared: CreateLimiter = () => ({ count: (key) => (keys.push(key), one.count(key)) });
    const [first, second] = [machine(shared), machine(shared)];
    await first('session', { user: 'ada' });
    await second('session', { user: 'ada' });
    await expect(first('session', { user: 'ada' })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(keys.join()).not.toContain('ada');
  });

  it('go on in each process while the store is away, and say so', async () => {
    let asked = 0;
    const broken: CreateLimiter = () => ({
      count: () => (asked++, Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))),
    });
    const count = machine(broken);
    await count('session', { user: 'ada' });
    await count('session', { user: 'ada' });
    await expect(count('session', { user: 'ada' })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(asked).toBe(1); // left alone for ten seconds
    expect(logged).toContainEqual(expect.stringContaining('ECONNREFUSED'));
    clock.now += 10_000;
    await count('session', { user: 'bob' });
    expect(asked).toBe(2);
  });

  it('let a request through that nobody could count, and say so', async () => {
    const count = createRateLimits({
      limits,
      logger,
      now,
      createLimiter: () => ({ count: () => Promise.reject(new Error('no')) }),
    });
    await count('session', { user: 'ada' });
    expect(logged).toEqual([expect.stringContaining('let through')]);
  });
});
