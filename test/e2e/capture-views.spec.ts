// Our own camera on screens of little height and with upright streams: what is worked with is in view, and
// what is shown is what is sent.

import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { headlessShellOptions } from '../support/browsers.ts';
import { isGrid } from '../support/grid.ts';
import { createSpecimenCamera, filmedArgs, type SpecimenCamera } from '../support/specimen-video.ts';
import { expect, scenes, test } from './support/camera.ts';

test.describe.configure({ mode: 'default' }); // one phone for all

/** A phone's camera as it is held. */
let upright: SpecimenCamera;
let phone: Browser;
test.beforeAll(async ({ playwright }) => {
  const file = join(tmpdir(), `kyc-upright-${process.pid}.y4m`);
  const { args, ...options } = headlessShellOptions();
  upright = createSpecimenCamera({ file, width: 720, height: 1280 });
  phone = await playwright.chromium.launch({ ...options, args: [...args, ...filmedArgs(file)] });
});
test.afterAll(async () => {
  await phone.close();
  rmSync(upright.file);
});
test.use({
  context: async ({}, use) => {
    const context = await phone.newContext();
    await use(context);
    await context.close();
  },
});

/** A light, and a camera more, whose names are long: both stand beside the shutter. */
function asOnPhones(): void {
  const { prototype } = MediaStreamTrack;
  const { getCapabilities } = prototype;
  prototype.getCapabilities = function () {
    return Object.assign(getCapabilities.call(this), { torch: true });
  };
  const { mediaDevices } = navigator;
  const enumerate = mediaDevices.enumerateDevices.bind(mediaDevices);
  const label = 'Back Dual Wide Camera of the maker (046d:0825), facing back, number 2';
  mediaDevices.enumerateDevices = async () =>
    [...(await enumerate()), ...(await enumerate())].map(({ deviceId, groupId, kind, toJSON }) => ({
      deviceId,
      groupId,
      kind,
      toJSON,
      label,
    }));
}

test('check 97: a picture and its answers are in view on a phone held sideways, a refused one too', async ({
  page,
  shop,
  capture,
}) => {
  upright.show({});
  shop.intercept(({ url }) =>
    url.endsWith('/document') ? Response.json({ hasError: true, error: 'FACE_QUALITY_LOW' }) : undefined,
  );
  await page.setViewportSize({ width: 844, height: 390 });
  const words = `<p>${'Words. '.repeat(120)}</p>`;
  await capture.open({ page: { language: 'de', body: (elements) => words + elements + words } });
  const part = (part: string) => capture.element.locator(`[part~=${part}]`);
  await part('primary').press('Enter');
  await expect(part('shutter')).toBeEnabled();
  upright.show(scenes.front);
  await expect(part('hint')).toHaveClass('good');
  await part('shutter').press('Enter');
  for (const shown of ['title', 'picture', 'actions'])
    await expect(part(shown), shown).toBeInViewport({ ratio: 1 });
  await part('primary').press('Enter');
  for (const shown of ['problem', 'refused', 'actions'])
    await expect(part(shown), shown).toBeInViewport({ ratio: 1 });
});

/** All of the page's text. */
function enlarge(size: string): void {
  addEventListener('DOMContentLoaded', () => {
    document.body.style.fontSize = size;
  });
}

const views = [
  { name: 'a phone held sideways', width: 844, height: 390, language: 'de' },
  { name: 'a small phone held sideways', width: 740, height: 360, language: 'en' },
  { name: 'a page at 400 %', width: 320, height: 256, language: 'de' },
  { name: 'a phone', width: 390, height: 664, language: 'en' },
  { name: 'a small phone', width: 360, height: 560, language: 'fi' },
  {
    name: 'the smallest held sideways, with a large text',
    width: 568,
    height: 320,
    language: 'en',
    size: 200,
  },
] as const;

for (const { name, width, height, language, ...text } of views)
  test(`check 97: viewfinder, hint and shutter are in view together: ${name}`, async ({
    page,
    capture,
  }, info) => {
    upright.show({});
    await page.addInitScript(asOnPhones);
    await page.setViewportSize({ width, height });
    if ('size' in text) await page.addInitScript(enlarge, `${text.size}%`);
    await capture.open({
      page: {
        language,
        body: (elements) => `<main><h1>Shop</h1><p>${'Words. '.repeat(120)}</p>${elements}</main>`,
      },
    });
    const part = (part: string) => capture.element.locator(`[part~=${part}]`);
    for (const [step, scene] of [
      ['front', scenes.front],
      ['face', scenes.face],
    ] as const) {
      if (step === 'front') {
        await capture.element.getByRole('radio').nth(1).check(); // a passport has no back
        await part('primary').press('Enter');
      }
      await expect(part('hint')).not.toBeEmpty();
      await expect(part('shutter')).toBeEnabled();
      const path = info.outputPath(`${step}-${width}x${height}.png`);
      if (isGrid) await page.screenshot({ path });
      for (const shown of ['viewfinder', 'hint', 'shutter'])
        await expect(part(shown), `${shown} of the ${step}`).toBeInViewport({ ratio: 1 });
      const finder = await part('viewfinder').boundingBox();
      expect(finder?.height, `viewfinder of the ${step}`).toBeGreaterThan(0.6 * Math.min(width, height));
      if (step === 'face') break;
      upright.show({ ...scene, specimen: 'passport', fill: 0.8 });
      await expect(part('hint')).toHaveClass('good');
      await part('shutter').press('Enter');
      await part('primary').press('Enter');
      await expect(part('live')).toHaveClass('face');
    }
  });
