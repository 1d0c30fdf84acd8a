// Every step of our own camera as it looks and as it is read: light, dark, narrow, right to left.

import type { Page } from '@playwright/test';
import type { Scene, SpecimenCamera } from '../support/specimen-video.ts';
import { expect, scenes, test, type Capture } from './support/camera.ts';
import { turnOf } from '../support/grid.ts';
import { expectGoodLooks, lookIn, looks } from './support/looks.ts';

/** In any language. */
const part = ({ element }: Capture, name: string) => element.locator(`[part~=${name}]`);

/** From an empty room: what was held into the step before could be good for this one, for a moment. */
async function hold(capture: Capture, camera: SpecimenCamera, scene: Scene): Promise<void> {
  await expect(part(capture, 'shutter')).toBeEnabled();
  camera.show({});
  await expect(part(capture, 'hint')).toHaveClass('empty');
  camera.show(scene);
  // nothing here finds faces
  await expect(part(capture, 'hint')).toHaveClass(scene === scenes.face ? 'unsure' : 'good');
}

async function shoot(capture: Capture, camera: SpecimenCamera, scene: Scene): Promise<void> {
  await hold(capture, camera, scene);
  await part(capture, 'shutter').click();
  if (scene === scenes.face) await part(capture, 'shutter').click(); // at once, without the count
  await expect(part(capture, 'picture')).toBeVisible();
}

for (const first of turnOf(looks, 0))
  test(`check 97: every step, ${first.name} and then every other look: nothing for axe`, async ({
    page,
    shop,
    camera,
    capture,
  }, info) => {
    test.slow();
    await lookIn(page, first);
    let steps = 0;
    const check = async (name: string) =>
      test.step(name, async () => {
        await expectGoodLooks(page, { info, name: `${String(steps++).padStart(2, '0')}-${name}`, first });
        if (steps > 1) await expect(capture.heading).toBeFocused();
      });
    let later: () => void = () => undefined;
    let isRefused = true;
    shop.intercept(({ url }) => {
      if (url.endsWith('/face') && isRefused)
        return Response.json({ hasError: true, error: 'FACE_TOO_SMALL' });
      return url.endsWith('/face')
        ? new Promise((resolve) => {
            later = () => {
              resolve(Response.json({ hasError: false }));
            };
          })
        : undefined;
    });

    await capture.open({ page: { language: first.language } });
    await expect(part(capture, 'primary')).toBeVisible();
    await check('prepare');
    await part(capture, 'primary').press('Enter');
    await expect(part(capture, 'hint')).toHaveClass('empty');
    await check('front');
    await shoot(capture, camera, scenes.front);
    await check('review');
    await part(capture, 'primary').press('Enter');
    await expect(part(capture, 'recognised')).toBeVisible();
    await shoot(capture, camera, scenes.back);
    await part(capture, 'primary').press('Enter');
    await expect(part(capture, 'step')).toContainText('2');
    await hold(capture, camera, scenes.face);
    await check('face');
    await part(capture, 'quiet').first().press('Enter');
    await expect(part(capture, 'dropzone')).toBeVisible();
    await check('files');
    await capture.element
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
    await expect(part(capture, 'problem')).toBeVisible();
    await check('file-refused');
    await part(capture, 'quiet').first().press('Enter');
    await shoot(capture, camera, scenes.face);
    await part(capture, 'primary').press('Enter');
    await expect(part(capture, 'problem')).toBeVisible();
    await check('picture-refused');
    isRefused = false;
    await part(capture, 'primary').press('Enter');
    await shoot(capture, camera, scenes.face);
    await part(capture, 'primary').press('Enter');
    await expect(part(capture, 'progress')).toBeVisible();
    await check('sending');
    later();
  });

for (const first of turnOf(looks, 3))
  test(`check 97: no camera, ${first.name} and then in every other look`, async ({ page, capture }, info) => {
    await lookIn(page, first);
    await capture.open({ page: { language: first.language }, isGranted: false });
    await part(capture, 'primary').press('Enter');
    await expect(part(capture, 'actions')).toHaveCount(1);
    await expect(part(capture, 'quiet').first()).toBeVisible();
    await expectGoodLooks(page, { info, name: 'no-camera', first });
  });

test('check 96: the whole way by keyboard', async ({ page, camera, capture }) => {
  const press = async (name: string) => {
    for (let tabs = 0; tabs < 12 && !(await isFocused(page, name)); tabs++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  };
  camera.show(scenes.passport);
  await capture.open({ page: { body: (elements) => `<main><h1>Shop</h1>${elements}</main>` } });
  await expect(capture.heading).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(capture.element.getByRole('radio', { name: 'Passport' })).toBeChecked();
  await press('Use the camera');
  await expect(capture.heading).toBeFocused();
  await expect(capture.button('Take picture')).toBeEnabled();
  await expect(part(capture, 'hint')).toHaveClass('good');
  await press('Take picture');
  await expect(capture.heading).toBeFocused();
  await press('Use this picture');
  await expect(capture.heading).toHaveText('Your face');
  await expect(capture.heading).toBeFocused();
});

const isFocused = (page: Page, name: string) =>
  page.evaluate(
    (name) => document.activeElement?.shadowRoot?.activeElement?.textContent.trim() === name,
    name,
  );

test('check 94: a first screen and a picture that took itself take no focus from elsewhere', async ({
  page,
  camera,
  capture,
}) => {
  await capture.open({
    page: { body: (elements) => `<main><h1>Shop</h1><button>Elsewhere</button>${elements}</main>` },
  });
  const elsewhere = page.getByRole('button', { name: 'Elsewhere' });
  await elsewhere.focus();
  await expect(capture.heading).toBeVisible();
  await expect(elsewhere).toBeFocused();
  await capture.begin({ by: 'pointer' });
  await expect(capture.heading).toHaveText('Front of your document');
  await elsewhere.focus();
  camera.show(scenes.front);
  await expect(capture.button('Use this picture')).toBeVisible();
  await expect(elsewhere).toBeFocused();
});

test('check 97: colours of the system, and no motion for who wants none', async ({ page, capture }, info) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await capture.open();
  await capture.begin();
  await capture.hold(scenes.front);
  await expect(part(capture, 'hint')).toHaveClass('good');
  await page.screenshot({ path: info.outputPath('forced-colors.png'), fullPage: true });
  expect(
    await capture.element
      .locator('[part~="shape"]')
      .evaluate((shape) => getComputedStyle(shape).transitionDuration),
  ).toBe('0s');
});
