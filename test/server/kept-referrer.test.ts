// Two kits on one host, and a customer who comes back to both in two tabs of one browser, which leaves their
// login at home on the way back (SameSite=Strict).

import { fakeTennpay } from './fake-tennpay.js';
import { json, origin, startKit } from './kit.js';

/** A kit with a customer at its provider's page, and their two navigations back. */
async function startMount(path: string, pages: string, cookies: Map<string, string>, isGiven = true) {
  const tennpay = fakeTennpay({ pageOrigins: [pages] });
  let isHome = false;
  const { kit, clock } = startKit({
    provider: tennpay.provider,
    fetch: tennpay.fetch,
    ...(isGiven ? { baseUrl: `${origin}${path}` } : {}),
    identify: () => (isHome ? null : { id: 'ada', providerUserId: 7 }),
  });
  const fromPage = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  const open = { method: 'POST', headers: fromPage, body: '{}' };
  const { statusUrl } = await json(kit.fetch(new Request(`${origin}${path}/session`, open)));

  async function navigate(headers: Record<string, string>) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await kit.fetch(
      new Request(`${origin}${path}/return/fail`, {
        headers: { 'sec-fetch-mode': 'navigate', cookie, ...headers },
      }),
    );
    for (const [pair = '', ...attributes] of answer.headers.getSetCookie().map((one) => one.split('; '))) {
      const [name = '', value = ''] = pair.split('=');
      if (attributes.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    }
  }

  return {
    async first() {
      isHome = true;
      await navigate({ 'sec-fetch-site': 'cross-site', referer: `${pages}/` });
      isHome = false;
    },
    second: () => navigate({ 'sec-fetch-site': 'same-origin', referer: `${origin}/` }),
    /** By a stranger's page that names none. */
    lured: () => navigate({ 'sec-fetch-site': 'cross-site' }),
    async status() {
      clock.now += 120_000;
      return json(kit.fetch(new Request(origin + statusUrl, { headers: fromPage })));
    },
  };
}

it('two kits on one host each know who led a customer back, whatever the order of the tabs', async () => {
  const cookies = new Map<string, string>();
  const shop = await startMount('/shop/kyc', 'https://pages.shop-provider.example', cookies);
  const bank = await startMount('/bank/kyc', 'https://pages.bank-provider.example', cookies);
  await shop.first();
  await bank.first();
  await shop.second();
  await bank.second();
  expect(await shop.status()).toMatchObject({ status: 'page', returned: 'failed' });
  expect(await bank.status()).toMatchObject({ status: 'page', returned: 'failed' });
  expect([...cookies]).toEqual([]);
});

it('a kit that has to guess its path knows who led a customer back to it, and to no other path', async () => {
  const cookies = new Map<string, string>();
  const pages = 'https://pages.shop-provider.example';
  const shop = await startMount('/shop/kyc', pages, cookies, false);
  const bank = await startMount('/bank/kyc', pages, cookies, false);
  await shop.first();
  await bank.second();
  expect(await bank.status()).not.toHaveProperty('returned');
  await shop.first();
  await shop.second();
  expect(await shop.status()).toMatchObject({ status: 'page', returned: 'failed' });
});

it("check 57: a stranger's link is not taken for the provider's, whose was kept a moment ago", async () => {
  const shop = await startMount('/shop/kyc', 'https://pages.shop-provider.example', new Map());
  await shop.first();
  await shop.lured();
  expect(await shop.status()).not.toHaveProperty('returned');
});

it("check 57: nothing is kept of another site's frame or picture, nor of a sibling host", async () => {
  const { kit } = startKit({ identify: () => null });
  for (const headers of [
    { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
  ]) {
    const visit = new Request(`${origin}/kyc/return/success?state=x`, {
      headers: { 'sec-fetch-site': 'cross-site', referer: 'https://evil.example/', ...headers },
    });
    expect((await kit.fetch(visit)).headers.getSetCookie()).toEqual([]);
  }
});

it("check 57: a stranger's links to any number of paths leave one short cookie", async () => {
  const { kit } = startKit({ identify: () => null });
  const led = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const names = new Set<string>();
  for (const path of ['/kyc', '/kyc/1', '/kyc/2', '/2', '/3', `/kyc/${'%C3%A9'.repeat(600)}`]) {
    const visit = new Request(`${origin}${path}/return/success?state=x`, { headers: led });
    const [cookie = ''] = (await kit.fetch(visit)).headers.getSetCookie();
    names.add(cookie.split('=')[0] ?? '');
    expect(cookie.length).toBeLessThan(600);
  }
  expect([...names]).toEqual(['__Host-kyc-from%2Fkyc', '__Host-kyc-from']);
});
