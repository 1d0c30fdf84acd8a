// Several providers in one kit, and a choice for each customer.

import { tennpay } from '../../src/providers/tennpay/server.js';
import { paths as tennpayPaths, tokenPath } from '../../src/providers/tennpay/wire.js';
import { trustmatic } from '../../src/providers/trustmatic/server.js';
import type { KycServerOptions } from '../../src/server/kit-options.js';
import { fakeTennpay, signUrl } from './fake-tennpay.js';
import { fakeTrustmatic, password, username } from './fake-trustmatic.js';
import { json, startKit } from './kit.js';

const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64');
const account = { username, password, retryDelayMs: 0 };

/** Two accounts of Trustmatic and one of 10nPay, each on a host of its own. */
function startThree(given: Partial<KycServerOptions> = {}) {
  const hosts = { 'one.example': fakeTrustmatic(), 'two.example': fakeTrustmatic() };
  const ten = fakeTennpay();
  let chosen = 'trustmatic';
  const kit = startKit({
    provider: undefined,
    providers: [
      trustmatic({ ...account, url: 'https://one.example' }),
      trustmatic({ ...account, id: 'second', url: 'https://two.example', password: 'another password' }),
      ten.provider,
    ],
    choose: () => chosen,
    fetch: (input, init) => {
      const { host } = new URL(new Request(input).url);
      return (host in hosts ? hosts[host as keyof typeof hosts] : ten).fetch(input, init);
    },
    identify: () => ({ id: 'ada', for: { '10npay': { providerUserId: 2077, correlationType: 1 } } }),
    ...given,
  });
  return {
    ...kit,
    one: hosts['one.example'],
    two: hosts['two.example'],
    ten,
    choose: (id: string) => {
      chosen = id;
    },
  };
}

describe('several providers', () => {
  it('are each asked for the customers that were chosen for them', async () => {
    for (const id of ['trustmatic', 'second', '10npay']) {
      const { open, store, choose, one, two, ten } = startThree();
      choose(id);
      const { sessionId } = await json(open());
      expect((await store.find(sessionId))?.provider).toBe(id);
      const asked = [one.count('initialize'), two.count('initialize'), ten.to(tennpayPaths.initiate).length];
      expect(asked).toEqual(['trustmatic', 'second', '10npay'].map((each) => (each === id ? 1 : 0)));
    }
  });

  it('are each told of a restart only where the earlier session was theirs', async () => {
    const { open, choose, ten } = startThree();
    await open();
    choose('10npay');
    await open();
    await open({ restart: true });
    const bodies = ten.to(tennpayPaths.initiate).map(({ body }) => body);
    expect(bodies).toMatchObject([{ isRestartIdentification: false }, { isRestartIdentification: true }]);
  });

  it('keep their sessions: a status is read where it began, whoever is chosen now', async () => {
    const { open, ask, choose, one, two } = startThree();
    const { statusUrl } = await json(open());
    choose('second');
    one.status = 'AUTO_APPROVED';
    two.status = 'AUTO_REJECTED';
    expect(await json(ask(`${statusUrl}?seen=submitted`))).toMatchObject({ status: 'approved' });
    expect(two.requests).toEqual([]);
  });

  it('have a customer begin anew who is for another one now', async () => {
    const { open, choose, clock } = startThree();
    const first = await json(open());
    clock.now += 60_000;
    expect((await json(open())).sessionId).toBe(first.sessionId);
    choose('10npay');
    expect(await json(open())).toMatchObject({ page: { kind: 'hosted' } });
  });

  it('keep a customer who has finished there and reloads, whoever is chosen now', async () => {
    const { open, ask, choose, clock, ten } = startThree();
    const { sessionId, statusUrl } = await json(open());
    expect(await json(ask(`${statusUrl}?seen=submitted&own=1`))).toMatchObject({ status: 'pending' });
    choose('10npay');
    clock.now += 60_000;
    expect(await json(open())).toMatchObject({ sessionId, status: 'pending' });
    expect(ten.calls).toEqual([]);
  });

  it('keep a customer who has identified there and is to sign, whoever is chosen now', async () => {
    const { open, ask, choose, clock, ten, one } = startThree();
    choose('10npay');
    const { sessionId, statusUrl } = await json(open());
    ten.status = 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED';
    ten.url = signUrl;
    clock.now += 3_000;
    await ask(`${statusUrl}?seen=returned&own=1`);
    choose('trustmatic');
    clock.now += 60_000;
    expect(await json(open())).toMatchObject({ sessionId, page: { url: signUrl, step: 'sign' } });
    expect(one.requests).toEqual([]);
  });

  it('keep a customer who has sent a picture there, whoever is chosen now', async () => {
    const { open, upload, choose, clock, one, ten } = startThree();
    const front = { hasError: false, isTwoSideDocument: true, pageSide: 'FRONT' };
    one.override = (path) => (path.endsWith('/document') ? Response.json(front) : undefined);
    const { sessionId, uploadUrl } = await json(open({ capture: 'own' }));
    expect((await upload(uploadUrl, 'document', picture)).ok).toBe(true);
    choose('10npay');
    clock.now += 60_000;
    expect(await json(open())).toMatchObject({ sessionId, status: 'page' });
    expect(ten.calls).toEqual([]);
  });

  it('keep no session of one that is not configured any more', async () => {
    const { open, ask, store, clock } = startThree();
    const { sessionId, statusUrl } = await json(open());
    await ask(`${statusUrl}?seen=submitted&own=1`);
    const { provider } = fakeTennpay();
    const fewer = startThree({ store, providers: [provider], choose: undefined, now: () => clock.now });
    expect((await json(fewer.open())).sessionId).not.toBe(sessionId);
  });

  it('keep nobody from beginning anew who has signed at one that is not configured any more', async () => {
    const { open, ask, store, clock, ten, choose } = startThree();
    choose('10npay');
    const { sessionId, statusUrl } = await json(open());
    ten.override = (path) =>
      path === tennpayPaths.finalize ? new Response(null, { status: 500 }) : undefined;
    ten.status = 'DOCUMENT_SIGN_SUCCESS';
    clock.now += 3_000;
    await ask(`${statusUrl}?seen=returned&own=1`);
    await vi.waitUntil(async () => (await store.find(sessionId))?.phase === 'finishing');
    const only = trustmatic({ ...account, url: 'https://one.example' });
    const fewer = startThree({ store, providers: [only], choose: undefined, now: () => clock.now });
    expect(await json(fewer.open())).toMatchObject({ status: 'page', page: { kind: 'web-enrolment' } });
    expect(await store.find(sessionId)).toMatchObject({ phase: 'watched', isOwed: true });
  });

  it('have a call-back address each, and each its own key', async () => {
    const { open, send, choose, two, settle, ask } = startThree();
    choose('second');
    const { sessionId, statusUrl } = await json(open());
    two.status = 'AUTO_APPROVED';
    const body = JSON.stringify({ sessionId, status: 'AUTO_APPROVED' });
    const sign = async (key: string) => {
      const { createHmac } = await import('node:crypto');
      return createHmac('sha256', key).update(body).digest('base64');
    };
    const call = async (path: string, key: string) => {
      const headers = { 'content-type': 'application/json', 'x-signature': await sign(key) };
      const answer = await send(path, { method: 'POST', headers, body });
      await settle();
      return answer.status;
    };
    expect(await call('webhook/second', password)).toBe(401);
    // Signed by the first account, whose session it is not.
    expect(await call('webhook/trustmatic', password)).toBe(204);
    expect(two.count('/status')).toBe(0);
    expect(await call('webhook/second', 'another password')).toBe(204);
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'approved' });
  });

  it('read their own part of a customer under "for", and what stands beside the rest', async () => {
    const { open, choose, ten } = startThree();
    choose('10npay');
    await open();
    expect(ten.to(tennpayPaths.initiate)[0]?.body).toMatchObject({ userId: 2077, correlationType: 1 });
    const flat = startThree({ identify: () => ({ id: 'ada', providerUserId: 7, for: {} }) });
    flat.choose('10npay');
    await flat.open();
    expect(flat.ten.to(tennpayPaths.initiate)[0]?.body).toMatchObject({ userId: 7, correlationType: 0 });
  });

  it('take pictures where the session’s provider does', async () => {
    const { open, choose, clock } = startThree();
    expect(await json(open({ capture: 'own' }))).toHaveProperty('uploadUrl');
    choose('10npay');
    clock.now += 60_000;
    expect(await json(open({ capture: 'own' }))).not.toHaveProperty('uploadUrl');
  });

  it.each([
    ['is unknown', () => 'third'],
    [
      'fails',
      () => {
        throw new Error('cannot choose() for {"name":"canary"}');
      },
    ],
  ])('are none of them asked when choose() %s, and the log says so', async (_, choose) => {
    const { open, logged, one, two } = startThree({ choose });
    expect((await open()).status).toBe(500);
    expect([...one.requests, ...two.requests]).toEqual([]);
    expect(logged.join()).toContain('choose()');
    expect(logged.join()).not.toContain('canary');
  });

  it.each<[string, Partial<KycServerOptions>]>([
    ['"providers" is empty', { providers: [] }],
    [
      'same "id"',
      {
        providers: [
          trustmatic({ ...account, url: 'https://a.example' }),
          trustmatic({ ...account, url: 'https://b.example' }),
        ],
      },
    ],
    ['"choose"', { choose: undefined }],
    ['"id" must be', { providers: [trustmatic({ ...account, id: 'a/b', url: 'https://a.example' })] }],
    ['not both', { provider: trustmatic({ ...account, url: 'https://a.example' }) }],
  ])('are refused at creation: %s', (what, given) => {
    expect(() => startThree(given)).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID' }));
    expect(() => startThree(given)).toThrow(what);
  });

  it('may be two accounts of 10nPay, each with its own part of the customer', async () => {
    const fake = fakeTennpay();
    const options = {
      url: 'https://api.example/',
      tokenUrl: `https://auth.example${tokenPath}`,
      clientId: 'a',
      clientSecret: 'b',
    };
    const { open } = startKit({
      provider: undefined,
      providers: [tennpay(options), tennpay({ ...options, id: 'shops' })],
      choose: () => 'shops',
      fetch: fake.fetch,
      identify: () => ({ id: 'ada', for: { '10npay': { providerUserId: 1 }, shops: { providerUserId: 2 } } }),
    });
    await open();
    expect(fake.to(tennpayPaths.initiate)[0]?.body).toMatchObject({ userId: 2 });
  });
});
