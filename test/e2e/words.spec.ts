// The customer's language on a page that was built for a script tag, and words of the page's own.

import type { Page } from '@playwright/test';
import { expect, test } from './support/camera.ts';
import { endOf, frameOf, hurry, untilState } from './support/test.ts';

const idle = (lang: string) => ({ elements: [{ lang, 'start-mode': 'manual' }] });

test('a language is two files, and comes with its direction', async ({ page, open }) => {
  const files: string[] = [];
  page.on('request', (request) => files.push(/\/cdn\/(.*)\.[\w-]+\.js$/.exec(request.url())?.[1] ?? ''));
  await open('approved', idle('iw'));
  const element = page.locator('#kyc0');
  await expect(element.getByRole('button', { name: 'אימות הזהות שלי' })).toBeVisible();
  await expect(element.locator('[part=base]')).toHaveAttribute('dir', 'rtl');
  expect(files.filter((file) => /^(languages|[a-z]{2}(-\w+)?)$/.test(file))).toEqual(['languages', 'he']);
});

/** German's files wait until they are told to come; the element `waits` as long, or for its five seconds. */
async function withholdGerman(page: Page, { waits = true } = {}): Promise<() => void> {
  if (waits)
    await page.addInitScript(() => {
      const own = setTimeout;
      window.setTimeout = ((run: () => void, ms?: number) =>
        own(run, ms === 5_000 ? 2 ** 31 - 1 : ms)) as typeof setTimeout;
    });
  let release!: () => void;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/cdn\/(?:languages|de)\.[\w-]+\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

for (const display of ['inline', 'dialog'])
  test(`a page in the frame does not wait for the customer's language: ${display}`, async ({
    page,
    open,
  }) => {
    const release = await withholdGerman(page);
    await open('approved', { language: 'de', elements: [{ display }] });
    const base = page.locator('#kyc0 [part=base]');
    const frame = base.locator('iframe');
    await expect(frameOf(page).getByRole('button', { name: 'Auf diesem Gerät fortfahren' })).toBeVisible();
    await untilState(page, 'active');
    // no word until there is one that the customer reads, and none that only some can hear
    expect(await base.innerText()).toBe('');
    expect(await frame.getAttribute('title')).toBe(null);
    expect(await base.getAttribute('lang')).toBe(null);
    release();
    await expect(frame).toHaveAttribute('title', 'Identitäts\u00adprüfung');
    await expect(base).toHaveAttribute('lang', 'de');
    await expect(base.getByRole('button', { name: 'Probleme? In neuem Fenster öffnen' })).toBeVisible();
    await expect(base.getByRole('status').last()).toHaveText('Die Identitäts\u00adprüfung kann beginnen.');
    await expect(frameOf(page).getByRole('button', { name: 'Auf diesem Gerät fortfahren' })).toBeVisible();
    if (display === 'dialog') await expect(base.getByRole('dialog')).toHaveAccessibleName(/prüfung$/);
  });

test('a dialog has no question without words: it is asked as soon as there are some', async ({
  page,
  open,
}) => {
  const release = await withholdGerman(page);
  await open('approved', { language: 'de', elements: [{ display: 'dialog' }] });
  const dialog = page.locator('#kyc0').getByRole('dialog');
  await untilState(page, 'active');
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('button')).toHaveCount(1); // its close button
  await dialog.getByRole('button').click();
  await expect(dialog.getByRole('button')).toHaveCount(1);
  release();
  await expect(dialog.getByRole('button', { name: 'Fortsetzen' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Fortsetzen' }).click();
  await untilState(page, 'active');
});

test('a dialog that was opened without words is named where its customer is', async ({ page, open }) => {
  const release = await withholdGerman(page);
  await open('approved', { language: 'de', elements: [{ display: 'dialog' }] });
  const heading = page.locator('#kyc0 [part=heading]');
  await expect(heading).toBeFocused();
  await heading.evaluate((element) => {
    element.addEventListener('focus', () => {
      element.dataset['heard'] = element.textContent;
    });
  });
  release();
  await expect(heading).toHaveAttribute('data-heard', 'Identitäts\u00adprüfung');
});

test('an end without words in a dialog is no progress', async ({ page, open, shop }) => {
  const release = await withholdGerman(page);
  shop.intercept(() => Response.json({ code: 'NOT_ELIGIBLE' }, { status: 409 }));
  await open('approved', { language: 'de', elements: [{ display: 'dialog' }] });
  await untilState(page, 'failed');
  const base = page.locator('#kyc0 [part=base]');
  await expect(base.locator('dialog')).toBeAttached();
  await expect(base.getByRole('progressbar')).toHaveCount(0);
  expect(await base.innerText()).toBe('');
  release();
  await expect(base.getByRole('heading', { name: 'hier nicht verfügbar' })).toBeVisible();
});

test('who was in a page that ended without words is led to its result', async ({ page, open, shop }) => {
  const release = await withholdGerman(page);
  let isOver = false;
  shop.intercept(({ method }) =>
    isOver && method === 'GET' ? Response.json({ status: 'approved' }) : undefined,
  );
  const views = page.waitForResponse(/\/cdn\/views\./);
  await open('approved', { language: 'de' });
  await untilState(page, 'active');
  await (await views).finished();
  await frameOf(page).getByRole('button', { name: 'Auf diesem Gerät fortfahren' }).click();
  isOver = true;
  await hurry(page);
  expect(await endOf(page)).toMatchObject({ type: 'kyc-success' });
  release();
  const title = page.locator('#kyc0').getByRole('heading', { name: 'Identität bestätigt' });
  await expect(title).toBeFocused();
  await expect(title).toBeInViewport();
});

test('the frame is named in the language that is spoken now', async ({ page, open }) => {
  const release = await withholdGerman(page);
  await open('approved', { language: 'de' });
  await untilState(page, 'active');
  const frame = page.locator('#kyc0 iframe');
  const speak = (lang: string) =>
    page.locator('#kyc0').evaluate((element, to) => {
      element.setAttribute('lang', to);
    }, lang);
  await speak('en');
  await expect(frame).toHaveAttribute('title', 'Identity verification');
  await speak('de');
  release();
  await expect(frame).toHaveAttribute('title', 'Identitäts\u00adprüfung');
});

test('a language that hangs gives way to English until it comes', async ({ page, open }) => {
  const release = await withholdGerman(page, { waits: false });
  await open('approved', idle('de'));
  const element = page.locator('#kyc0');
  await expect(element.getByRole('button', { name: 'Verify my identity' })).toBeVisible();
  release();
  await expect(element.getByRole('button', { name: 'Identität bestätigen' })).toBeVisible();
});

test('a language that hangs gives way to English in our own camera too', async ({ page, open }) => {
  const release = await withholdGerman(page, { waits: false });
  await open('approved', { language: 'de', elements: [{ capture: 'own' }] });
  const element = page.locator('#kyc0');
  await expect(element.getByRole('heading', { name: 'What you need' })).toBeVisible();
  release();
  await expect(element.getByRole('button', { name: 'Kamera verwenden' })).toBeVisible();
});

test('no screen of ours has a word before the customer has their language', async ({ page, open }) => {
  const release = await withholdGerman(page);
  const views = page.waitForResponse(/\/cdn\/views\./); // the screens do not wait to be asked for
  await open('approved', idle('de'));
  await (await views).finished();
  const base = page.locator('#kyc0 [part=base]');
  await expect(base.locator('[part=title]')).toHaveText('');
  expect(await base.innerText()).toBe('');
  release();
  await expect(base.getByRole('button', { name: 'Identität bestätigen' })).toBeVisible();
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
