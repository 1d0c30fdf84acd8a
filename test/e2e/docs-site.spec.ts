// The site that `npm run docs` writes, as a host of files serves it.

import { expect, test } from '@playwright/test';
import { ensureBuilt, root, run } from '../support/build.ts';

test('the site of the documents has the element live on it, and leads from page to page', async ({
  page,
}) => {
  ensureBuilt();
  run(process.execPath, ['build/site/write-site.mjs']);
  await page.route('https://docs.example/**', (route) =>
    route.fulfill({ path: `${root}dist/site${new URL(route.request().url()).pathname}` }),
  );
  await page.goto('https://docs.example/index.html');
  await page.getByRole('button', { name: 'Verify my identity' }).click();
  await expect(page.locator('kyc-enrolment')).toHaveJSProperty('state', 'verifying');
  await page.getByRole('navigation').getByRole('link', { name: 'Theming' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Theming' })).toBeVisible();
  await page.getByLabel('Language').selectOption('de');
  await expect(page.getByRole('button', { name: 'Identität bestätigen' })).toBeVisible();
});
