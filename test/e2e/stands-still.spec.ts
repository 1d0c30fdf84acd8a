// Nothing on the merchant's page moves while a customer enrols. Only Chromium measures layout shifts.

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { turnOf } from '../support/grid.ts';
import { endOf, enrol, expect, frameOf, signIn, test, untilState } from './support/test.ts';

/** The rules that docs/theming.md has the merchant write, in their order. */
const [inlineRule = '', cardRule = ''] = [
  ...readFileSync('docs/theming.md', 'utf8').matchAll(/```css\n(kyc-enrolment:not\(:defined\)[^`]+)```/g),
].map(([, rule = '']) => rule);

const windows = [
  { width: 390, height: 664 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
] as const;

const phones = [
  { width: 390, height: 664 },
  { width: 360, height: 560 },
] as const;

const startButton = (page: Page) => page.getByRole('button', { name: 'Verify my identity' });

interface Flow {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly rule: string;
  /** Whether the page asks by a client of its own. */
  readonly hasClient?: boolean;
  /** What the customer does until the provider's page is there. */
  readonly begin?: (page: Page) => Promise<void>;
}

const flows: Record<string, Flow> = {
  'that starts by itself': { rule: inlineRule },
  'that starts by a button': {
    attributes: { 'start-mode': 'manual' },
    rule: inlineRule,
    begin: (page) => startButton(page).click(),
  },
  'with consent': {
    attributes: { 'consent-endpoint': '/kyc/consent' },
    rule: inlineRule,
    begin: (page) => page.getByRole('button', { name: 'I agree' }).click(),
  },
  'in a dialog': {
    attributes: { display: 'dialog', 'start-mode': 'manual' },
    rule: cardRule,
    begin: (page) => startButton(page).click(),
  },
  'of an element that a script inserts': {
    rule: '#place { min-block-size: min(750px, max(320px, 100svh - 96px)); }',
  },
  'of a page with a client of its own': { rule: inlineRule, hasClient: true },
};

interface Watched {
  /** Layout shifts without a customer's act, and what moved. */
  readonly shifts: { readonly value: number; readonly moved: string }[];
  readonly heights: number[];
}

/** Watches from the first moment of the page on. */
function watch(): void {
  const watched: { shifts: { value: number; moved: string }[]; heights: number[] } = {
    shifts: [],
    heights: [],
  };
  Object.assign(window, { watched });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
      };
      const moved = sources.map(
        ({ node, previousRect: { y }, currentRect }) =>
          `${node instanceof Element ? node.outerHTML.slice(0, 60) : ''} ${y} to ${currentRect.y}`,
      );
      if (!hadRecentInput) watched.shifts.push({ value, moved: moved.join('; ') });
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const sizes = new ResizeObserver(([entry]) => {
    const height = Math.round(entry?.contentRect.height ?? 0);
    if (watched.heights.at(-1) !== height) watched.heights.push(height);
  });
  new MutationObserver((_, observer) => {
    const element = document.querySelector('#kyc0');
    if (!element) return;
    observer.disconnect();
    sizes.observe(element);
  }).observe(document, { childList: true, subtree: true });
}

for (const [turn, [name, { attributes = {}, rule, hasClient, begin }]] of Object.entries(flows).entries())
  for (const size of turnOf(windows, turn))
    test(`nothing moves in an enrolment ${name}, ${size.width} px wide, the script late`, async ({
      page,
      shop,
    }) => {
      const isInserted = name.includes('inserts');
      await page.setViewportSize(size);
      await page.addInitScript(watch);
      await signIn(page, shop, 'approved', { consent: 'consent-endpoint' in attributes });
      const come = await holdScript(page);
      const insert = `<script type="module">
        const element = document.createElement('kyc-enrolment');
        Object.assign(element, { id: 'kyc0', tokenEndpoint: '/kyc/session' });
        customElements.whenDefined('kyc-enrolment').then(() => place.append(element));
      </script>`;
      const client = `<script>
        const headers = { 'Content-Type': 'application/json' };
        kyc0.requestSession = async () =>
          (await fetch('/kyc/session', { method: 'POST', headers, body: '{}' })).json();
      </script>`;
      await page.goto(
        shop.addPage({
          elements: isInserted ? [] : [attributes],
          body: (elements) => `<style>${rule}</style><main><h1>Open an account</h1>
            <div id="place">${elements}</div>${isInserted ? insert : ''}${hasClient ? client : ''}
            <p>What stands below.</p><p>It has to stay.</p></main>`,
        }),
        { waitUntil: 'commit' },
      );
      await come();
      await expect(page.locator('#kyc0')).toBeAttached();
      await begin?.(page);
      await untilState(page, 'active');
      if (name === 'in a dialog' && size.width < 600)
        expect(await page.locator('#kyc0 dialog').boundingBox()).toEqual({ x: 0, y: 0, ...size });
      await enrol(frameOf(page));
      await endOf(page);
      await expect(page.getByRole('heading', { name: 'You are verified' }).last()).toBeVisible();

      const { shifts, heights } = await page.evaluate(
        () => (window as unknown as { watched: Watched }).watched,
      );
      expect(
        shifts.reduce((sum, { value }) => sum + value, 0),
        JSON.stringify(shifts),
      ).toBeLessThan(0.02);
      expect(heights).toHaveLength(1);
    });

function hold() {
  const held: { resolve?: () => void } = {};
  const promise = new Promise<undefined>((resolve) => {
    held.resolve = () => {
      resolve(undefined);
    };
  });
  return { promise, resolve: () => held.resolve?.() };
}

/** Keeps the script back until the page has been painted without it. */
async function holdScript(page: Page): Promise<() => Promise<void>> {
  const { promise: painted, resolve: come } = hold();
  await page.route('**/cdn/kyc-enrolment.js', async (route) => {
    await painted;
    await route.continue();
  });
  return async () => {
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    come();
  };
}

for (const display of ['popup', 'redirect'])
  for (const [language, start] of Object.entries({ en: 'Verify my identity', de: 'Identität bestätigen' }))
    for (const size of phones)
      test(`nothing moves when a ${display} is offered in ${language}, ${size.width} px wide`, async ({
        page,
        shop,
      }) => {
        await page.setViewportSize(size);
        await page.addInitScript(watch);
        await signIn(page, shop, 'approved');
        const come = await holdScript(page);
        await page.goto(
          shop.addPage({
            language,
            elements: [{ 'token-endpoint': '/kyc/session', display }],
            body: (element) => `<style>${cardRule}</style><main><h1>Open an account</h1>${element}
              <p>What stands below.</p><p>It has to stay.</p></main>`,
          }),
          { waitUntil: 'commit' },
        );
        await come();
        await expect(page.getByRole('button', { name: start })).toBeVisible();

        const { shifts, heights } = await page.evaluate(
          () => (window as unknown as { watched: Watched }).watched,
        );
        expect(shifts).toEqual([]);
        expect(heights).toHaveLength(1);
      });

test('the way out and a notice are in view on a small phone', async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 560 });
  await page.clock.install();
  await open('hang', { body: (elements) => `<main>${elements}</main>` });
  await untilState(page, 'loading');
  await expect(page.locator('#kyc0 iframe')).toHaveCount(1);
  await page.clock.runFor(15_500);
  const element = page.locator('#kyc0');
  await expect(element.locator('[part=notice]')).toBeInViewport({ ratio: 1 });
  await expect(element).toBeInViewport({ ratio: 1 });
});
