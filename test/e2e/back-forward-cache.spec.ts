// Chromium keeps pages that were left for the way back, unless it is automated: here it does.

import { chromiumLaunchOptions } from '../support/browsers.ts';
import { identify, kyc, leave, sign, startButton, test } from './support/journey.ts';
import { expect } from './support/test.ts';

test.use({
  context: async ({ playwright }, use) => {
    const browser = await playwright.chromium.launch({
      ...chromiumLaunchOptions(),
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    await use(await browser.newContext());
    await browser.close();
  },
});

test('check 37: a page that was kept asks the server, and needs no new session', async ({
  page,
  journey,
  shop,
}) => {
  const asked = (what: RegExp) => shop.requests.filter((request) => what.test(request)).length;
  // no-store is not kept
  await journey.open('approved', { ...kyc('redirect'), headers: { 'Cache-Control': 'no-cache' } });
  await leave(page, 'redirect');
  await page.goBack({ waitUntil: 'commit' }); // what was kept does not load
  await expect(startButton(page)).toBeVisible();
  await expect.poll(() => asked(/^GET .*session\//)).toBeGreaterThan(0);
  expect(asked(/^POST/)).toBe(1); // a page that was loaded anew would have asked for the session again
  expect(journey.ends()).toEqual([]);
  await identify(await leave(page, 'redirect'));
  await sign(await leave(page, 'redirect'));
  expect(await journey.end()).toMatchObject({ type: 'kyc-success', detail: { outcome: 'approved' } });
  expect(journey.finalized()).toBe(1);
});
