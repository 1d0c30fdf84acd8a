// Our own camera where the browser refuses it, on devices with none, with two, and on a phone.

import { specimenFile } from '../../src/sandbox/specimen/specimen-files.ts';
import { headlessShellOptions } from '../support/browsers.ts';
import { expect, test as base } from './support/camera.ts';
import { signIn } from './support/test.ts';
import { inWholeBrowser } from './support/worker-browsers.ts';

/** With so many cameras, as the browser itself has them; they see its own pattern. */
const withCameras = (cameras: number) =>
  base.extend({
    context: async ({ playwright }, use) => {
      const browser = await playwright.chromium.launch(headlessShellOptions({ cameras }));
      await use(await browser.newContext());
      await browser.close();
    },
  });

base.extend({ context: inWholeBrowser })(
  'check 44: a camera that is refused has words of its own, and a way on with files',
  async ({ page, shop, capture }) => {
    await signIn(page, shop, 'approved');
    await page.goto(shop.addPage({ elements: [{ capture: 'own' }] }));
    await capture.begin();
    await expect(capture.heading).toHaveText('The camera is not allowed');
    await expect(capture.heading).toBeFocused();
    await expect(capture.button('Try again')).toBeVisible();
    await expect(capture.button('Use another device')).toBeVisible();
    await capture.press('Upload pictures instead');
    await expect(capture.heading).toHaveText('Front of your document');
    expect(await capture.liveTracks()).toBe(0);
  },
);

withCameras(0)('check 44: a device without a camera says so, and files lead on', async ({ capture }) => {
  await capture.open();
  await capture.begin();
  await expect(capture.heading).toHaveText('No camera was found');
  await capture.press('Upload pictures instead');
  await expect(capture.heading).toHaveText('Front of your document');
});

withCameras(2)('of two cameras one is chosen, and the one before goes out', async ({ page, capture }) => {
  await capture.open();
  await capture.begin();
  await expect(capture.button('Take picture')).toBeEnabled();
  const choice = capture.element.getByRole('combobox', { name: 'Camera' });
  const labels = await choice.locator('option').allTextContents();
  expect(labels).toHaveLength(2);
  await choice.selectOption(labels[1] ?? '');
  await expect(capture.button('Take picture')).toBeEnabled();
  expect(
    await page.evaluate(() =>
      (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ readyState, label }) => [
        readyState,
        label,
      ]),
    ),
  ).toEqual([
    ['ended', labels[0]],
    ['live', labels[1]],
  ]);
});

base.describe('a phone', () => {
  base.use({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });

  base(
    'takes the pictures with its own camera app: the rear for the document, the front for the face',
    async ({ capture }) => {
      await capture.open({ isGranted: false });
      await capture.button('Upload pictures instead').tap();
      const app = capture.element.getByLabel('Take a photo');
      await expect(app).toHaveAttribute('capture', 'environment');
      await expect(capture.element.locator('[part~=dropzone]')).toHaveCount(0); // nothing can be dropped here
      await expect(capture.element.getByText('All corners are visible')).toBeVisible();
      await expect(capture.element.getByText('Fit it into the frame')).toHaveCount(0); // there is none
      await app.setInputFiles({
        name: 'passport.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.from(await specimenFile('passport')),
      });
      await capture.button('Use this picture').tap();
      await expect(capture.heading).toHaveText('Your face');
      await expect(app).toHaveAttribute('capture', 'user');
      await expect(capture.element.getByLabel('Choose a picture')).not.toHaveAttribute('capture');
    },
  );
});
