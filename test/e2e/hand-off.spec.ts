// A customer at a computer goes on on a phone: two browsers that share nothing, before one shop.

import type { Browser, Page } from '@playwright/test';
import { openShop, type PageDefinition, type Shop } from './support/shop.ts';
import { endOf, expect, signIn, test as base } from './support/test.ts';
import type { KycServerOptions } from 'kyc-enrolment-server';

interface TwoDevices {
  readonly shop: Shop;
  readonly phone: Page;
  /** Opens the shop on the desktop, signed in, and hands on to the phone. */
  handOn(definition?: PageDefinition): Promise<void>;
}

const test = base.extend<{ readonly handOff: KycServerOptions['handOff']; readonly two: TwoDevices }>({
  handOff: [undefined, { option: true }],
  two: async ({ page, browser, handOff }, use) => {
    const shop = await openShop({ kit: { handOff: handOff ?? {} } });
    const phone = await openPhone(browser);
    await use({
      shop,
      phone,
      async handOn(definition) {
        await signIn(page, shop, 'approved');
        await page.goto(shop.addPage(definition));
        const answered = page.waitForResponse((response) => response.url().endsWith('/device'));
        await page.getByRole('button', { name: 'Continue on your phone' }).click();
        const { link } = (await (await answered).json()) as { link: string };
        await expect(page.getByRole('img', { name: /Scan this code/ })).toBeVisible();
        await phone.goto(link);
        await phone.getByRole('button', { name: 'Yes, I started it' }).click();
        const digits = await phone
          .getByRole('status')
          .filter({ hasText: /^\d\d$/ })
          .textContent();
        await page.getByRole('textbox').fill(digits ?? '');
        await page.getByRole('button', { name: 'Continue', exact: true }).click();
        await expect(page.getByText('You are continuing on your phone').last()).toBeVisible();
      },
    });
    await phone.context().close();
    const secrets = [...shop.secrets];
    const told = JSON.stringify([shop.requests, shop.logLines]);
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
    await shop.close();
  },
});

async function openPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  return context.newPage();
}

test('the provider’s page on the phone, and the verdict on the computer', async ({ page, two }) => {
  await two.handOn();
  const { phone } = two;
  expect(new URL(phone.url()).hash).toBe('');
  await phone.getByRole('button', { name: 'Continue', exact: true }).click();
  await phone.waitForURL(/web-enrolment/);
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
  await expect(phone.getByRole('heading', { name: 'You are done on this phone' })).toBeVisible();
});

test.describe('with the element on the phone’s page', () => {
  test.use({ handOff: { script: '/cdn/kyc-enrolment.js' } });

  test('our own camera is on the phone, until the computer takes back', async ({ page, two }) => {
    await two.handOn({ elements: [{ capture: 'own' }] });
    const { phone } = two;
    await expect(phone.getByRole('heading', { name: 'What you need' })).toBeVisible();
    await page.getByRole('button', { name: 'Take it back here' }).click();
    await expect(page.getByRole('heading', { name: 'What you need' })).toBeVisible();
    await phone.reload();
    await expect(phone.getByRole('heading', { name: 'This code is not valid any more' })).toBeVisible();
  });
});
