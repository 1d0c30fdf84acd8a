// A customer at a computer goes on on a phone: two browsers that share nothing, before one shop.

import type { Browser, BrowserContext, Page } from '@playwright/test';
import { identify, kyc, openedBy, sign, startButton } from './support/journey.ts';
import { openShop, type PageDefinition, type Shop } from './support/shop.ts';
import { endOf, expect, signIn, test as base } from './support/test.ts';
import type { KycServerOptions } from 'kyc-enrolment-server';

interface TwoDevices {
  readonly shop: Shop;
  readonly phone: Page;
  /** Opens the shop on the desktop, signed in. */
  open(definition?: PageDefinition): Promise<void>;
  /** Hands on to the phone, from the offer on the desktop. */
  handOn(): Promise<void>;
}

const test = base.extend<{ readonly handOff: KycServerOptions['handOff']; readonly two: TwoDevices }>({
  handOff: [undefined, { option: true }],
  two: async ({ page, browser, handOff }, use) => {
    const shop = await openShop({ kit: { handOff: handOff ?? {} } });
    const phone = await openPhone(browser);
    const told: (string | undefined)[] = [];
    for (const context of [page.context(), phone.context()]) listen(context, shop, told);
    shop.intercept(({ headers }) => void told.push(headers.get('referer') ?? undefined));
    const links: Promise<string>[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('/device')) links.push(response.text());
    });
    await use({
      shop,
      phone,
      async open(definition = {}) {
        const isTennpay = JSON.stringify(definition).includes('kyc-10npay');
        await signIn(page, shop, 'approved', { provider: isTennpay ? '10npay' : 'trustmatic' });
        await page.goto(shop.addPage(definition));
      },
      handOn: () => handOn({ page, phone, shop, links }),
    });
    const cookies = (await phone.context().cookies()).filter(({ name }) => name.includes('kyc-device'));
    await phone.context().close();
    const secrets = [...shop.secrets, ...cookies.map(({ value }) => value.split('.')[1] ?? value)];
    expect(secrets.length).toBeGreaterThan(1);
    const everything = [...shop.requests, ...shop.logLines, ...told];
    expect(everything.filter((text) => secrets.some((secret) => text?.includes(secret)))).toEqual([]);
    await shop.close();
  },
});

/** What the shop's pages tell to the outside: where they lead from, and their consoles. */
function listen(context: BrowserContext, shop: Shop, told: (string | undefined)[]): void {
  context.on('console', (message) => told.push(message.text()));
  context.on('request', (request) => {
    const { referer } = request.headers();
    if (referer?.startsWith(shop.origin)) told.push(referer);
  });
}

async function openPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  return context.newPage();
}

interface Handing extends Pick<TwoDevices, 'shop' | 'phone'> {
  readonly page: Page;
  /** What the kit answered to offers. */
  readonly links: readonly Promise<string>[];
}

async function handOn({ page, phone, shop, links }: Handing): Promise<void> {
  const offer = page.getByRole('button', { name: 'Continue on your phone' });
  const code = page.getByRole('img', { name: /Scan this code/ });
  await expect(offer.or(code)).toBeVisible();
  if (await offer.isVisible()) await offer.click();
  await expect(code).toBeVisible();
  const { link } = JSON.parse((await links.at(-1)) ?? '') as { link: string };
  shop.secrets.add(link.slice(link.lastIndexOf('.') + 1));
  await phone.goto(link);
  await phone.getByRole('button', { name: 'Yes, I started it' }).click();
  const digits = await phone
    .getByRole('status')
    .filter({ hasText: /^\d\d$/ })
    .textContent();
  await page.getByRole('textbox').fill(digits ?? '');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page.getByText('You are continuing on your phone').last()).toBeVisible();
  expect(new URL(phone.url()).hash).toBe('');
}

/** From the phone's page to the provider's. */
async function goOn(phone: Page, address: RegExp): Promise<void> {
  await phone.getByRole('button', { name: 'Continue', exact: true }).click();
  await phone.waitForURL(address);
}

const done = (phone: Page) => phone.getByRole('heading', { name: 'You are done on this phone' });
const over = (phone: Page) => phone.getByRole('heading', { name: 'This code is not valid any more' });

test('the provider’s page on the phone, and the verdict on the computer', async ({ page, two }) => {
  await two.open({ language: 'en' });
  await two.handOn();
  const { phone } = two;
  await goOn(phone, /web-enrolment/);
  expect(phone.url()).toContain('lang=en-US');
  const button = (name: string) => phone.getByRole('button', { name, exact: true });
  await button('Continue on this device').or(button('Take photo')).click();
  for (const side of [/^(Front of|Photo page)/, /^Back of/]) {
    const heading = phone.getByRole('heading', { name: side });
    await expect(async () => {
      if (await heading.isVisible()) await button('Take photo').click();
      await expect(heading).toBeHidden({ timeout: 2_000 });
    }).toPass();
  }
  await button('Take selfie').click();
  await phone.waitForURL(/\/kyc\/device$/);
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
  await expect(done(phone)).toBeVisible();
});

test('10nPay’s two pages on the phone, and the verdict on the computer', async ({ page, two }) => {
  await two.open(kyc('inline'));
  await two.handOn();
  const { phone } = two;
  await goOn(phone, /\/l\//);
  await identify(phone);
  await phone.waitForURL(/\/kyc-10npay\/device$/);
  await goOn(phone, /\/sign\//);
  // a reload between: the computer finds the session on the phone
  await page.reload();
  await expect(page.getByText('You are continuing on your phone').last()).toBeVisible();
  await sign(phone);
  await phone.waitForURL(/\/kyc-10npay\/device$/);
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
  await expect(done(phone)).toBeVisible();
});

test('10nPay in windows: begun here, identified on the phone, taken back and signed here', async ({
  page,
  two,
}) => {
  await two.open(kyc('popup'));
  const window = await openedBy(startButton(page));
  await two.handOn();
  await expect.poll(() => window.isClosed()).toBe(true);
  const { phone } = two;
  await goOn(phone, /\/l\//);
  await identify(phone);
  await expect(phone.getByRole('button', { name: 'Continue', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Take it back here' }).click();
  await expect(page.getByText('Step 2 of 2: signature')).toBeVisible();
  await sign(await openedBy(startButton(page)));
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
  await expect(over(phone)).toBeVisible();
});

test('a click that began with the phone leaves no empty window', async ({ page, two }) => {
  await two.open(kyc('popup', { 'hand-off': 'force', 'start-mode': 'manual' }));
  await page.getByRole('button', { name: 'Verify my identity' }).click();
  await two.handOn();
  expect(page.context().pages()).toHaveLength(1);
});

test.describe('with the element on the phone’s page', () => {
  test.use({ handOff: { script: '/cdn/kyc-enrolment.js' } });

  test('our own camera is on the phone, until the computer takes back', async ({ page, two }) => {
    await two.open({ elements: [{ capture: 'own' }] });
    await two.handOn();
    const { phone } = two;
    await expect(phone.getByRole('heading', { name: 'What you need' })).toBeVisible();
    await page.getByRole('button', { name: 'Take it back here' }).click();
    await expect(page.getByRole('heading', { name: 'What you need' })).toBeVisible();
    await phone.reload();
    await expect(over(phone)).toBeVisible();
  });

  test('a page that cannot be framed takes the phone’s tab, and fails there', async ({ page, two }) => {
    await two.open(kyc('inline'));
    await two.handOn();
    const { phone, shop } = two;
    await goOn(phone, /\/l\//);
    const { origin } = new URL(phone.url());
    await phone.goto(`${shop.origin}/kyc-10npay/return/fail`, { referer: `${origin}/` });
    await expect(phone.getByRole('heading', { name: 'That did not work' })).toBeVisible();
    await page.getByRole('button', { name: 'Take it back here' }).click();
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expect(over(phone)).toBeVisible();
  });
});
