// 10nPay's pages in the shop's own tab: there, back, and back again.

import {
  identify,
  kyc,
  leave,
  openedBy,
  sign,
  startButton,
  test,
  expectVerified,
  verified,
} from './support/journey.ts';
import { enrol, expect } from './support/test.ts';

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

test('back past the signing page: it is offered still', async ({ page, journey, shop }) => {
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

test('a login that no other site brings along (SameSite=Strict) is known on the way back', async ({
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
    /Step\s1\sof\s2: identification\s*Checking your details/,
  );
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

for (const display of ['popup', 'redirect'] as const)
  test(`Trustmatic in ${display}: the customer enrols, and comes back by its return address`, async ({
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
    await expect(page.getByRole('heading', { name: 'You are verified' }).last()).toBeVisible();
    expect(journey.ends()).toHaveLength(1);
  });

for (const display of ['redirect', 'popup'] as const)
  test(`check 28: from ${display}, the provider's pages learn the shop's origin at most`, async ({
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
    // an empty window that is pointed has no Referer at all
    const told = display === 'redirect' ? `${shop.origin}/` : undefined;
    expect(referrers).toEqual([told, told]);
  });
