// The customer's language on a page that was built for a script tag, and words of the page's own.

import { expect, test } from './support/camera.ts';

const idle = (lang: string) => ({ elements: [{ lang, 'start-mode': 'manual' }] });

test('a language is two files, and comes with its direction', async ({ page, open }) => {
  const files: string[] = [];
  page.on('request', (request) => files.push(/\/cdn\/(.*)\.\w+\.js$/.exec(request.url())?.[1] ?? ''));
  await open('approved', idle('iw'));
  const element = page.locator('#kyc0');
  await expect(element.getByRole('button', { name: 'אימות הזהות שלי' })).toBeVisible();
  await expect(element.locator('[part=base]')).toHaveAttribute('dir', 'rtl');
  expect(files.filter((file) => /^(languages|[a-z]{2}(-\w+)?)$/.test(file))).toEqual(['languages', 'he']);
});

test('a page adds a language that we do not have', async ({ page, open }) => {
  await open('approved', idle('en'));
  const element = page.locator('#kyc0');
  await expect(element.getByRole('button', { name: 'Verify my identity' })).toBeVisible();
  await page.evaluate(async () => {
    const script = '/cdn/kyc-enrolment.js';
    const { registerLanguage } = (await import(script)) as typeof import('kyc-enrolment');
    registerLanguage('eu', { start: 'Hasi' });
    document.getElementById('kyc0')?.setAttribute('lang', 'eu-ES');
  });
  await expect(element.getByRole('button', { name: 'Hasi' })).toBeVisible();
  await expect(element.locator('[part=base]')).toHaveAttribute('lang', 'eu');
});

test("the page's own words stand in our own camera too", async ({ capture }) => {
  await capture.open();
  await expect(capture.heading).toHaveText('What you need');
  await capture.element.evaluate((element) => {
    Object.assign(element, { texts: { prepare: 'Before you begin', giveUp: 'Not now' } });
  });
  await expect(capture.heading).toHaveText('Before you begin');
  await expect(capture.button('Not now')).toBeVisible();
});
