// 10nPay's journey with the shop on one site, the identification and the signing page on origins of their
// own, in each way of showing them.

import { turnOf } from '../support/grid.ts';
import {
  displays,
  identify,
  kyc,
  leave,
  sign,
  startButton,
  test,
  expectVerified,
  verified,
  failed,
} from './support/journey.ts';
import { expect } from './support/test.ts';

for (const display of displays)
  test(`check 61: 10nPay in ${display}, identified, checked, signed, checked, verified`, async ({
    page,
    journey,
    shop,
  }) => {
    await journey.open('approved', kyc(display));
    await identify(await leave(page, display));
    await sign(await leave(page, display));
    await expectVerified(page, journey);
    await expect
      .poll(() => shop.outcomes)
      .toMatchObject([{ status: 'approved', references: { individualId: expect.any(Number) as unknown } }]);
  });

for (const display of turnOf(displays, 0))
  test(`10nPay in ${display}, the customer sees which page is being checked, also after a reload`, async ({
    page,
    journey,
  }) => {
    const checking = (step: string) =>
      expect(page.locator('#kyc0 [part=message]')).toHaveText(
        new RegExp(`${step.replaceAll(' ', '\\s')}\\s*Checking your details`),
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

for (const display of turnOf(displays, 1))
  test(`check 61: 10nPay in ${display}, an identification that fails is not finalized`, async ({
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

for (const display of turnOf(displays, 2))
  test(`check 61: 10nPay in ${display}, a signature that fails is not finalized`, async ({
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

for (const display of displays)
  test(`check 61: 10nPay in ${display}, a reload in each of the five phases goes on from there`, async ({
    page,
    journey,
  }) => {
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

for (const [turn, scenario] of ['down-identification', 'down-signing'].entries())
  for (const display of turnOf(displays, turn))
    test(`check 61: 10nPay in ${display}, ${scenario}: 30 s of it are waited for`, async ({
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

for (const display of displays)
  test(`check 57: 10nPay in ${display}, the same return page, opened again, finishes nothing`, async ({
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
    if (display !== 'redirect')
      // it leads to the shop after half a second, which a busy machine may take to look at it
      await again.route(/\/back$/, (route) => route.fulfill({ status: 204 }));
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

for (const display of turnOf(displays, 1))
  test(`check 56: 10nPay in ${display}, a return page in a strange browser changes nothing`, async ({
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

for (const display of turnOf(displays, 2))
  test(`10nPay in ${display}, two tabs show one enrolment, and both hear how it ends`, async ({
    page,
    context,
    journey,
  }) => {
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
