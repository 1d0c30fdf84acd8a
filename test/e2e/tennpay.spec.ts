// 10nPay's journey with the shop on one site, the identification and the signing page on origins of their
// own.

import type { Page } from '@playwright/test';
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
  type Journey,
} from './support/journey.ts';
import { openShop } from './support/shop.ts';
import { enrol, expect, frameOf, signIn } from './support/test.ts';

const verified = { type: 'kyc-success', detail: { outcome: 'approved' } };
const failed = { type: 'kyc-error', detail: { code: 'VERIFICATION_FAILED', retryable: true } };

async function expectVerified(page: Page, journey: Journey): Promise<void> {
  expect(await journey.end()).toMatchObject(verified);
  await expect(page.getByText('You are verified').last()).toBeVisible();
  expect(journey.ends()).toHaveLength(1);
  expect(journey.finalized()).toBe(1);
}

for (const display of displays)
  test.describe(`10nPay in ${display}`, () => {
    test('check 61: identified, checked, signed, checked, verified', async ({ page, journey, shop }) => {
      await journey.open('approved', kyc(display));
      await identify(await leave(page, display));
      await sign(await leave(page, display));
      await expectVerified(page, journey);
      await expect
        .poll(() => shop.outcomes)
        .toMatchObject([{ status: 'approved', references: { individualId: expect.any(Number) as unknown } }]);
    });

    test('the customer sees which page is being checked, also after a reload', async ({ page, journey }) => {
      const checking = (step: string) =>
        expect(page.locator('#kyc0 [part=message]')).toHaveText(
          new RegExp(`${step}\\s*Checking your details`),
        );
      await journey.open('stuck-identification', kyc(display));
      await identify(await leave(page, display));
      await checking('Step 1 of 2: identification');
      await page.reload();
      await checking('Step 1 of 2: identification');
      await journey.open('stuck-signing', kyc(display));
      await identify(await leave(page, display));
      await sign(await leave(page, display));
      await checking('Step 2 of 2: signature');
      await page.reload();
      await checking('Step 2 of 2: signature');
    });

    test('check 61: an identification that fails ends as failed, and nothing is finalized', async ({
      page,
      journey,
    }) => {
      await journey.open('fail-identification', kyc(display));
      await identify(await leave(page, display));
      expect(await journey.end()).toMatchObject(failed);
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
      expect(journey.ends()).toHaveLength(1);
      expect(journey.finalized()).toBe(0);
    });

    test('check 61: a signature that fails ends as failed, and nothing is finalized', async ({
      page,
      journey,
    }) => {
      await journey.open('fail-signing', kyc(display));
      await identify(await leave(page, display));
      await sign(await leave(page, display));
      expect(await journey.end()).toMatchObject(failed);
      expect(journey.ends()).toHaveLength(1);
      expect(journey.finalized()).toBe(0);
    });

    test('check 61: a reload in each of the five phases goes on from there', async ({ page, journey }) => {
      await journey.open('approved', kyc(display));
      await (await leave(page, display)).bringToFront();
      await page.reload();
      const identification = display === 'redirect' ? page : await leave(page, display);
      await identify(identification);
      await expect.poll(() => journey.times('verifying')).toBeGreaterThan(0);
      await page.reload();
      await leave(page, display);
      await page.reload();
      const signing = display === 'redirect' ? page : await leave(page, display);
      const checked = journey.times('verifying');
      await sign(signing);
      await expect.poll(() => journey.times('verifying')).toBeGreaterThan(checked);
      if (journey.ends().length === 0) await page.reload();
      const { detail } = await journey.end();
      expect(detail).toMatchObject(verified.detail);
      const told = journey.ends().length;
      await page.reload();
      await expect.poll(() => journey.ends().length).toBe(told + 1);
      expect(journey.ends().at(-1)?.detail).toEqual(detail);
      expect(journey.finalized()).toBe(1);
    });

    for (const scenario of ['down-identification', 'down-signing'])
      test(`check 61: ${scenario}: a provider that is down for 30 s is waited for`, async ({
        page,
        journey,
        shop,
      }) => {
        const refusals = () => shop.sandbox.tennpay.requests.filter(({ status }) => status === 503).length;
        const before = refusals();
        const outage = async () => {
          await expect.poll(refusals).toBeGreaterThan(before);
          expect(journey.ends()).toEqual([]);
          shop.skip(41_000);
        };
        await journey.open(scenario, kyc(display));
        await identify(await leave(page, display));
        if (scenario === 'down-identification') await outage();
        await sign(await leave(page, display));
        if (scenario === 'down-signing') await outage();
        await expectVerified(page, journey);
      });

    test('check 57: the same return page, opened again, finishes nothing', async ({
      page,
      context,
      journey,
      shop,
    }) => {
      await journey.open('approved', kyc(display));
      await identify(await leave(page, display));
      await expect(startButton(page)).toHaveText('Continue');
      const signing = await leave(page, display);
      const again = await context.newPage();
      await again.goto(`${shop.origin}/kyc-10npay/return/success`);
      await expect(
        again.getByText(display === 'redirect' ? 'Open an account' : 'You can go back'),
      ).toBeVisible();
      await again.close();
      await expect(signing.getByRole('button', { name: 'Sign', exact: true })).toBeVisible();
      expect(journey.ends()).toEqual([]);
      expect(journey.finalized()).toBe(0);
      await sign(signing);
      await expectVerified(page, journey);
      const late = await context.newPage();
      await late.goto(`${shop.origin}/kyc-10npay/return/fail`);
      await late.close();
      expect(journey.finalized()).toBe(1);
      expect(shop.outcomes).toHaveLength(1);
    });

    test('check 56: the return page in a browser that never started says nothing and changes nothing', async ({
      page,
      browser,
      journey,
      shop,
    }) => {
      await journey.open('approved', kyc(display));
      const identification = await leave(page, display);
      const stranger = await browser.newContext();
      const strange = await stranger.newPage();
      await strange.goto(`${shop.origin}/kyc-10npay/return/success?status=approved&userId=1`);
      await expect.poll(() => strange.url()).not.toContain('userId');
      await expect(strange.getByText(/You can go back|Open an account/).first()).toBeVisible();
      await stranger.close();
      expect(journey.ends()).toEqual([]);
      await identify(identification);
      await sign(await leave(page, display));
      await expectVerified(page, journey);
    });

    test('two tabs show one enrolment, and both hear how it ends', async ({ page, context, journey }) => {
      await journey.open('approved', kyc(display));
      const second = await context.newPage();
      await second.clock.install();
      await second.goto(page.url());
      await expect(startButton(second)).toHaveText('Verify my identity');
      await page.bringToFront();
      await identify(await leave(page, display));
      await sign(await leave(page, display));
      expect(await journey.end()).toMatchObject(verified);
      await second.bringToFront();
      await second.clock.runFor(16_000);
      await expect.poll(() => journey.ends().length).toBe(2);
      expect(journey.ends()[1]?.detail).toEqual(journey.ends()[0]?.detail);
      expect(journey.finalized()).toBe(1);
    });
  });

for (const display of ['popup', 'inline'] as const)
  test.describe(`10nPay in a window, from ${display}`, () => {
    for (const leg of ['identification', 'signing'])
      test(`check 53: a window closed at the ${leg} is cancelled once the server was asked, and starting again goes on there`, async ({
        page,
        journey,
        shop,
      }) => {
        await page.clock.install();
        await journey.open('approved', kyc(display));
        if (leg === 'signing') await identify(await leave(page, display));
        const popup = await leave(page, display);
        await expect(popup.getByRole('heading')).toBeVisible();
        await page.clock.runFor(4_000);
        await popup.close();
        await page.clock.runFor(1_000);
        expect(await journey.end()).toMatchObject({ type: 'kyc-cancel', detail: { reason: 'closed' } });
        expect(shop.requests.at(-1)).toContain('seen=closed');
        const startAgain = page.getByRole('button', { name: 'Start again' });
        if (display === 'inline') await startAgain.click();
        const again = await (display === 'popup' ? openedBy(startAgain) : leave(page, display));
        if (leg === 'identification') await identify(again);
        await sign(leg === 'signing' ? again : await leave(page, display));
        await expect.poll(() => journey.ends().length).toBe(2);
        expect(journey.ends()[1]).toMatchObject(verified);
        expect(journey.finalized()).toBe(1);
      });

    test('check 61: a window that outlived a reload of the shop is heard when it comes back', async ({
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

    test('check 52: where the browser blocks the window, the journey goes on in the same tab', async ({
      page,
      journey,
    }) => {
      await page.addInitScript(() => {
        window.open = () => null;
      });
      await journey.open('approved', kyc(display));
      const inThisTab = async () => {
        await startButton(page).click();
        await expect(page.getByText('Your browser blocked the window.')).toBeVisible();
        await page.getByRole('button', { name: 'Continue in this tab' }).click();
      };
      await inThisTab();
      await identify(page);
      await inThisTab();
      await sign(page);
      await expectVerified(page, journey);
    });

    for (const [name, scenario, headers] of [
      ['check 55: a shop with COOP same-origin', 'approved', { 'Cross-Origin-Opener-Policy': 'same-origin' }],
      ['check 53: hosted pages with COOP same-origin', 'coop', {}],
    ] as const)
      test(`${name} loses sight of the window, and still hears how it ends`, async ({ page, journey }) => {
        await journey.open(scenario, { ...kyc(display), headers });
        const identification = await leave(page, display);
        await identify(identification);
        const signing = await leave(page, display);
        await sign(signing);
        await expectVerified(page, journey);
        await expect.poll(() => [identification.isClosed(), signing.isClosed()]).toEqual([true, true]);
      });
  });

test('in a dialog: both pages open from its button, and the focus comes back once', async ({
  page,
  journey,
}) => {
  await journey.open('approved', {
    elements: [{ 'token-endpoint': '/kyc-10npay/session', display: 'dialog', 'start-mode': 'manual' }],
    body: (elements) =>
      `<main><h1>Open an account</h1><button commandfor="kyc0" command="--start">Verify now</button>${elements}</main>`,
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

test('the back button leads from either of the pages to the shop, which offers them again', async ({
  page,
  journey,
}) => {
  await journey.open('approved', kyc('redirect'));
  await leave(page, 'redirect');
  await page.goBack();
  await identify(await leave(page, 'redirect'));
  await leave(page, 'redirect');
  await page.goBack();
  await sign(await leave(page, 'redirect'));
  await expectVerified(page, journey);
});

test('back to a page that was finished, and on from there', async ({ page, journey }) => {
  await journey.open('approved', kyc('redirect'));
  await identify(await leave(page, 'redirect'));
  await expect.poll(() => journey.times('verifying')).toBeGreaterThan(0);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'This step is finished' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await sign(await leave(page, 'redirect'));
  await expectVerified(page, journey);
});

test('back past the signing page to one that was finished, and on from there: the signing page is offered still', async ({
  page,
  journey,
  shop,
}) => {
  await journey.open('approved', kyc('redirect'));
  await identify(await leave(page, 'redirect'));
  await expect(startButton(page)).toHaveText('Continue');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'This step is finished' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.waitForURL(`${shop.origin}/**`);
  await expect(startButton(page)).toHaveText('Continue');
  await sign(await leave(page, 'redirect'));
  await expectVerified(page, journey);
});

test('a shop that prevents the redirect keeps its customer, who can go later', async ({ page, journey }) => {
  await journey.open('approved', kyc('redirect'));
  await page.evaluate(() => {
    document.addEventListener(
      'kyc-before-redirect',
      (event) => {
        event.preventDefault();
      },
      { once: true },
    );
  });
  await startButton(page).click();
  await expect.poll(() => journey.heard.filter(({ type }) => type === 'kyc-before-redirect')).toHaveLength(1);
  await identify(await leave(page, 'redirect'));
  await sign(await leave(page, 'redirect'));
  await expectVerified(page, journey);
});

test('a login that no other site brings along (SameSite=Strict) is known on the way back all the same', async ({
  page,
  context,
  journey,
}) => {
  await journey.open('stuck-identification', kyc('redirect'));
  await context.addCookies(
    (await context.cookies()).map((cookie) => ({ ...cookie, sameSite: 'Strict' as const })),
  );
  await identify(await leave(page, 'redirect'));
  await expect(page.locator('#kyc0 [part=message]')).toHaveText(
    /Step 1 of 2: identification\s*Checking your details/,
  );
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
  await expect(other.getByText('You are verified').last()).toBeVisible();
  expect(journey.ends()).toHaveLength(1);
  expect(signing.isClosed()).toBe(false);
  await sign(signing);
  await expect(page.getByText('You are verified').last()).toBeVisible();
  expect(journey.ends()).toMatchObject([verified, verified]);
  expect(new Set(journey.ends().map(({ detail }) => detail['sessionId'])).size).toBe(2);
  expect(journey.finalized()).toBe(1);
});

test('a page that did not come can be asked for again', async ({ page, journey }) => {
  const left = () => journey.heard.filter(({ type }) => type === 'kyc-before-redirect').length;
  await journey.open('approved', kyc('redirect'));
  await page.route(/\/l\//, (route) => route.fulfill({ status: 204 }));
  for (const times of [1, 2]) {
    await startButton(page).dispatchEvent('click');
    await expect.poll(left).toBe(times);
  }
  await page.unroute(/\/l\//);
  await startButton(page).dispatchEvent('click');
  await page.waitForURL(/\/l\//);
  await identify(page);
  await sign(await leave(page, 'redirect'));
  await expectVerified(page, journey);
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
    await expect.poll(() => shop.outcomes, { timeout: 30_000 }).toMatchObject([{ status: 'approved' }]);
    expect(
      shop.sandbox.tennpay.requests.filter(
        ({ path, status }) => path.includes('/finalize') && status === 200,
      ),
    ).toHaveLength(1);
  } finally {
    await shop.close();
  }
});

test('check 53: pictures taken and the window closed: starting again goes on with the signature', async ({
  page,
  journey,
  shop,
}) => {
  await page.clock.install();
  await journey.open('approved', kyc('popup'));
  const popup = await leave(page, 'popup');
  await takePictures(popup);
  await expect(popup.getByRole('heading', { name: 'That’s it' })).toBeVisible();
  await page.clock.runFor(4_000);
  await popup.close();
  await page.clock.runFor(1_000);
  expect(await journey.end()).toMatchObject({ type: 'kyc-cancel', detail: { reason: 'closed' } });
  shop.skip(2_000);
  await sign(await openedBy(page.getByRole('button', { name: 'Start again' })));
  await expect.poll(() => journey.ends().length).toBe(2);
  expect(journey.ends()[1]).toMatchObject(verified);
  expect(journey.finalized()).toBe(1);
});

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

for (const display of ['popup', 'redirect'] as const)
  test(`Trustmatic in ${display}: the customer enrols on a page of its own, and comes back by its return address`, async ({
    page,
    journey,
  }) => {
    await journey.open('approved', { elements: [{ display }] }, 'trustmatic');
    if (display === 'popup') {
      await enrol(await openedBy(startButton(page)));
    } else {
      await startButton(page).click();
      await enrol(page);
    }
    expect(await journey.end()).toMatchObject(verified);
    await expect(page.getByText('You are verified').last()).toBeVisible();
    expect(journey.ends()).toHaveLength(1);
  });

for (const display of displays)
  test(`check 28: the provider's pages learn the origin at most of a shop whose policy is careless, from ${display}`, async ({
    page,
    context,
    journey,
    shop,
  }) => {
    const referrers: (string | undefined)[] = [];
    context.on('request', (request) => {
      if (/\/(l|sign)\/\?/.test(request.url()))
        void request.allHeaders().then(({ referer }) => referrers.push(referer));
    });
    await journey.open('approved', { ...kyc(display), headers: { 'Referrer-Policy': 'unsafe-url' } });
    await identify(await leave(page, display));
    await sign(await leave(page, display));
    await expectVerified(page, journey);
    const told = display === 'redirect' ? `${shop.origin}/` : undefined; // an empty window that is pointed has no Referer at all
    expect(referrers).toEqual([told, told]);
  });
