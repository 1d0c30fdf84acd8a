import type { Page } from '@playwright/test';
import { openedBy } from './support/journey.ts';
import type { PageDefinition, Shop } from './support/shop.ts';
import {
  endOf,
  endsOf,
  enrol,
  eventsOf,
  expect,
  frameOf,
  signIn,
  stateOf,
  test,
  untilState,
} from './support/test.ts';

const asking = { 'consent-endpoint': '/kyc/consent' };

/** Signs in a customer who has to agree first, and opens a page of the shop. */
async function openAsking(
  page: Page,
  shop: Shop,
  definition: PageDefinition = { elements: [asking] },
  provider: '10npay' | 'trustmatic' = 'trustmatic',
): Promise<void> {
  await signIn(page, shop, 'approved', { consent: true, provider });
  await page.goto(shop.addPage(definition));
}

const agree = (page: Page) => page.getByRole('button', { name: 'I agree', exact: true });
const disagree = (page: Page) => page.getByRole('button', { name: 'I do not agree' });
const textOf = (page: Page) => page.getByRole('region', { name: 'Your consent' });
const violationsOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { violations: unknown }).violations);
const askedFor = (shop: Shop, path: string) =>
  shop.requests.filter((request) => request.startsWith(path)).length;

/** By the page: a webhook may still come from the customer before. */
const posted = (shop: Shop) => askedFor(shop, 'POST') - askedFor(shop, 'POST /kyc/webhook/');

const strict = (provider: string, policies: string) =>
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src " +
  `${provider}; img-src data:; base-uri 'none'; require-trusted-types-for 'script'; ` +
  `trusted-types ${policies}`;

/** A browser without a sanitiser of its own. */
const withoutSanitiser = (page: Page) =>
  page.addInitScript(() => {
    Reflect.deleteProperty(Element.prototype, 'setHTML');
  });

for (const display of ['inline', 'dialog'])
  test(`agreeing (${display}) is asked for once, and breaks no strict policy`, async ({ page, shop }) => {
    const headers = { 'Content-Security-Policy': strict(shop.sandbox.trustmatic.url, 'lit-html') };
    await openAsking(page, shop, { headers, elements: [{ ...asking, display }] });
    await expect(textOf(page)).toContainText('biometric data');
    expect(await stateOf(page)).toBe('consent');
    expect(posted(shop)).toBe(0);
    await agree(page).click();
    await enrol(frameOf(page));
    expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
    expect(await violationsOf(page)).toEqual([]);
    expect(askedFor(shop, 'POST /kyc/consent')).toBe(1);
    await page.reload();
    expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
    expect(
      (await eventsOf(page)).filter(({ type }) => type === 'kyc-state').map(({ detail }) => detail['state']),
    ).toEqual(['consent', 'starting', 'succeeded']);
    expect(askedFor(shop, 'POST /kyc/consent')).toBe(1);
  });

test('check 63: a browser without a sanitiser reads the text by DOMPurify, by our policy', async ({
  page,
  shop,
}) => {
  await withoutSanitiser(page);
  await openAsking(page, shop, {
    headers: { 'Content-Security-Policy': strict(shop.sandbox.trustmatic.url, 'lit-html kyc-enrolment') },
    elements: [asking],
  });
  await expect(textOf(page)).toContainText('biometric data');
  expect(await violationsOf(page)).toEqual([]);
  await agree(page).click();
  await untilState(page, 'active');
});

test('check 63: where that policy is refused nobody can agree, and it says what to add', async ({
  page,
  shop,
}) => {
  await withoutSanitiser(page);
  await openAsking(page, shop, {
    headers: { 'Content-Security-Policy': strict(shop.sandbox.trustmatic.url, 'lit-html') },
    elements: [asking],
  });
  const { detail } = await endOf(page);
  expect(detail).toMatchObject({ code: 'CONSENT_UNAVAILABLE', retryable: false });
  expect(detail['message']).toContain('add kyc-enrolment to trusted-types');
  await expect(page.getByText('Your consent cannot be asked for').last()).toBeVisible();
  await expect(agree(page)).toHaveCount(0);
  expect(posted(shop)).toBe(0);
});

test('check 63: a page that only enforces Trusted Types needs no name of ours in its header', async ({
  page,
  shop,
}) => {
  await withoutSanitiser(page);
  await openAsking(page, shop, {
    headers: { 'Content-Security-Policy': "require-trusted-types-for 'script'" },
    elements: [asking],
  });
  await expect(textOf(page)).toContainText('biometric data');
});

test('check 100: declining ends calmly, opens no session, and can be thought over', async ({
  page,
  shop,
}) => {
  await openAsking(page, shop);
  await disagree(page).click();
  expect(await endOf(page)).toMatchObject({ type: 'kyc-cancel', detail: { reason: 'consent-declined' } });
  expect(askedFor(shop, 'POST /kyc/session')).toBe(0);
  await expect.poll(() => askedFor(shop, 'POST /kyc/consent')).toBe(1);
  await page.getByRole('button', { name: 'Start again' }).click();
  await agree(page).click();
  await untilState(page, 'active');
});

test('a page that skips the step is refused by the server', async ({ page, shop }) => {
  await openAsking(page, shop, {});
  expect((await endOf(page)).detail).toMatchObject({ code: 'CONSENT_REQUIRED', retryable: true });
  await expect(page.getByText('only once you have agreed').last()).toBeVisible();
});

test('a text that changed while it was read is shown anew', async ({ page, shop }) => {
  let stale = 1;
  shop.intercept((request) => {
    if (request.method !== 'POST' || !request.url.endsWith('/consent') || stale-- !== 1) return undefined;
    return Response.json({ code: 'CONSENT_STALE' }, { status: 409 });
  });
  await openAsking(page, shop);
  await agree(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('The text has changed in the meantime.')).toBeVisible();
  await expect(textOf(page)).toBeFocused();
  await agree(page).click();
  await untilState(page, 'active');
});

test('check 39: a decision that is made off line waits for the network', async ({ page, shop, context }) => {
  await openAsking(page, shop);
  await expect(agree(page)).toBeVisible();
  await context.setOffline(true);
  await agree(page).click();
  await expect(page.getByText('You are offline.').last()).toBeVisible();
  expect(await endsOf(page)).toEqual([]);
  await context.setOffline(false);
  await untilState(page, 'active');
  expect((await eventsOf(page)).map(({ type }) => type)).toContain('kyc-notice');
});

test('the click that agrees opens the window of a page that cannot be framed', async ({ page, shop }) => {
  const elements = [
    { 'token-endpoint': '/kyc-10npay/session', 'consent-endpoint': '/kyc-10npay/consent', display: 'popup' },
  ];
  await openAsking(page, shop, { elements }, '10npay');
  const popup = await openedBy(agree(page));
  await popup.waitForURL(/\/l\//);
  await untilState(page, 'active');
});

test('check 96: the step is done by keyboard alone', async ({ page, shop }) => {
  await openAsking(page, shop, {
    elements: [asking],
    body: (elements) => `<main><h1>Shop</h1><button>Before</button>${elements}<button>After</button></main>`,
  });
  await expect(textOf(page)).toBeVisible();
  await page.getByRole('button', { name: 'Before' }).focus();
  await page.keyboard.press('Tab');
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.press('End');
  await expect.poll(() => textOf(page).evaluate((text) => text.scrollTop)).toBeGreaterThan(0);
  for (let tabs = 0; tabs < 3; tabs++) await page.keyboard.press('Tab'); // its three links
  await page.keyboard.press('Tab');
  await expect(agree(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(disagree(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'After' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await untilState(page, 'active');
});

test('check 66: a link of the text opens a window of its own, which has no way back to the page', async ({
  page,
  shop,
  context,
}) => {
  await context.route('https://halden.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Privacy</title>' }),
  );
  await openAsking(page, shop);
  const notice = await openedBy(page.getByRole('link', { name: 'privacy notice' }));
  await expect(notice).toHaveTitle('Privacy');
  expect(await notice.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);
  expect(await stateOf(page)).toBe('consent');
});
