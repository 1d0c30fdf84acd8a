// A customer at a computer goes on on a phone.

import type { Page } from '@playwright/test';
import { identify, kyc, openedBy, sign, startButton } from './support/journey.ts';
import { endOf, expect } from './support/test.ts';
import { done, test } from './support/two-devices.ts';

/** From the phone's page to the provider's. */
async function goOn(phone: Page, address: RegExp): Promise<void> {
  await phone.getByRole('button', { name: 'Continue', exact: true }).click();
  await phone.waitForURL(address);
}

const over = (phone: Page) => phone.getByRole('heading', { name: 'This code is not valid any more' });

test('the provider’s page on the phone, and the verdict on the computer', async ({ page, two }) => {
  await two.open({ language: 'en' });
  // the provider's page has a code of its own, and none stands behind ours
  await expect
    .poll(() => page.frames().map((frame) => frame.url()))
    .toContainEqual(expect.stringContaining('crossDevice=false'));
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
