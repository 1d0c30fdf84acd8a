// An enrolment by keyboard alone. The consent step and our own camera have theirs in their own specs.

import type { Browser, FrameLocator, Page } from '@playwright/test';
import { stopOf, tabTo } from './support/keyboard.ts';
import { openShop } from './support/shop.ts';
import { endOf, expect, frameOf, signIn, test, untilState } from './support/test.ts';
import { inWholeBrowser } from './support/worker-browsers.ts';

test.skip(({ browserName }) => browserName !== 'chromium', 'Tab order is a setting elsewhere');

/** In the headless shell a window that is closed while it loads hangs for minutes, once in a few hundred. */
const testClosing = test.extend({ context: inWholeBrowser });

const manual = { 'start-mode': 'manual' };
const around = (elements: string) =>
  `<main><h1>Shop</h1><button>Before</button>${elements}<button>After</button></main>`;
const opened = (attributes: Readonly<Record<string, string>> = {}) => ({
  elements: [{ ...manual, ...attributes }],
  body: around,
});

/** In the provider's page: its main button of this name. */
async function tabInFrame(page: Page, frame: FrameLocator, name: string): Promise<void> {
  const button = frame.getByRole('button', { name, exact: true });
  await expect(button).toBeVisible();
  const isThere = () => button.evaluate((one) => one === document.activeElement);
  for (let tabs = 0; tabs < 20 && !(await isThere()); tabs++) await page.keyboard.press('Tab');
  await expect(button).toBeFocused();
}

/** The provider's page, step by step, as the keyboard reaches it. */
async function enrolByKeyboard(page: Page): Promise<void> {
  const frame = frameOf(page);
  const heading = frame.getByRole('heading', { level: 1 });
  for (const name of ['Continue on this device', 'Take photo', 'Take photo', 'Take selfie']) {
    const before = (await heading.textContent()) ?? '';
    await tabInFrame(page, frame, name);
    await page.keyboard.press('Enter');
    if (name !== 'Take selfie') await expect(heading).not.toHaveText(before);
  }
}

/** The start button comes with the other screens. */
async function tabToStart(page: Page): Promise<string[]> {
  await expect(page.getByRole('button', { name: 'Verify my identity' })).toBeVisible();
  return tabTo(page, 'Verify my identity');
}

const title = (page: Page, name: string) => page.locator('#kyc0').getByRole('heading', { name });

test('check 96: inline, from the start to the verdict', async ({ page, open }) => {
  await open('approved', opened());
  expect(await tabToStart(page)).toEqual(['Before', 'Verify my identity']);
  await page.keyboard.press('Enter');
  await untilState(page, 'active');
  expect(await tabTo(page, 'frame')).toEqual(['frame']);
  await enrolByKeyboard(page);
  await endOf(page);
  await expect(title(page, 'You are verified')).toBeFocused();
  expect(await tabTo(page, 'After')).toEqual(['After']);
});

test('check 96: dialog, a question on the way out, back in, and out', async ({ page, open }) => {
  await open('approved', opened({ display: 'dialog' }));
  await tabToStart(page);
  await page.keyboard.press('Space');
  await untilState(page, 'active');
  await expect(title(page, 'Identity verification')).toBeFocused();
  await expect(page.getByRole('button', { name: 'Trouble? Open in a new window' })).toBeVisible();
  const inside = await tabTo(page, 'Trouble? Open in a new window');
  expect(inside).toEqual(['Close', 'frame', 'Trouble? Open in a new window']);

  await page.keyboard.press('Escape');
  expect(await stopOf(page)).toEqual({ name: 'Stay', isSeen: true });
  expect(await tabTo(page, 'Leave')).toEqual(['Leave']);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(title(page, 'Identity verification')).toBeFocused();

  await tabTo(page, 'Close');
  await page.keyboard.press('Space');
  expect((await stopOf(page)).name).toBe('Stay');
  await tabTo(page, 'Leave');
  await page.keyboard.press('Enter');
  await endOf(page);
  await expect(title(page, 'The verification was canceled')).toBeFocused();
  expect(await tabTo(page, 'After')).toEqual(['Start again', 'After']);
});

testClosing('check 96: popup, and the way out is reached beside it', async ({ page, open }) => {
  await open('approved', opened({ display: 'popup' }));
  await tabToStart(page);
  const popup = page.waitForEvent('popup');
  await page.keyboard.press('Enter');
  await popup;
  await untilState(page, 'active');
  await page.bringToFront();
  await expect(title(page, 'Continue in the other window')).toBeFocused();
  expect(await tabTo(page, 'Leave')).toEqual(['Show the window', 'Leave']);
  await page.keyboard.press('Space');
  await endOf(page);
  await expect(title(page, 'The verification was canceled')).toBeFocused();
});

/** The person on the phone, with a keyboard of their own. Returns the digits that it shows. */
async function claim(browser: Browser, link: string): Promise<string> {
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await phone.goto(link);
  await expect(phone.getByRole('heading', { name: 'Did you start this yourself?' })).toBeVisible();
  expect(await tabTo(phone, 'Stop')).toEqual(['Yes, I started it', 'Stop']);
  await phone.keyboard.press('Shift+Tab');
  await phone.keyboard.press('Enter');
  const digits = phone.getByRole('status').filter({ hasText: /^\d\d$/ });
  await expect(digits).toBeVisible();
  return (await digits.textContent()) ?? '';
}

test('check 96: to a phone and back', async ({ page, browser }) => {
  const shop = await openShop({ kit: { handOff: {} } });
  await signIn(page, shop, 'approved');
  await page.goto(shop.addPage({ body: around }));
  await untilState(page, 'active');
  await expect(page.getByRole('button', { name: 'Continue on your phone' })).toBeVisible();
  await tabTo(page, 'Continue on your phone');
  const offered = page.waitForResponse((response) => response.url().endsWith('/device'));
  await page.keyboard.press('Enter');
  const { link } = (await (await offered).json()) as { link: string };
  await expect(title(page, 'Continue on your phone')).toBeFocused();
  expect(await tabTo(page, 'Continue on this device')).toEqual(['Copy the link', 'Continue on this device']);

  const digits = await claim(browser, link);
  await expect(title(page, 'Type the two digits that your phone shows')).toBeFocused();
  await tabTo(page, 'Type the two digits that your phone shows');
  await page.keyboard.type(digits);
  await page.keyboard.press('Enter');
  await expect(title(page, 'You are continuing on your phone')).toBeFocused();
  await tabTo(page, 'Take it back here');
  await page.keyboard.press('Space');
  await untilState(page, 'active');
  expect((await stopOf(page)).name).not.toBe('nothing');
  await shop.close();
});
