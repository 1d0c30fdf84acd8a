// The 10nPay journey as a customer walks it, and what must hold at its end whatever happened on the way.

import { expect, type BrowserContext, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { PageDefinition, Shop } from './shop.ts';
import { signIn, test as base } from './test.ts';

/** How the shop shows pages that cannot be framed. */
export const displays = ['popup', 'redirect', 'inline'] as const;
export type Display = (typeof displays)[number];

interface Heard {
  /** One for each document that the customer was shown. */
  readonly document: string;
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface Journey {
  /** Every event of every page so far, also of those that were left, in order. */
  readonly heard: readonly Heard[];
  /** Signs a customer in whose scenario the sandbox plays, and opens a page of the shop. */
  open(scenario: string, definition?: PageDefinition, provider?: 'trustmatic'): Promise<void>;
  /** How often elements came into a state. */
  times(state: string): number;
  /** The terminal events so far. */
  ends(): readonly Heard[];
  /** Waits for the end of the attempt. */
  end(): Promise<Heard>;
  /** Finalize requests that 10nPay carried out. */
  finalized(): number;
}

const finalizePath = '/Enrollment/finalize-external-identification';

export const test = base.extend<{ readonly journey: Journey }>({
  journey: async ({ shop, page, context }, use) => {
    const since = shop.now();
    const heard: Heard[] = [];
    const told: string[] = [];
    shop.secrets.clear();
    await listen(context, { heard, told, shop });

    const ends = () => heard.filter(isEnd);
    await use({
      heard,
      ends,
      times: (state) =>
        heard.filter(({ type, detail }) => type === 'kyc-state' && detail['state'] === state).length,
      async open(scenario, definition = {}, provider) {
        await signIn(page, shop, scenario, { provider: provider ?? '10npay' });
        await page.goto(shop.addPage(definition));
      },
      async end() {
        await expect.poll(() => ends().length).toBeGreaterThan(0);
        const [end] = ends();
        if (!end) throw new Error();
        return end;
      },
      finalized: () =>
        shop.sandbox.tennpay.requests.filter(
          ({ path, status, at }) => path === finalizePath && status === 200 && at >= since,
        ).length,
    });

    const kept = await Promise.all(context.pages().map((open) => keptBy(open, shop)));
    const everything = JSON.stringify([kept, told, heard, shop.requests, shop.logLines, shop.outcomes]);
    const secrets = [...shop.secrets, shop.sandbox.tennpay.clientSecret];
    expect(secrets.length).toBeGreaterThan(1);
    expect(
      secrets.filter((secret) => everything.includes(secret)),
      'nothing secret in an address of the shop, a store or a log',
    ).toEqual([]);
    for (const id of new Set(heard.map(({ document }) => document))) {
      const there = heard.filter(({ document }) => document === id);
      const begun = there.filter(
        ({ type, detail }) => type === 'kyc-state' && detail['state'] === 'starting',
      ).length;
      expect(there.filter(isEnd).length, 'one terminal event an attempt').toBeLessThanOrEqual(begun);
    }
  },
});

const isEnd = ({ type }: Heard) => /^kyc-(success|error|cancel)$/.test(type);

interface Listening {
  readonly heard: Heard[];
  /** Addresses of the shop and console lines. */
  readonly told: string[];
  readonly shop: Shop;
}

async function listen(context: BrowserContext, { heard, told, shop }: Listening): Promise<void> {
  await context.exposeBinding('hearOfKyc', (_, event: Heard) => {
    heard.push(event);
  });
  await context.addInitScript(() => {
    const id = String(Math.random());
    for (const name of [
      'state',
      'ready',
      'submit',
      'success',
      'error',
      'cancel',
      'notice',
      'before-redirect',
    ])
      document.addEventListener(
        `kyc-${name}`,
        (event) => {
          const { type, detail } = event as CustomEvent<Heard['detail']>;
          (window as unknown as { hearOfKyc(event: Heard): void }).hearOfKyc({ document: id, type, detail });
        },
        true,
      );
  });
  context.on('console', (message) => told.push(message.text()));
  context.on('request', (request) => {
    if (new URL(request.url()).origin === shop.origin) told.push(request.url());
  });
}

/** What a page of the shop leaves in the browser. */
async function keptBy(page: Page, { origin }: Shop): Promise<string> {
  if (new URL(page.url()).origin !== origin) return '';
  return page.evaluate(() =>
    JSON.stringify([
      location.href,
      document.cookie,
      { ...localStorage },
      { ...sessionStorage },
      history.state,
      performance.getEntries(),
      document.documentElement.outerHTML,
    ]),
  );
}

export const verified = { type: 'kyc-success', detail: { outcome: 'approved' } };
export const failed = { type: 'kyc-error', detail: { code: 'VERIFICATION_FAILED', retryable: true } };

export async function expectVerified(page: Page, journey: Journey): Promise<void> {
  expect(await journey.end()).toMatchObject(verified);
  await expect(page.getByRole('heading', { name: 'You are verified' }).last()).toBeVisible();
  expect(journey.ends()).toHaveLength(1);
  expect(journey.finalized()).toBe(1);
}

/** Begins a leg: the shop's own button, not the provider's of the same name. */
export const startButton = (page: Page) =>
  page.locator('#kyc0').getByRole('button', { name: /^(Verify my identity|Continue)$/ });

/** Goes to the provider's page that the shop offers, in this tab or in a window. */
export async function leave(page: Page, display: Display): Promise<Page> {
  if (display !== 'redirect') return openedBy(startButton(page));
  await startButton(page).click();
  await page.waitForURL(/\/(l|sign)\//);
  return page;
}

/** The window that a click on a button opens. */
export async function openedBy(button: Locator): Promise<Page> {
  const [popup] = await Promise.all([button.page().context().waitForEvent('page'), button.click()]);
  return popup;
}

const press = (at: Page | FrameLocator, name: string) =>
  at.getByRole('button', { name, exact: true }).click();

/** Takes the pictures, and goes back. */
export async function identify(at: Page | FrameLocator): Promise<void> {
  await takePictures(at);
  await press(at, 'Continue');
}

export async function takePictures(at: Page | FrameLocator): Promise<void> {
  await press(at, 'Take photo');
  await press(at, 'Take selfie');
}

export const sign = (at: Page | FrameLocator): Promise<void> => press(at, 'Sign');

/** The element of a page, by the attributes for a way of display. */
export const kyc = (
  display: Display,
  attributes: Readonly<Record<string, string | true>> = {},
): PageDefinition => ({
  elements: [
    { 'token-endpoint': '/kyc-10npay/session', ...(display !== 'inline' && { display }), ...attributes },
  ],
});
