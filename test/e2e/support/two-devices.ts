// Playwright's test with a computer and a phone: two browsers that share nothing, before one shop.

import type { Browser, BrowserContext, Page } from '@playwright/test';
import { openShop, type PageDefinition, type Shop } from './shop.ts';
import { expect, hurry, signIn, test as base } from './test.ts';
import type { KycServerOptions } from 'kyc-enrolment-server';

export interface TwoDevices {
  readonly shop: Shop;
  readonly phone: Page;
  /** Opens the shop on the desktop, signed in. */
  open(definition?: PageDefinition): Promise<void>;
  /** Hands on to the phone, from the offer on the desktop. */
  handOn(): Promise<void>;
}

export const test = base.extend<{ readonly handOff: KycServerOptions['handOff']; readonly two: TwoDevices }>({
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
  await hurry(page);
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

export const done = (phone: Page) => phone.getByRole('heading', { name: 'You are done on this phone' });
