// The emulated Onboarding Server's page, clicked through against the demo's merchant, over sockets.

import { serve } from '@hono/node-server';
import type { Page } from '@playwright/test';
import type { AddressInfo } from 'node:net';
import { startSandbox, type Sandbox } from 'kyc-enrolment-sandbox';
import { createMerchant } from '../../demo/merchant.ts';
import { isGrid } from '../support/grid.ts';
import { violationsOf } from './support/looks.ts';
import { expect, test as base } from './support/test.ts';

const test = base.extend<{ readonly onboarding: Sandbox['wultra'] }>({
  onboarding: async ({ page }, use) => {
    const sandbox = await startSandbox();
    const server = serve({ fetch: (request) => merchant.fetch(request), port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const merchant = createMerchant({
      sandbox,
      origin,
      kits: { trustmatic: { logger }, tennpay: { logger } },
    });
    sandbox.wultra.setServicesUrl(`${origin}/kyc/wultra`);
    const told: string[] = [];
    page.on('console', (message) => told.push(message.text()));
    page.on('pageerror', (error) => told.push(error.message));

    await use(sandbox.wultra);

    expect(told, 'nothing on the console, so no policy was broken').toEqual([]);
    server.close();
    await sandbox.close();
    await merchant.close();
  },
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const standing = (page: Page) => page.getByRole('status');

async function start(
  page: Page,
  { scenario = 'accepted', profile = '2.2' }: { scenario?: string; profile?: string } = {},
): Promise<void> {
  await page.getByLabel('User').selectOption(scenario);
  await page.getByLabel('Onboarding Server').selectOption(profile);
  await button(page, 'Start a process').click();
  await expect(page.getByRole('heading', { name: 'Next: Look the user up' })).toBeVisible();
}

test('a process is clicked through to ACCEPTED, and every call can be looked into', async ({
  page,
  onboarding,
}) => {
  await page.goto(onboarding.url);
  await expect(page.getByText('it verifies nothing').first()).toBeVisible();
  await start(page);
  const path = [
    'look-up',
    'send',
    'right',
    'fetch',
    'approve',
    'begin',
    'as-asked',
    'accepted',
    'accepted',
    'ask',
    'begin',
    'accepted',
    'send',
    'right',
    'ask',
    'report',
  ];
  await button(page, 'look-up').focus();
  for (const [index, choice] of path.entries()) {
    // By keyboard: whoever presses a button finds themselves on the next one.
    const next = button(page, choice);
    if (index > 0) await expect(next).toBeFocused();
    await next.press('Enter');
    await expect(page.locator('[data-process]')).not.toHaveAttribute('aria-busy');
  }
  await expect(standing(page)).toHaveText('COMPLETED / ACCEPTED');
  await expect(page.getByRole('heading', { name: 'No next step' })).toBeFocused();
  await expect(button(page, 'Run through')).toBeDisabled();

  const call = page.locator('details', { hasText: 'POST /otp/send 200' }).first();
  await call.locator('summary').click();
  await expect(call).toContainText('"otpCode": "… 8 digits"');
  await expect(call).toContainText('Basic [redacted]');
  await expect(call).toContainText('"otpSent": true');

  await page.reload();
  await expect(standing(page)).toContainText('COMPLETED / ACCEPTED');
});

test('a decision that has to wait comes by itself', async ({ page, onboarding }) => {
  await page.goto(onboarding.url);
  await start(page, { scenario: 'evaluation-waits', profile: 'seed' });
  await button(page, 'Run through').click();
  await expect(standing(page)).toHaveText(
    'CLIENT_EVALUATION / IN_PROGRESS: waits for the merchant’s call-back',
  );
  await expect(standing(page)).toHaveText(
    'ONBOARDING_APPROVAL / IN_PROGRESS: waits for the merchant’s call-back',
  );
  await expect(standing(page)).toContainText('COMPLETED / ACCEPTED');
  expect(onboarding.requests.map(({ path, status }) => `${path} ${status}`)).toEqual([
    '/api/private/client/evaluate 200',
    '/api/private/client/approve 200',
  ]);
});

test('what the user cannot see is said: nobody was found', async ({ page, onboarding }) => {
  await page.goto(onboarding.url);
  await start(page, { scenario: 'unknown-user' });
  await button(page, 'Run through').click();
  await expect(standing(page)).toHaveText('ACTIVATION_IN_PROGRESS: nobody was found, so no code was sent');
});

test('a merchant who fails is tried five times by 1.9', async ({ page, onboarding }) => {
  await page.goto(onboarding.url);
  await start(page, { scenario: 'evaluation-fails', profile: '1.9' });
  await button(page, 'Run through').click();
  await expect(standing(page)).toHaveText('CLIENT_EVALUATION / FAILED: maxFailedAttemptsClientEvaluation');
  await expect(page.locator('summary', { hasText: 'POST /client/evaluate' })).toHaveCount(5);
  await expect(page.locator('summary', { hasText: '(attempt 5) 500' })).toHaveCount(1);
  await button(page, 'start-over').click();
  await expect(standing(page)).toHaveText('VERIFICATION_IN_PROGRESS');
});

const looks = [
  { name: 'light', colorScheme: 'light', width: 1000 },
  { name: 'dark', colorScheme: 'dark', width: 1000 },
  { name: 'narrow', colorScheme: 'light', width: 320 },
] as const;

test('the page is accessible and fits: light, dark and narrow', async ({ page, onboarding }, info) => {
  await page.goto(onboarding.url);
  const check = async (state: string) => {
    for (const { name, colorScheme, width } of looks) {
      const shown = `${state}, ${name}`;
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await violationsOf(page), shown).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), shown).toBeLessThanOrEqual(
        width,
      );
      if (isGrid) await page.screenshot({ path: info.outputPath(`${state}-${name}.png`), fullPage: true });
    }
  };
  await check('empty');
  await start(page);
  for (const choice of ['look-up', 'send']) await button(page, choice).click();
  await expect(
    page.getByRole('heading', { name: 'Next: The user enters the activation code' }),
  ).toBeVisible();
  await page.locator('summary').first().click();
  await check('under way');
  await button(page, 'Run through').click();
  await expect(standing(page)).toContainText('COMPLETED / ACCEPTED');
  await check('accepted');
});
