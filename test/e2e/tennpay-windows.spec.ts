// 10nPay's pages in windows and frames: closed, out of sight, blocked, outlived.

import type { Page } from '@playwright/test';
import { turnOf } from '../support/grid.ts';
import {
  displays,
  identify,
  kyc,
  leave,
  openedBy,
  sign,
  startButton,
  takePictures,
  test,
  expectVerified,
  verified,
  type Journey,
} from './support/journey.ts';
import { openShop } from './support/shop.ts';
import { enrol, expect, frameOf, hurry, signIn } from './support/test.ts';
import { inWholeBrowser } from './support/worker-browsers.ts';

/** In the headless shell a window that is closed while it loads hangs for minutes, once in a few hundred. */
const testClosing = test.extend({ context: inWholeBrowser });

/** Nothing has ended, and the customer has a way on. */
async function expectLost(page: Page, journey: Journey): Promise<void> {
  await expect(page.getByText('We cannot see the window').last()).toBeVisible();
  await expect(page.locator('#kyc0')).toHaveJSProperty('state', 'active');
  expect(journey.heard.filter(({ type }) => type === 'kyc-notice')).toMatchObject([
    { detail: { code: 'WINDOW_LOST' } },
  ]);
  expect(journey.ends()).toEqual([]);
}

/** The ways of showing a page that open a window. */
const windows = ['popup', 'inline'] as const;

for (const [turn, leg] of ['identification', 'signing'].entries())
  for (const display of turnOf(windows, turn))
    testClosing(
      `check 53: from ${display}, a window closed at the ${leg} is no end and offered again`,
      async ({ page, journey, shop }) => {
        await journey.open('approved', kyc(display));
        if (leg === 'signing') await identify(await leave(page, display));
        const popup = await leave(page, display);
        await popup.close(); // at once
        await expectLost(page, journey);
        await expect.poll(() => shop.requests.some((request) => request.includes('seen=closed'))).toBe(true);
        const again = await leave(page, display);
        if (leg === 'identification') await identify(again);
        await sign(leg === 'signing' ? again : await leave(page, display));
        await expectVerified(page, journey);
      },
    );

testClosing(
  'check 53: who leaves after the window was closed has cancelled, by their own hand',
  async ({ page, journey }) => {
    await journey.open('approved', kyc('popup'));
    await (await leave(page, 'popup')).close();
    await expectLost(page, journey);
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    expect(await journey.end()).toMatchObject({ type: 'kyc-cancel', detail: { reason: 'user' } });
    expect(journey.times('verifying')).toBe(0);
  },
);

for (const [turn, { name, scenario, headers }] of [
  { name: 'a hosted page with COOP', scenario: 'coop', headers: {} },
  {
    name: 'a shop with COOP and a page',
    scenario: 'approved',
    headers: { 'Cross-Origin-Opener-Policy': 'same-origin' },
  },
].entries())
  test(`check 53: ${name} that takes 5 s to its first byte is lost from sight, and no end`, async ({
    page,
    context,
    journey,
  }) => {
    await context.route(/\/l\/\?/, async (route) => {
      const response = await route.fetch();
      await new Promise((resolve) => setTimeout(resolve, 5_000)); // what is tried: a slow provider
      await route.fulfill({ response });
    });
    await journey.open(scenario, { ...kyc(turn ? 'inline' : 'popup'), headers });
    const identification = await leave(page, 'popup');
    await expect(identification.getByRole('heading')).toBeVisible();
    await expectLost(page, journey);
    await identify(identification);
    await expect(page.getByText('Step 2 of 2')).toBeVisible(); // its button is called as the one before it
    await sign(await leave(page, 'popup'));
    await expectVerified(page, journey);
  });

testClosing(
  'check 53: a window closed after signing, with an answer of 2.5 s, ends as the server says',
  async ({ page, journey, shop }) => {
    await journey.open('approved', kyc('popup'));
    await identify(await leave(page, 'popup'));
    const signing = await leave(page, 'popup');
    shop.intercept((request) =>
      /return\//.test(request.url)
        ? new Promise(() => undefined)
        : /session\/./.test(request.url)
          ? new Promise((resolve) => setTimeout(resolve, 2_500)).then(() => undefined)
          : undefined,
    );
    await sign(signing);
    await expect.poll(() => shop.requests.some((request) => request.includes('/return/'))).toBe(true);
    await signing.close();
    await hurry(page);
    await expectVerified(page, journey);
  },
);

test('check 53: an ordinary journey never speaks of a lost window, nor begins again', async ({
  page,
  journey,
}) => {
  await page.addInitScript(watchTitles);
  await journey.open('approved', kyc('popup'));
  await identify(await leave(page, 'popup'));
  await sign(await leave(page, 'popup'));
  await expectVerified(page, journey);
  expect(journey.heard.filter(({ type }) => type === 'kyc-notice')).toEqual([]);
  const titles = await page.evaluate(() => (window as unknown as { titles: string[] }).titles);
  const [begun, prepared] = [titles.indexOf('Identity verification'), titles.lastIndexOf(preparing)];
  expect(prepared, titles.join(', ')).toBeLessThan(begun);
});

const preparing = 'Preparing your verification…';

/** Keeps every title that was painted, in order. */
function watchTitles(): void {
  const titles: string[] = Object.assign(window, { titles: [] }).titles;
  const look = () => {
    const element = document.querySelector('kyc-enrolment');
    const title = element?.shadowRoot?.querySelector('[part=title]')?.textContent ?? '';
    if (title !== titles.at(-1)) titles.push(title);
    requestAnimationFrame(look);
  };
  look();
}

for (const display of turnOf(windows, 1))
  test(`check 61: from ${display}, a window that outlived a reload is heard when it is back`, async ({
    page,
    journey,
  }) => {
    await page.clock.install();
    await journey.open('approved', kyc(display));
    const popup = await leave(page, display);
    await page.reload();
    await expect(startButton(page)).toBeVisible();
    await identify(popup);
    await expect.poll(() => popup.isClosed()).toBe(true);
    await page.clock.runFor(16_000);
    await expect(startButton(page)).toHaveText('Continue');
    await sign(await leave(page, display));
    await expectVerified(page, journey);
  });

for (const display of turnOf(windows, 0))
  test(`check 52: from ${display}, a window that is blocked leaves the same tab`, async ({
    page,
    journey,
  }) => {
    await page.addInitScript(() => {
      window.open = () => null;
    });
    await journey.open('approved', kyc(display));
    const inThisTab = async () => {
      await startButton(page).click();
      await expect(page.getByText('Your browser blocked the window.').last()).toBeVisible();
      await page.getByRole('button', { name: 'Continue in this tab' }).click();
    };
    await inThisTab();
    await identify(page);
    await inThisTab();
    await sign(page);
    await expectVerified(page, journey);
  });

for (const [turn, { name, scenario, headers }] of [
  {
    name: 'check 55: a shop with COOP same-origin',
    scenario: 'approved',
    headers: { 'Cross-Origin-Opener-Policy': 'same-origin' },
  },
  { name: 'check 53: hosted pages with COOP same-origin', scenario: 'coop', headers: {} },
].entries())
  for (const display of turnOf(windows, turn))
    test(`${name} loses sight of the window, from ${display}, and still hears how it ends`, async ({
      page,
      journey,
    }) => {
      await journey.open(scenario, { ...kyc(display), headers });
      const identification = await leave(page, display);
      await identify(identification);
      // until the shop has heard of it, its button leads to the finished page again
      await expect(page.getByText('Step 2 of 2: signature')).toBeVisible();
      const signing = await leave(page, display);
      await sign(signing);
      await expectVerified(page, journey);
      await expect.poll(() => [identification.isClosed(), signing.isClosed()]).toEqual([true, true]);
    });

test('in a dialog: both pages open from its button, and the focus comes back once', async ({
  page,
  journey,
}) => {
  await journey.open('approved', {
    elements: [{ 'token-endpoint': '/kyc-10npay/session', display: 'dialog', 'start-mode': 'manual' }],
    body: (elements) =>
      '<main><h1>Open an account</h1><button commandfor="kyc0" command="--start">Verify ' +
      `now</button>${elements}</main>`,
  });
  const opener = page.getByRole('button', { name: 'Verify now' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Identity verification' });
  const button = (name: string) => dialog.getByRole('button', { name, exact: true });
  await identify(await openedBy(button('Verify my identity')));
  await expect(dialog).toContainText('Step 2 of 2: signature');
  await sign(await openedBy(button('Continue')));
  await expectVerified(page, journey);
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('two enrolments in two tabs, one at each provider, end each by itself', async ({
  page,
  context,
  journey,
  shop,
}) => {
  await journey.open('approved', kyc('popup'));
  const other = await context.newPage();
  await other.goto(shop.addPage({ elements: [{ display: 'popup' }] }));
  const enrolment = await openedBy(startButton(other));
  await page.bringToFront();
  const identification = await leave(page, 'popup');
  await identify(identification);
  const signing = await leave(page, 'popup');
  await enrol(enrolment);
  await expect(other.getByRole('heading', { name: 'You are verified' }).last()).toBeVisible();
  expect(journey.ends()).toHaveLength(1);
  expect(signing.isClosed()).toBe(false);
  await sign(signing);
  await expect(page.getByRole('heading', { name: 'You are verified' }).last()).toBeVisible();
  expect(journey.ends()).toMatchObject([verified, verified]);
  expect(new Set(journey.ends().map(({ detail }) => detail['sessionId'])).size).toBe(2);
  expect(journey.finalized()).toBe(1);
});

test('check 60: pages that may be framed are, where the shop says so', async ({ page, journey }) => {
  await journey.open('framed-allowed', kyc('inline', { 'frame-hosted-pages': true }));
  await identify(frameOf(page));
  await sign(frameOf(page));
  await expectVerified(page, journey);
});

test('check 60: a page that refuses the frame after all has a way out', async ({ page, journey }) => {
  await journey.open('approved', kyc('inline', { 'frame-hosted-pages': true }));
  const wayOut = () => openedBy(page.getByRole('button', { name: 'Trouble? Open in a new window' }));
  await identify(await wayOut());
  await expect(page.getByText('Checking your details').first()).toBeVisible();
  await expect(page.locator('#kyc0 iframe')).toHaveCount(1);
  await sign(await wayOut());
  await expectVerified(page, journey);
});

test('check 61: who closes everything right after signing is finalized all the same', async ({ page }) => {
  const shop = await openShop({ kit: { sweepEveryMs: 250 } });
  try {
    await signIn(page, shop, 'approved', { provider: '10npay' });
    await page.goto(shop.addPage(kyc('popup')));
    await identify(await leave(page, 'popup'));
    const signing = await leave(page, 'popup');
    await page.close();
    await sign(signing);
    await expect.poll(() => shop.outcomes).toMatchObject([{ status: 'approved' }]);
    expect(
      shop.sandbox.tennpay.requests.filter(
        ({ path, status }) => path.includes('/finalize') && status === 200,
      ),
    ).toHaveLength(1);
  } finally {
    await shop.close();
  }
});

testClosing(
  'check 53: pictures taken and the window closed: the journey goes on with the signature',
  async ({ page, journey, shop }) => {
    await journey.open('approved', kyc('popup'));
    const popup = await leave(page, 'popup');
    await takePictures(popup);
    await expect(popup.getByRole('heading', { name: 'That’s it' })).toBeVisible();
    await popup.close();
    await expect(page.getByText('We cannot see the window').last()).toBeVisible();
    shop.skip(2_000);
    await hurry(page);
    await expect(page.getByText('Step 2 of 2: signature')).toBeVisible();
    await sign(await leave(page, 'popup'));
    await expectVerified(page, journey);
  },
);

test('check 38: a tab that slept for two hours asks the server once, and goes on from there', async ({
  page,
  journey,
  shop,
}) => {
  await page.clock.install();
  await journey.open('approved', kyc('popup'));
  await takePictures(await leave(page, 'popup'));
  const before = shop.requests.length;
  const asked = () => shop.requests.length - before;
  shop.skip(2_000);
  await page.clock.fastForward('02:00:00');
  await expect.poll(asked).toBe(1);
  await expect(async () => {
    await page.clock.fastForward(15_000);
    await expect(startButton(page)).toHaveText('Continue', { timeout: 1_000 });
  }).toPass();
  expect(asked()).toBeLessThan(20); // 480 were due meanwhile
  await sign(await leave(page, 'popup'));
  await expectVerified(page, journey);
});

test('check 52: a tab that the shop itself has opened stays open when the journey goes on in it', async ({
  page,
  context,
  journey,
  shop,
}) => {
  await context.addInitScript(() => {
    const open = window.open.bind(window);
    window.open = (url, ...rest) => (url === '' ? null : open(url, ...rest));
  });
  await journey.open('approved', { body: () => '<main><h1>Portal</h1></main>' });
  const [tab] = await Promise.all([
    context.waitForEvent('page'),
    page.evaluate(
      (url) => {
        window.open(url);
      },
      shop.addPage(kyc('inline')),
    ),
  ]);
  for (const done of [identify, sign]) {
    await startButton(tab).click();
    await tab.getByRole('button', { name: 'Continue in this tab' }).click();
    await done(tab);
  }
  await expectVerified(tab, journey);
});

for (const display of turnOf(displays, 0))
  test(`a customer back without success from ${display} tries again, and is verified`, async ({
    page,
    journey,
    shop,
  }) => {
    await journey.open('approved', kyc(display));
    const there = await leave(page, display);
    const back = there.goto(`${shop.origin}/kyc-10npay/return/fail`);
    await back.catch(() => undefined); // our window is closed before it has loaded
    if (display === 'redirect') {
      // a link without a sender is anybody's: the page is offered as before
      await expect(startButton(page)).toBeVisible();
    } else {
      await expect(page.getByText('That did not work').last()).toBeVisible();
      await expect.poll(() => there.isClosed()).toBe(true);
      expect(journey.ends()).toEqual([]);
      await page.getByRole('button', { name: 'Continue', exact: true }).waitFor();
    }
    expect(journey.ends()).toEqual([]);
    const again = page.getByRole('button', { name: 'Try again' });
    await identify(await (display === 'redirect' ? leave(page, display) : openedBy(again)));
    await sign(await leave(page, display));
    await expectVerified(page, journey);
  });

test('no page in our window moves the shop, and leaving closes the window all the same @smoke', async ({
  page,
  journey,
}) => {
  await journey.open('approved', kyc('popup'));
  const shopUrl = page.url();
  const popup = await leave(page, 'popup');
  await expect(popup.getByRole('heading')).toBeVisible();
  const refused = await popup.evaluate(() => {
    history.replaceState(null, '', '/'); // the browser tells the console whom it refuses
    const { opener } = window as unknown as { opener: Window | null };
    const ways = [
      () => (opener as Window).location.replace('/evil'),
      () => (opener?.top as Window).location.replace('/evil'),
      () => (opener?.parent as Window).location.replace('/evil'),
    ];
    return ways.map((way) => {
      try {
        way();
        return 'moved';
      } catch {
        return 'refused';
      }
    });
  });
  expect(refused).toEqual(['refused', 'refused', 'refused']);
  expect(page.url()).toBe(shopUrl);
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  expect(await journey.end()).toMatchObject({ type: 'kyc-cancel', detail: { reason: 'user' } });
  await expect.poll(() => popup.isClosed()).toBe(true);
});

test('check 42: an element that is removed closes its window @smoke', async ({ page, journey }) => {
  await journey.open('approved', kyc('popup'));
  const popup = await leave(page, 'popup');
  await expect(popup.getByRole('heading')).toBeVisible();
  await page.evaluate(() => {
    document.getElementById('kyc0')?.remove();
  });
  await expect.poll(() => popup.isClosed()).toBe(true);
  expect(journey.ends()).toEqual([]);
});

test('check 57: what another tab says on the channel ends nothing, and closes no window', async ({
  page,
  context,
  journey,
  shop,
}) => {
  await journey.open('approved', kyc('popup'));
  const identification = await leave(page, 'popup');
  const other = await context.newPage();
  await other.goto(`${shop.origin}/nowhere`);
  const asked = shop.requests.length;
  await other.evaluate(() => {
    const channel = new BroadcastChannel('kyc-return');
    channel.postMessage({ type: 'kyc-return', result: 'fail' });
    channel.postMessage({ type: 'kyc-return', result: 'success', nonce: 'guessed' });
  });
  await expect.poll(() => shop.requests.length).toBeGreaterThan(asked + 1);
  expect(shop.requests.slice(asked).join()).not.toContain('own=1');
  expect(journey.ends()).toEqual([]);
  await identify(identification);
  await sign(await leave(page, 'popup'));
  await expectVerified(page, journey);
});

test('check 61: a shop whose tab is closed meanwhile leaves a window that says where to go on', async ({
  page,
  journey,
}) => {
  await journey.open('approved', kyc('popup'));
  const popup = await leave(page, 'popup');
  await takePictures(popup);
  await page.close();
  await popup.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(popup.getByRole('heading', { name: 'You can go back now' })).toBeVisible();
  await popup.getByRole('link', { name: 'Continue' }).click();
  await sign(await leave(popup, 'popup'));
  await expectVerified(popup, journey);
});
