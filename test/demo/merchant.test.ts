import { startSandbox, type Sandbox } from 'kyc-enrolment-sandbox';
import type { Provider } from 'kyc-enrolment-server';
import { createMerchant, type Merchant } from '../../demo/merchant.js';

const origin = 'http://localhost:5173';

describe("the demo's merchant", () => {
  let sandbox: Sandbox;
  let merchant: Merchant;

  beforeEach(async () => {
    sandbox = await startSandbox({
      wultra: {
        servicesUrl: `${origin}/kyc/wultra`,
        fetch: (url, init) => merchant.fetch(new Request(url, init)),
      },
    });
    merchant = createMerchant({ sandbox, origin });
  });

  afterEach(async () => {
    await sandbox.close();
    await merchant.close();
  });

  const send = (path: string, init: RequestInit = {}) => merchant.fetch(new Request(origin + path, init));
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { origin, 'content-type': 'application/json', ...headers },
    });

  async function signIn(wish: object = { scenario: 'approved' }) {
    const response = await post('/demo/login', wish);
    const cookie = response.headers.get('set-cookie') ?? '';
    return {
      cookie,
      login: { cookie: cookie.split(';')[0] ?? '' },
      body: (await response.json()) as unknown,
    };
  }

  it('signs in with a cookie that no script reads and no other site sends', async () => {
    const { cookie } = await signIn();
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
  });

  it('remembers who signed in, and where', async () => {
    const wish = { provider: '10npay', scenario: 'slow', page: '/demo/redirect.html' };
    const { login, body } = await signIn(wish);
    expect(body).toEqual(wish);
    expect(await (await send('/demo/login', { headers: login })).json()).toEqual(wish);
    const back = await send('/demo/back', { headers: login });
    expect([back.status, back.headers.get('location')]).toEqual([303, wish.page]);
  });

  it('sends nobody back to another site', async () => {
    for (const page of ['//evil.example', 'https://evil.example/', '/\\evil.example', 'evil'])
      expect((await post('/demo/login', { scenario: 'approved', page })).status).toBe(400);
    expect((await send('/demo/back')).headers.get('location')).toBe('/');
  });

  it('knows nobody without the cookie', async () => {
    expect(await (await send('/demo/login')).json()).toBeNull();
    expect((await post('/kyc/session', {})).status).toBe(401);
  });

  it.each([
    ['a form of another site', { 'content-type': 'text/plain' }, { scenario: 'approved' }],
    ['no scenario', {}, {}],
    ['what is no name', {}, { scenario: 'x:y' }],
  ])('signs nobody in for %s', async (_, headers, body) => {
    const response = await post('/demo/login', body, headers);
    expect(response.status).toBe(400);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  const open = async (mount: string, login: Record<string, string>) =>
    (await (
      await post(`${mount}/session`, {}, { ...login, 'idempotency-key': crypto.randomUUID() })
    ).json()) as { sessionId: string; statusUrl: string };

  it('opens sessions at the sandbox for who is signed in, at either provider', async () => {
    const { login } = await signIn();
    expect(await open('/kyc', login)).toMatchObject({
      status: 'page',
      page: { kind: 'web-enrolment', url: expect.stringContaining(sandbox.trustmatic.url) as string },
    });
    const other = await signIn({ provider: '10npay', scenario: 'approved' });
    const page = {
      kind: 'hosted',
      step: 'identify',
      url: expect.stringContaining(sandbox.tennpay.identificationUrl) as string,
    };
    expect(await open('/kyc-10npay', other.login)).toMatchObject({ status: 'page', page });
  });

  it('makes every login a fresh customer, whose ids choose the scenario', async () => {
    const [first, second] = [await signIn(), await signIn()];
    expect((await open('/kyc', first.login)).sessionId).not.toBe(
      (await open('/kyc', second.login)).sessionId,
    );
    const { login } = await signIn({ provider: '10npay', scenario: 'not-eligible' });
    expect(await open('/kyc-10npay', login)).toMatchObject({ code: 'NOT_ELIGIBLE' });
  });

  it('shows what the kit has told it', async () => {
    expect(await (await send('/demo/outcomes')).json()).toEqual([]);

    await merchant.close();
    merchant = createMerchant({ sandbox, origin, kits: { trustmatic: { provider: decided } } });
    const { login } = await signIn();
    const { sessionId, statusUrl } = await open('/kyc', login);
    await send(`${statusUrl}?seen=returned`, { headers: { ...login, 'sec-fetch-site': 'same-origin' } });

    await expect
      .poll(async () => (await send('/demo/outcomes')).json())
      .toEqual([
        expect.objectContaining({
          status: 'approved',
          sessionId,
          externalId: expect.stringMatching(/^sandbox:approved:[0-9a-f-]{36}$/) as string,
        }),
      ]);
  });

  it('says what is wrong with its configuration', () => {
    expect(() => createMerchant({ sandbox, origin: 'http://shop.example' })).toThrow(/"origins"/);
    expect(() =>
      createMerchant({
        sandbox: { ...sandbox, trustmatic: { ...sandbox.trustmatic, password: '' } },
        origin,
      }),
    ).toThrow(/"password"/);
  });

  it.each([
    ['accepted', 'COMPLETED/ACCEPTED'],
    ['evaluation-rejected', 'CLIENT_EVALUATION/REJECTED'],
    ['approval-rejected', 'ONBOARDING_APPROVAL/REJECTED'],
    ['evaluation-fails', 'CLIENT_EVALUATION/FAILED'],
    ['unknown-user', 'null/NOT_INITIALIZED'],
  ])('ends the onboarding of the user %s as the sandbox says', async (scenario, end) => {
    const ask = async (path: string, body: object) =>
      (await (
        await fetch(`${sandbox.wultra.url}/sandbox/processes${path}`, {
          method: 'POST',
          body: JSON.stringify(body),
        })
      ).json()) as { process: Record<string, string> };
    const { process } = await ask('', { scenario });
    const { phase, status } = (await ask(`/${process['processId'] ?? ''}/run`, {})).process;
    expect(`${phase}/${status}`).toBe(end);
  });
});

/** Approves whoever comes back. */
const decided: Provider = {
  id: 'decided',
  readIntervalMs: 0,
  connect: () => ({
    begin: async () => ({ page: { url: 'https://provider.example/', kind: 'hosted' } }),
    read: async () => ({ at: 'end', verdict: { status: 'approved' } }),
  }),
};
