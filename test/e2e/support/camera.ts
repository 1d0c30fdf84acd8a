// Playwright's test with a camera whose picture the test decides: one browser is shown a card's front, its back, then a face.

import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumLaunchOptions } from '../../support/browsers.ts';
import { createSpecimenCamera, type SpecimenCamera } from '../../support/specimen-video.ts';
import { expect, signIn, test as base } from './test.ts';
import type { PageDefinition } from './shop.ts';

export { expect };

interface Fixtures {
  /** Signs a customer in and opens a page of the shop with our own camera, which the browser may use. */
  readonly openCapture: (options?: OpenOptions) => Promise<void>;
}

export interface OpenOptions {
  readonly scenario?: string;
  /** Of the element, beside `capture="own"`. */
  readonly attributes?: Readonly<Record<string, string | true>>;
  readonly page?: Omit<PageDefinition, 'elements'>;
}

export const test = base.extend<Fixtures, { readonly camera: SpecimenCamera }>({
  camera: [
    async ({}, use, { workerIndex }) => { // eslint-disable-line no-empty-pattern -- Playwright reads the fixtures wanted from the pattern
      const file = join(tmpdir(), `kyc-camera-${process.pid}-${workerIndex}.y4m`);
      await use(createSpecimenCamera({ file }));
      rmSync(file, { force: true });
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ camera }, use) => {
      const { args, ...options } = chromiumLaunchOptions();
      await use({ ...options, args: [...args, ...camera.args] });
    },
    { scope: 'worker' },
  ],
  openCapture: async ({ page, context, shop }, use) => {
    await use(async ({ scenario = 'approved', attributes = {}, page: definition = {} } = {}) => {
      await context.grantPermissions(['camera'], { origin: shop.origin });
      await signIn(page, shop, scenario);
      await page.goto(shop.addPage({ ...definition, elements: [{ capture: 'own', ...attributes }] }));
    });
  },
});
