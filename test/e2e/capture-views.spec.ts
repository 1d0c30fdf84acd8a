// Our own camera on screens of little height and with upright streams: what is worked with is in view, and
// what is shown is what is sent.

import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSpecimenCamera, type SpecimenCamera } from '../support/specimen-video.ts';
import { expect, scenes, test as base } from './support/camera.ts';

/** A phone's camera as it is held. */
const upright = base.extend<object, { readonly camera: SpecimenCamera }>({
  camera: [
    async ({}, use, { workerIndex }) => {
      const file = join(tmpdir(), `kyc-upright-${process.pid}-${workerIndex}.y4m`);
      await use(createSpecimenCamera({ file, width: 720, height: 1280 }));
      rmSync(file, { force: true });
    },
    { scope: 'worker' },
  ],
});

const views = [
  { name: 'a phone held sideways', width: 844, height: 390, language: 'de' },
  { name: 'a small phone held sideways', width: 740, height: 360, language: 'en' },
  { name: 'a page at 400 %', width: 320, height: 256, language: 'de' },
  { name: 'a phone', width: 390, height: 664, language: 'en' },
  { name: 'a small phone', width: 360, height: 560, language: 'fi' },
] as const;

for (const { name, width, height, language } of views)
  upright(
    `check 97: viewfinder, hint and shutter are in view together: ${name}`,
    async ({ page, camera, capture }, info) => {
      camera.show({});
      await page.setViewportSize({ width, height });
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
        await page.screenshot({ path: info.outputPath(`${step}-${width}x${height}.png`) });
        for (const shown of ['viewfinder', 'hint', 'shutter'])
          await expect(part(shown), `${shown} of the ${step}`).toBeInViewport({ ratio: 1 });
        if (step === 'face') break;
        camera.show({ ...scene, specimen: 'passport', fill: 0.8 });
        await expect(part('hint')).toHaveClass('good');
        await page.screenshot({ path: info.outputPath(`good-${width}x${height}.png`) });
        await part('shutter').press('Enter');
        await part('primary').press('Enter');
        await expect(part('live')).toHaveClass('face');
      }
    },
  );
