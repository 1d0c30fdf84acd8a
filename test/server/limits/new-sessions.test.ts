import { trustmatic } from '../../../src/providers/trustmatic/server.js';
import { memoryStore } from '../../../src/server/store/memory.js';
import { fakeTrustmatic, password, username } from '../fake-trustmatic.js';
import { json, minute, origin, startKit } from '../kit.js';

const hour = 60 * minute;
const key = () => ({ 'idempotency-key': crypto.randomUUID() });

/** A kit with pages at many addresses. */
function startAt(given: Parameters<typeof startKit>[0] = {}) {
  const kit = startKit(given);
  const begin = (user: string, clientAddress?: string, body: object = {}) =>
    kit.kit.fetch(
      new Request(`${origin}/kyc/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin, 'x-user': user },
        body: JSON.stringify(body),
      }),
      { clientAddress },
    );
  return { ...kit, begin };
}

describe('new sessions', () => {
  it('130 restarts in a minute make 20 paid ones, and are told when to come again', async () => {
    const { open, upstream, clock } = startKit();
    const told: number[] = [];
    for (let restart = 0; restart < 130; restart += 1) {
      told.push((await open({ restart: true }, key())).status);
      clock.now += 460;
    }
    expect(upstream.count('initialize')).toBe(20);
    expect(told.filter((status) => status === 429)).toHaveLength(110);
    const refused = await open({ restart: true }, key());
    expect(await json(refused.clone())).toMatchObject({ status: 429, code: 'SESSION_LIMIT' });
    const retryAfter = Number(refused.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(22 * 3600);
    expect(retryAfter).toBeLessThanOrEqual(24 * 3600);
    clock.now += retryAfter * 1000;
    expect((await open({ restart: true }, key())).status).toBe(200);
  });

  it('one that is resumed counts for nothing, and is answered beyond the limit', async () => {
    const { open, upstream } = startKit({ newSessions: { user: 2 } });
    for (const restart of [false, true]) expect((await open({ restart }, key())).status).toBe(200);
    for (let reload = 0; reload < 10; reload += 1) expect((await open({}, key())).status).toBe(200);
    expect(upstream.count('initialize')).toBe(2);
    expect((await open({ restart: true }, key())).status).toBe(429);
    expect((await open({}, key())).status).toBe(200); // the former one is open still
  });

  it('of one address are counted together, whoever begins them', async () => {
    const { begin, upstream, logged } = startAt({ newSessions: { address: 3 } });
    const statuses: number[] = [];
    for (const user of ['a', 'b', 'c', 'd']) statuses.push((await begin(user, '203.0.113.7')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await begin('d', '203.0.113.8')).status).toBe(200);
    expect(upstream.count('initialize')).toBe(4);
    expect(logged.join()).toContain('let it add X-Forwarded-For, and see "New sessions" in docs/server.md');
  });

  it('of addresses that cannot be read are counted as one', async () => {
    const { begin } = startAt({ newSessions: { address: 1 } });
    expect((await begin('a', 'unknown')).status).toBe(200);
    expect((await begin('b', '_hidden')).status).toBe(429);
    expect((await begin('b')).status).toBe(200); // a host that tells none at all
  });

  it('of the whole kit have one figure, and the log says when it is reached', async () => {
    const { begin, logged } = startAt({ newSessions: { kit: 2 } });
    const statuses: number[] = [];
    for (const user of ['a', 'b', 'c', 'd']) statuses.push((await begin(user)).status);
    expect(statuses).toEqual([200, 200, 429, 429]);
    expect(logged.filter((line) => line.includes('"by":"kit"'))).toHaveLength(1);
  });

  it('that the provider surely has not created count for nothing', async () => {
    const { open, upstream } = startKit({ newSessions: { user: 1 } });
    const cause = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    for (const status of ['not reached', 400, 401, 429, 503]) {
      upstream.override = () =>
        typeof status === 'number'
          ? new Response(null, { status })
          : Promise.reject(new TypeError('fetch failed', { cause }));
      expect((await open({}, key())).status).not.toBe(200);
    }
    upstream.override = undefined;
    expect((await open({}, key())).status).toBe(200);
  });

  it('that the provider may have created count', async () => {
    for (const status of ['lost', 500, 502, 504]) {
      const { open, upstream } = startKit({ newSessions: { user: 1 } });
      upstream.override = () =>
        typeof status === 'number'
          ? new Response(null, { status })
          : Promise.reject(new Error('connection lost'));
      expect((await open({}, key())).status).toBe(502);
      upstream.override = undefined;
      expect((await open({}, key())).status, String(status)).toBe(429);
    }
  });

  it('are made once by one start, however often the element asks again after no answer', async () => {
    const { open, upstream } = startKit();
    upstream.override = (path) =>
      path.endsWith('initialize') ? Promise.reject(new Error('connection lost')) : undefined;
    const same = key();
    for (let tries = 0; tries < 3; tries += 1)
      expect(await json(open({}, same))).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    expect(upstream.count('initialize')).toBe(1);
    upstream.override = undefined;
    expect((await open({}, key())).status).toBe(200); // the customer's own new try
  });

  it('are made once by one start also where another machine is asked again', async () => {
    const one = startKit();
    const other = startKit({ store: one.store });
    one.upstream.override = () => Promise.reject(new Error('connection lost'));
    const same = key();
    expect((await one.open({}, same)).status).toBe(502);
    expect((await other.open({}, same)).status).toBe(502);
    expect(other.upstream.count('initialize')).toBe(0);
  });

  it('are made once by one start, whatever support has allowed', async () => {
    const { kit, open, upstream } = startKit();
    upstream.override = () => Promise.reject(new Error('connection lost'));
    const same = key();
    expect((await open({}, same)).status).toBe(502);
    await kit.allowSession('ada');
    expect((await open({}, same)).status).toBe(502);
    expect(upstream.count('initialize')).toBe(1);
  });

  it('are tried again by the same start after a plain refusal', async () => {
    const { open, upstream } = startKit();
    upstream.override = () => new Response(null, { status: 503 });
    const same = key();
    expect((await open({}, same)).status).toBe(502);
    upstream.override = undefined;
    expect((await open({}, same)).status).toBe(200);
  });

  it('are counted by all machines together', async () => {
    const one = startKit({ newSessions: { user: 3 } });
    const other = startKit({ newSessions: { user: 3 }, store: one.store });
    const statuses: number[] = [];
    for (const kit of [one, other, one, other])
      statuses.push((await kit.open({ restart: true }, key())).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it('are counted under no name of a customer or an address', async () => {
    const store = memoryStore();
    const counted: string[] = [];
    const { kit, begin } = startAt({
      store: {
        ...store,
        countUp(counting, note) {
          counted.push(JSON.stringify(counting));
          return store.countUp(counting, note);
        },
      },
    });
    await begin('ada', '203.0.113.7');
    await kit.allowSession('ada');
    expect(counted).toHaveLength(2);
    expect(counted.join()).not.toMatch(/ada|203\.0\.113/);
  });

  it('have no limit towards a provider on this computer', async () => {
    const upstream = fakeTrustmatic();
    const local = trustmatic({ url: 'http://127.0.0.1:4010', username, password, retryDelayMs: 0 });
    const { open } = startKit({ provider: local, fetch: upstream.fetch, newSessions: { user: 1 } });
    for (let restart = 0; restart < 5; restart += 1)
      expect((await open({ restart: true }, key())).status).toBe(200);
  });

  it('have no limit with newSessions: false', async () => {
    const { open } = startKit({ newSessions: false });
    for (let restart = 0; restart < 25; restart += 1)
      expect((await open({ restart: true }, key())).status).toBe(200);
  });

  it('are allowed once more by support, and once only', async () => {
    const { kit, begin, clock } = startAt({ newSessions: { user: 1, address: 1 } });
    const again = async () => (await begin('ada', '203.0.113.7', { restart: true })).status;
    expect([await again(), await again()]).toEqual([200, 429]);
    await kit.allowSession('ada');
    await kit.allowSession('ada'); // a second click is the same allowance
    expect([await again(), await again()]).toEqual([200, 429]);
    await kit.allowSession('bob');
    expect(await again()).toBe(429);
    clock.now += 25 * hour;
    expect(await again()).toBe(200);
  });

  it.each([{ user: 0 }, { address: 1.5 }, { users: 3 }, { kit: Number.NaN }])(
    'refuse to start with %j',
    (newSessions) => {
      expect(() => startKit({ newSessions: newSessions as object })).toThrow(/"newSessions/);
    },
  );
});
