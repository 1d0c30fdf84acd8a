// Passwords and secrets that change while requests are on their way: not one of them is refused for it.

import { createHmac } from 'node:crypto';
import { tokenPath } from '../../src/providers/tennpay/wire.js';
import { trustmatic } from '../../src/providers/trustmatic/server.js';
import type { WultraOptions } from '../../src/providers/wultra/server.js';
import { basic, bodies, callback, credentials, startMerchant } from '../providers/wultra/merchant.js';
import { fakeTennpay } from './fake-tennpay.js';
import { password, username } from './fake-trustmatic.js';
import { json, startKit } from './kit.js';

const newPassword = 'the password of tomorrow';
const load = 120;

/** Requests one after the other and all at once, with a change when half of them have been sent. */
async function underLoad(
  send: (index: number) => Promise<Response>,
  change: () => void,
): Promise<ReadonlySet<number>> {
  const all: Promise<Response>[] = [];
  for (let index = 0; index < load; index += 1) {
    if (index === load / 2) change();
    const sent = send(index);
    all.push(sent);
    if (index % 10 === 0) await sent;
  }
  return new Set((await Promise.all(all)).map(({ status }) => status));
}

const ways = ['a list', 'a function'] as const;
const given = <T>(way: (typeof ways)[number], list: readonly T[]) =>
  way === 'a list' ? list : () => Promise.resolve(list);

describe.each(ways)('a password that changes, as %s', (way) => {
  function startWithTrustmatic() {
    const accepted = { password };
    const kit = startKit({
      provider: trustmatic({
        url: 'https://id.example',
        username,
        password: given(way, [newPassword, password]),
        retryDelayMs: 0,
      }),
      newSessions: false,
    });
    const refused: (string | null)[] = [];
    kit.upstream.override = () => {
      const { authorization } = kit.upstream.requests.at(-1) ?? { authorization: null };
      if (authorization === basic({ username, password: accepted.password })) return undefined;
      refused.push(authorization);
      return new Response(null, { status: 401 });
    };
    return { ...kit, accepted, refused };
  }

  it('opens every session at Trustmatic, and is not refused for long', async () => {
    const { open, accepted, refused } = startWithTrustmatic();
    const statuses = await underLoad(
      (index) => open({}, { 'x-user': `user-${index}` }),
      () => (accepted.password = newPassword),
    );
    expect(statuses).toEqual(new Set([200]));
    expect(refused.length).toBeLessThan(30); // those that were on their way, and no more
  });

  it.each([500, 403])('is followed by no other where Trustmatic answers %d', async (status) => {
    const { open, upstream } = startWithTrustmatic();
    upstream.override = () => new Response(null, { status });
    await open();
    expect(upstream.requests).toHaveLength(1);
  });

  it('takes Trustmatic’s webhooks with either', async () => {
    const { open, webhook } = startWithTrustmatic();
    const { sessionId } = await json(open());
    let key = password;
    const statuses = await underLoad(
      () => webhook({ sessionId, status: 'PENDING' }, key),
      () => (key = newPassword),
    );
    expect(statuses).toEqual(new Set([204]));
    expect((await webhook({ sessionId, status: 'PENDING' }, 'a third one')).status).toBe(401);
  });

  it('lets Wultra in with either pair, and nobody with a half of each', async () => {
    const next = { username: 'onboarding-2', password: newPassword };
    const { call } = startMerchant({
      username: undefined,
      password: undefined,
      credentials: given(way, [next, credentials]),
    });
    let pair = credentials;
    const statuses = await underLoad(
      (index) =>
        call('client/approve', bodies.approve({ identityVerificationId: `iv-${index}` }), {
          authorization: basic(pair),
        }),
      () => (pair = next),
    );
    expect(statuses).toEqual(new Set([200]));
    const half = { username: next.username, password: credentials.password };
    const refused = await call('client/approve', bodies.approve(), { authorization: basic(half) });
    expect(refused.status).toBe(401);
  });

  it('tells Wultra every decision at the first attempt', async () => {
    const old = { username: callback.username, password: callback.password };
    const next = { username: 'merchant-2', password: newPassword };
    let accepted = basic(old);
    const { url, retryDelayMs } = callback;
    const options: WultraOptions['callback'] = { url, retryDelayMs, credentials: given(way, [next, old]) };
    const { call, decide, settle, logged } = startMerchant(
      { callback: options, approveClient: () => 'WAIT' },
      ({ headers }) =>
        headers.get('authorization') === accepted
          ? Response.json({ result: 'OK', resultReason: null })
          : new Response(null, { status: 401 }),
    );
    const statuses = await underLoad(
      async (index) => {
        const ids = { processId: 'p-1', userId: 'mockuser_1234', identityVerificationId: `iv-${index}` };
        const response = await call('client/approve', bodies.approve(ids));
        await decide({ service: 'client/approve', ...ids, result: 'OK' });
        return response;
      },
      () => (accepted = basic(next)),
    );
    await settle();
    expect(statuses).toEqual(new Set([200]));
    expect(logged.filter((line) => line.includes('could not be told'))).toEqual([]);
    expect(logged.filter((line) => line.includes('A decision was told'))).toHaveLength(load);
  });

  it('gets 10nPay’s access tokens with either secret', async () => {
    const secrets = ['secret of tomorrow', 'secret of today'] as const;
    const upstream = fakeTennpay({ clientSecret: given(way, secrets) });
    let accepted: string = secrets[1];
    upstream.override = (path) => {
      if (path !== tokenPath) return undefined;
      const { authorization } = upstream.tokenRequests.at(-1) ?? {};
      const [, sent] = atob((authorization ?? '').slice('Basic '.length)).split(':');
      return decodeURIComponent(sent?.replaceAll('+', ' ') ?? '') === accepted
        ? undefined
        : Response.json({ error: 'invalid_client' }, { status: 400 });
    };
    const { open } = startKit({
      provider: upstream.provider,
      fetch: upstream.fetch,
      newSessions: false,
      identify: (request) => ({ id: request.headers.get('x-user') ?? 'ada', providerUserId: 7 }),
    });
    const statuses = await underLoad(
      (index) => {
        if (index % 7 === 0) upstream.revoke();
        return open({}, { 'x-user': `user-${index}` });
      },
      () => (accepted = secrets[0]),
    );
    expect(statuses).toEqual(new Set([200]));
    expect(upstream.tokenRequests.length).toBeGreaterThan(5);
  });
});

describe('a function that gives a password', () => {
  it('takes back what it no longer gives', async () => {
    let passwords: readonly string[] = [newPassword, password];
    const provider = trustmatic({ url: 'https://id.example', username, password: () => passwords });
    const { open, webhook } = startKit({ provider });
    const { sessionId } = await json(open());
    expect((await webhook({ sessionId, status: 'PENDING' }, password)).status).toBe(204);
    passwords = [newPassword];
    expect((await webhook({ sessionId, status: 'PENDING' }, password)).status).toBe(401);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('the vault is closed'))],
    ['gives nothing', () => []],
  ])('that %s is a provider that is not available', async (_, give) => {
    const provider = trustmatic({ url: 'https://id.example', username, password: give });
    const { open, logged } = startKit({ provider });
    expect((await open()).status).toBe(502);
    expect(logged.join()).toContain('comes of a function');
  });

  it('that never answers is one that fails, after five seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const give = vi.fn(() => new Promise<never>(() => undefined));
    const provider = trustmatic({ url: 'https://id.example', username, password: give });
    const { open, webhook, logged } = startKit({ provider });
    const refused = [open(), webhook({ sessionId: crypto.randomUUID(), status: 'PENDING' })];
    await vi.waitUntil(() => give.mock.calls.length === refused.length);
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await Promise.all(refused)).map(({ status }) => status)).toEqual([502, 503]);
    expect(logged.join()).toContain('comes of a function that did not answer in time');
  });

  it('that never answers lets Wultra hear so in time, and does no harm afterwards', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const give = vi.fn<() => Promise<typeof credentials>>(() => new Promise(() => undefined));
    const { call } = startMerchant({ username: undefined, password: undefined, credentials: give });
    const refused = call('client/approve', bodies.approve());
    await vi.waitUntil(() => give.mock.calls.length === 1);
    await vi.advanceTimersByTimeAsync(3_500);
    expect((await refused).status).toBe(503);
    give.mockResolvedValue(credentials);
    expect((await call('client/approve', bodies.approve())).status).toBe(200);
  });

  it('that throws is told in the log, and answered so that the caller comes again', async () => {
    const give = () => Promise.reject(new Error('the vault is closed'));
    const provider = trustmatic({ url: 'https://id.example', username, password: give });
    const { open, webhook, logged } = startKit({ provider });
    const refused = [await open(), await webhook({ sessionId: crypto.randomUUID(), status: 'PENDING' })];
    expect(refused.map(({ status }) => status)).toEqual([502, 503]);
    const wultra = startMerchant({ username: undefined, password: undefined, credentials: give });
    refused.push(await wultra.call('client/approve', bodies.approve()));
    expect(refused.map(({ status }) => status)).toEqual([502, 503, 503]);
    expect([...logged, ...wultra.logged].filter((line) => line.includes('the vault is closed'))).toHaveLength(
      3,
    );
  });
});

it('a signature is checked by the bytes and the key, whichever of them it is', async () => {
  const provider = trustmatic({ url: 'https://id.example', username, password: [newPassword, password] });
  const { open, send } = startKit({ provider });
  const { sessionId } = await json(open());
  const body = JSON.stringify({ sessionId, status: 'PENDING' });
  const signature = createHmac('sha256', newPassword).update(`${body} `).digest('base64');
  const headers = { 'content-type': 'application/json', 'x-signature': signature };
  expect((await send('webhook/trustmatic', { method: 'POST', headers, body })).status).toBe(401);
});

it.each(['\n', '\r\n'])('credentials are those of a file, without its line break %j', async (end) => {
  const provider = trustmatic({
    url: 'https://id.example',
    username: `${username}${end}`,
    password: () => `${password}${end}`,
    projectId: `production${end}`,
  });
  const { open, webhook, upstream } = startKit({ provider });
  const { sessionId } = await json(open());
  expect(upstream.requests[0]?.authorization).toBe(basic({ username, password }));
  const message = { sessionId, status: 'PENDING', projectId: 'production' };
  expect((await webhook(message)).status).toBe(204);
});
