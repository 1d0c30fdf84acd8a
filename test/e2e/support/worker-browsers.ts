// The browsers of a worker, each opened when a test first wants it. They are fixtures of every test, because
// Playwright starts a worker anew for a test with other fixtures of workers than the one before it.

import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Browser, type BrowserContext } from '@playwright/test';
import { chromiumLaunchOptions } from '../../support/browsers.ts';
import { createSpecimenCamera, filmedArgs, type SpecimenCamera } from '../../support/specimen-video.ts';

interface WorkerBrowsers {
  /** What the usual browser's camera films. */
  readonly cameraFile: string;
  /** What the usual browser's camera sees. */
  readonly camera: SpecimenCamera;
  /** Chromium itself, beside its headless shell. Another engine's usual browser once more. */
  readonly wholeBrowser: Browser;
}

export const test = base.extend<object, WorkerBrowsers>({
  cameraFile: [
    async ({}, use, { workerIndex }) => {
      const file = join(tmpdir(), `kyc-camera-${process.pid}-${workerIndex}.y4m`);
      await use(file);
      if (existsSync(file)) rmSync(file);
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ browserName, launchOptions, cameraFile }, use) => {
      const { args = [], ...options } = launchOptions;
      const isChromium = browserName === 'chromium';
      await use(isChromium ? { ...options, args: [...args, ...filmedArgs(cameraFile)] } : launchOptions);
    },
    { scope: 'worker' },
  ],
  camera: [
    async ({ cameraFile }, use) => {
      await use(createSpecimenCamera({ file: cameraFile }));
    },
    { scope: 'worker' },
  ],
  wholeBrowser: [
    async ({ playwright, browserName, launchOptions }, use) => {
      const options = browserName === 'chromium' ? chromiumLaunchOptions() : launchOptions;
      const browser = await playwright[browserName].launch(options);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
});

/** For `test.use({ context })`: the spec plays in Chromium itself. */
export async function inWholeBrowser(
  { wholeBrowser }: Pick<WorkerBrowsers, 'wholeBrowser'>,
  use: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await wholeBrowser.newContext();
  await use(context);
  await context.close();
}
