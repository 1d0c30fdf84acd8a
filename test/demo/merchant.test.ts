import { startSandbox, type Sandbox } from 'kyc-enrolment/sandbox';
import type { Provider } from 'kyc-enrolment/server';
import { createMerchant, type Merchant } from '../../demo/merchant.js';

const origin = 'http://localhost:5173';

describe("the demo's merchant", () => {
  let sandbox: Sandbox;
  let merchant: Merchant;

  beforeEach(async () => {
    sandbox = await startSandbox();
    merchant = createMerchant({ sandbox: sandbox.trustmatic, origin });
  });

  afterEach(async () => {
    await sandbox.close();
    await merchant.close();
  });

  const send = (path: string, init: RequestInit = {}) => merchant.fetch(new Request(origin + path, init));
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(path, { method: 'POST', body: JSON.stringify(body), headers: { origin, 'content-type': 'application/json', ...headers } });

  async function signIn(scenario = 'approved') {
    const response = await post('/demo/login', { scenario });
    const cookie = response.headers.get('set-cookie') ?? '';
    return { cookie, login: { cookie: cookie.split(';')[0] ?? '' }, body: (await response.json()) as unknown };
  }

  it('signs in with a cookie that no script reads and no other site sends', async () => {
    const { cookie } = await signIn();
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
  });

  it('makes every login a fresh customer, whose external id chooses the scenario', async () => {
    const [first, second] = [await signIn('rejected'), await signIn('rejected')];
    expect(first.body).toEqual({ externalId: expect.stringMatching(/^sandbox:rejected:[0-9a-f-]{36}$/) as string });
    expect(second.body).not.toEqual(first.body);
    expect(await (await send('/demo/login', { headers: first.login })).json()).toEqual(first.body);
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

  it('opens a session at the sandbox for who is signed in', async () => {
    const { login, body } = await signIn();
    const response = await post('/kyc/session', {}, { ...login, 'idempotency-key': crypto.randomUUID() });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'page', page: { kind: 'web-enrolment', url: expect.stringContaining(sandbox.trustmatic.url) as string } });
    expect(sandbox.trustmatic.requests.map(({ path }) => path)).toContain('/api/v1/enrolment/initialize');
    expect(body).toBeTruthy();
  });

  it('shows what the kit has told it', async () => {
    expect(await (await send('/demo/outcomes')).json()).toEqual([]);

    await merchant.close();
    merchant = createMerchant({ sandbox: sandbox.trustmatic, origin, kit: { provider: decided } });
    const { login, body } = await signIn();
    const opened = (await (await post('/kyc/session', {}, { ...login, 'idempotency-key': crypto.randomUUID() })).json()) as { statusUrl: string };
    await send(`${opened.statusUrl}?seen=returned`, { headers: { ...login, 'sec-fetch-site': 'same-origin' } });

    await expect.poll(async () => (await send('/demo/outcomes')).json()).toEqual([expect.objectContaining({ status: 'approved', ...(body as object) })]);
  });

  it('says what is wrong with its configuration', () => {
    expect(() => createMerchant({ sandbox: sandbox.trustmatic, origin: 'http://shop.example' })).toThrow(/"origins"/);
    expect(() => createMerchant({ sandbox: { ...sandbox.trustmatic, password: '' }, origin })).toThrow(/"password"/);
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
