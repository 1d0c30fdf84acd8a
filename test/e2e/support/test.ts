// Playwright's test with a shop, and the words that the journeys are told in.

import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { openShop, type PageDefinition, type Shop } from './shop.ts';
import { test as base } from './worker-browsers.ts';

export { expect };

interface Fixtures {
  /** A shop and a sandbox of the test's own worker, with faults cleared. */
  readonly shop: Shop;
  /** Signs a customer in whose scenario the sandbox plays, and opens a page of the shop. */
  readonly open: (scenario: string, definition?: PageDefinition) => Promise<void>;
}

export const test = base.extend<Fixtures, { readonly workerShop: Shop }>({
  workerShop: [
    async ({}, use) => {
      const shop = await openShop();
      await use(shop);
      await shop.close();
    },
    { scope: 'worker' },
  ],
  shop: async ({ workerShop }, use, info) => {
    const { trustmatic, tennpay } = workerShop.sandbox;
    trustmatic.clearFaults();
    tennpay.clearFaults();
    workerShop.intercept(undefined);
    workerShop.requests.length = workerShop.outcomes.length = workerShop.logLines.length = 0;
    const since = workerShop.now();
    await use(workerShop);
    if (info.status === info.expectedStatus) return;
    const provider = [...trustmatic.requests, ...tennpay.requests]
      .filter(({ at }) => at >= since)
      .map(({ method, path, status, at }) => `${at} ${method} ${path} ${status}`);
    // what a flaky test needs
    console.log([...workerShop.requests, ...workerShop.logLines, ...provider].join('\n'));
  },
  open: async ({ shop, page }, use) => {
    await use(async (scenario, definition) => {
      await signIn(page, shop, scenario);
      await page.goto(shop.addPage(definition));
    });
  },
});

/** Signs a customer in, whose scenario the sandbox plays; with `consent` they have to agree to a text. */
export async function signIn(
  page: Page,
  shop: Shop,
  scenario: string,
  wish: { provider?: 'trustmatic' | '10npay'; consent?: boolean } = {},
): Promise<void> {
  // a second one may meet a kept connection at the moment that its server closes it
  const data = { scenario, ...wish };
  const response = await page.request.post(`${shop.origin}/demo/login`, { data, maxRetries: 1 });
  expect(response.status()).toBe(200);
}

/**
 * From now on the page asks the server twice a second, as after each moment without a network: what its wait
 * ends in is tested, and not how long it is.
 */
export const hurry = (page: Page): Promise<void> =>
  page.evaluate(() => {
    setInterval(() => dispatchEvent(new Event('online')), 500);
  });

/** The provider's page in an element's frame. */
export const frameOf = (page: Page, element = 'kyc0'): FrameLocator =>
  page.frameLocator(`#${element} iframe`);

/** Clicks through the provider's page, as far as taking every picture. */
export async function enrol(at: FrameLocator | Page, { sides = 2 } = {}): Promise<void> {
  const button = (name: string) => at.getByRole('button', { name, exact: true });
  const heading = (name: RegExp) => at.getByRole('heading', { name });
  await button('Continue on this device').click();
  for (const side of [/^(Front of|Photo page)/, /^Back of/].slice(0, sides)) {
    await expect(heading(side)).toBeVisible();
    await pressUntilGone(button('Take photo'), heading(side));
  }
  await button('Take selfie').click();
}

/** Chromium drops a click into a frame that was moved within the last half second. Customers click again. */
async function pressUntilGone(button: Locator, heading: Locator): Promise<void> {
  await expect(async () => {
    if (await heading.isVisible()) await button.click();
    await expect(heading).toBeHidden({ timeout: 5_000 });
  }).toPass();
}

interface LoggedEvent {
  readonly type: string;
  readonly id: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export const eventsOf = (page: Page, element = 'kyc0'): Promise<LoggedEvent[]> =>
  page.evaluate(
    (id) => (window as unknown as { log: LoggedEvent[] }).log.filter((event) => event.id === id),
    element,
  );

/** The terminal events so far. */
export const endsOf = async (page: Page, element = 'kyc0'): Promise<LoggedEvent[]> =>
  (await eventsOf(page, element)).filter(({ type }) => /^kyc-(success|error|cancel)$/.test(type));

/** Waits for the attempt's end; fails when there is more than one. */
export async function endOf(page: Page, element = 'kyc0'): Promise<LoggedEvent> {
  await expect.poll(async () => (await endsOf(page, element)).length).toBe(1);
  const [end] = await endsOf(page, element);
  if (!end) throw new Error();
  return end;
}

export const stateOf = (page: Page, element = 'kyc0'): Promise<string> =>
  page.evaluate((id) => (document.getElementById(id) as HTMLElement & { state: string }).state, element);

export const untilState = (page: Page, state: string, element = 'kyc0'): Promise<void> =>
  expect.poll(() => stateOf(page, element)).toBe(state);
