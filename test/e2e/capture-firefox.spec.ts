// Our own camera in a Firefox that protects against fingerprinting (Tor, Mull, hardened ones): what a page
// draws comes back as noise there.

import type { Page } from '@playwright/test';
import { findSpecimen } from '../../src/sandbox/specimen/catalogue.ts';
import { encodeJpeg } from '../../src/sandbox/specimen/picture-file.ts';
import { createRaster } from '../../src/sandbox/specimen/raster.ts';
import { firefoxLaunchOptions } from '../support/browsers.ts';
import { withExif } from '../support/exif.ts';
import { endOf, expect, signIn, test } from './support/test.ts';

const firefox = firefoxLaunchOptions();

test.use({
  context: async ({ playwright }, use) => {
    const browser = await playwright.firefox.launch({
      ...firefox,
      firefoxUserPrefs: { ...firefox?.firefoxUserPrefs, 'privacy.resistFingerprinting': true },
    });
    await use(await browser.newContext());
    await browser.close();
  },
});

const photoOf = async (specimen: string) =>
  Buffer.from(await encodeJpeg(findSpecimen(specimen)?.draw() ?? createRaster(1, 1)));
const element = (page: Page) => page.locator('#kyc0');
const button = (page: Page, name: string) => element(page).getByRole('button', { name });
const choose = (page: Page, buffer: Buffer) =>
  element(page)
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });

test.beforeEach(async ({ page, shop }) => {
  await signIn(page, shop, 'approved');
  await page.goto(shop.addPage({ elements: [{ capture: 'own' }] }));
  await button(page, 'Use the camera').click();
  await expect(element(page).getByRole('heading', { level: 2 })).toHaveText('This browser changes pictures');
  await expect(button(page, 'Open the verification page')).toBeVisible();
  await button(page, 'Upload pictures instead').click();
});

test('@smoke pictures that are fit already go as they are, and the customer enrols', async ({
  page,
  shop,
}) => {
  const sent: Promise<{ imageBase: string }>[] = [];
  shop.intercept((request) => {
    if (/\/(document|face)$/.test(request.url)) sent.push(request.clone().json());
    return undefined;
  });
  const photos = await Promise.all(['identity-card-front', 'identity-card-back', 'face'].map(photoOf));
  for (const [index, title] of ['Front of your document', 'Back of your document', 'Your face'].entries()) {
    await expect(element(page).getByRole('heading', { level: 2 })).toHaveText(title);
    await choose(page, photos[index]!);
    await button(page, 'Use this picture').click();
  }
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
  const pictures = (await Promise.all(sent)).map(({ imageBase }) => Buffer.from(imageBase, 'base64'));
  expect(pictures.map((picture, index) => picture.equals(photos[index]!))).toEqual([true, true, true]);
});

test('@smoke a photo that would have to be drawn first is not sent, and the way on is said', async ({
  page,
  shop,
}) => {
  await choose(page, Buffer.from(withExif(await photoOf('identity-card-front'), { orientation: 1 })));
  await expect(element(page).getByRole('alert')).toContainText('This browser cannot prepare this picture.');
  await button(page, 'Open the verification page').click();
  await expect(element(page).locator('iframe')).toBeVisible();
  expect(shop.requests.filter((line) => line.endsWith('/document'))).toEqual([]);
});
