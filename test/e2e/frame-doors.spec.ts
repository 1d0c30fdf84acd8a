// What the merchant's page keeps from a frame, what keeps a frame from the merchant's page, and parts of the
// script that do not come or are not ours.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { identify, kyc, test as journeyTest } from './support/journey.ts';
import { enrol, endOf, endsOf, eventsOf, expect, frameOf, signIn, test, untilState } from './support/test.ts';

/** A button in the framed page that leads the page around it away. Its words become what came of it. */
async function clickToLeave(page: Page, to: string): Promise<void> {
  const frame = frameOf(page);
  await frame.locator('body').evaluate((body, to) => {
    const button = document.createElement('button');
    button.textContent = 'Leave';
    button.addEventListener('click', () => {
      try {
        if (top) top.location.href = to;
      } catch (error) {
        button.textContent = error instanceof DOMException ? error.name : 'something else';
      }
    });
    body.append(button);
  }, to);
  await frame.getByRole('button', { name: 'Leave' }).click();
}

test('check 22: a framed page cannot navigate the page around it, even after a click @smoke', async ({
  page,
  open,
  shop,
}) => {
  await open('approved');
  await untilState(page, 'active');
  const address = page.url();
  await clickToLeave(page, `${shop.origin}/back`);
  await expect(frameOf(page).getByRole('button', { name: 'SecurityError' })).toBeVisible();
  expect(page.url()).toBe(address);
  await enrol(frameOf(page));
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
});

test('check 22: nor does a window that the framed page opens @smoke', async ({ page, open, shop }) => {
  await open('approved');
  await untilState(page, 'active');
  const address = page.url();
  const context = page.context();
  let hasTried = false;
  await context.route('**/tried', (route) => {
    hasTried = true;
    return route.fulfill({ body: '' });
  });
  const script = `try { opener.parent.location.href = '${shop.origin}/back' } catch {} void fetch('/tried')`;
  await context.route('**/window', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<script>${script}</script>` }),
  );
  await frameOf(page)
    .locator('body')
    .evaluate((body) => {
      const button = document.createElement('button');
      button.textContent = 'Open';
      button.addEventListener('click', () => window.open('/window'));
      body.append(button);
    });
  await frameOf(page).getByRole('button', { name: 'Open' }).click();
  await expect.poll(() => hasTried).toBe(true);
  await page.bringToFront(); // a page that nobody sees asks nothing
  await enrol(frameOf(page));
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
  expect(page.url()).toBe(address);
});

test('check 22: with frame-sandbox="off" it can', async ({ page, open, shop }) => {
  await open('approved', { elements: [{ 'frame-sandbox': 'off' }] });
  await untilState(page, 'active');
  await clickToLeave(page, `${shop.origin}/back`);
  await page.waitForURL(`${shop.origin}/back`);
});

const embedder = { 'Cross-Origin-Embedder-Policy': 'require-corp' };

test("check 25: a page that the shop's COEP keeps out is never ready, but in a window @smoke", async ({
  page,
  open,
}) => {
  const lines: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Embedder-Policy keeps')) lines.push(message.text());
  });
  await open('approved', { headers: embedder });
  const start = page.getByRole('button', { name: 'Verify my identity' });
  await expect(start).toBeVisible(); // in Firefox after 5 s
  await expect(page.locator('#kyc0 iframe')).toHaveCount(0);
  await expect.poll(() => lines).toEqual([expect.stringContaining('frame-credentialless')]);
  const [popup] = await Promise.all([page.waitForEvent('popup'), start.click()]);
  await enrol(popup);
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
  const told = (await eventsOf(page)).map(({ type }) => type).filter((type) => /ready|notice/.test(type));
  expect(told).toEqual(['kyc-ready']); // of the window
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('token');
});

test('check 25: a page kept out where no window opens goes on in this tab, or is FRAME_BLOCKED', async ({
  page,
  open,
}) => {
  await page.addInitScript(() => {
    window.open = () => null; // as in many apps' web views
  });
  await open('approved', { headers: { 'Cross-Origin-Embedder-Policy': 'credentialless' } });
  await page.getByRole('button', { name: 'Verify my identity' }).click();
  const here = page.getByRole('button', { name: 'Continue in this tab' });
  await expect(here).toBeVisible();
  expect(await endsOf(page)).toEqual([]);
  await page.evaluate(() => {
    document.addEventListener('kyc-before-redirect', (event) => {
      event.preventDefault();
    });
  });
  await here.click();
  const { detail } = await endOf(page);
  expect(detail).toMatchObject({ code: 'FRAME_BLOCKED', retryable: false });
  expect(detail['message']).toContain('Cross-Origin-Embedder-Policy');
  await expect(page.getByRole('heading', { name: 'not available' }).last()).toBeVisible();
});

test('check 25: a window that is blocked once ends nothing, and opens by the next click', async ({
  page,
  open,
}) => {
  await page.addInitScript(() => {
    const { open } = window;
    const shop = top as unknown as { wasAsked?: boolean };
    window.open = (...given) => {
      if (shop.wasAsked) return open.apply(window, given);
      shop.wasAsked = true;
      return null;
    };
    document.addEventListener('kyc-before-redirect', (event) => {
      event.preventDefault();
    });
  });
  await open('approved', { headers: embedder });
  await page.getByRole('button', { name: 'Verify my identity' }).click();
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Continue in this tab' }).click(),
  ]);
  await enrol(popup);
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
});

test("check 25: under the shop's COEP a credentialless frame shows its page", async ({ page, open }) => {
  await open('approved', { headers: embedder, elements: [{ 'frame-credentialless': true }] });
  await enrol(frameOf(page));
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
});

journeyTest(
  'check 24: a policy that keeps the return page out of the frame is told, and how to mend it',
  async ({ page, journey, shop }) => {
    const { identificationUrl, signingUrl } = shop.sandbox.tennpay;
    await journey.open('framed-allowed', {
      ...kyc('inline', { 'frame-hosted-pages': true }),
      headers: { 'Content-Security-Policy': `frame-src ${identificationUrl} ${signingUrl}` },
    });
    await identify(frameOf(page));
    const { detail } = await journey.end();
    expect(detail).toMatchObject({ code: 'FRAME_BLOCKED', retryable: false });
    expect(detail['message']).toContain("'self' to frame-src");
  },
);

/** Loses the first answers to the file of this name. */
async function loseFirst(context: BrowserContext, name: string, lost = 1): Promise<string[]> {
  const asked: string[] = [];
  await context.route(new RegExp(`/cdn/${name}\\.[^/]+$`), async (route) => {
    asked.push(route.request().url());
    await (asked.length <= lost ? route.fulfill({ status: 503 }) : route.continue());
  });
  return asked;
}

test('check 90: the dialog, the wait to start and a language that do not come are asked for again', async ({
  context,
  page,
  shop,
}) => {
  await signIn(page, shop, 'approved');
  const files = ['dialog', 'wait-to-start', 'languages'];
  const asked = await Promise.all(files.map((name) => loseFirst(context, name)));
  await page.goto(
    shop.addPage({ language: 'de', elements: [{ display: 'dialog', 'start-mode': 'visible' }] }),
  );
  await untilState(page, 'active');
  await expect(page.locator('#kyc0 dialog[open]')).toBeVisible();
  await expect(page.locator('#kyc0 [part=base]')).toHaveAttribute('lang', 'de');
  expect(asked.map((requests) => requests.length)).toEqual([2, 2, 2]);
});

test('check 90: a window’s part that is lost four times is asked for until it comes', async ({
  context,
  page,
  shop,
}) => {
  await signIn(page, shop, 'approved', { provider: '10npay' });
  const asked = await loseFirst(context, 'other-ways', 4);
  await page.goto(shop.addPage({ elements: [{ 'token-endpoint': '/kyc-10npay/session' }] }));
  await expect(page.locator('#kyc0').getByRole('button', { name: 'Verify my identity' })).toBeVisible();
  expect(asked).toHaveLength(5);
});

/** A shop whose CDN gives out a changed file; `map` is the page's import map. */
async function openChanged(page: Page, address: string, map?: string): Promise<string[]> {
  const asked: string[] = [];
  await page.route(/\/cdn\/views\.[^/]+$/, async (route) => {
    asked.push(route.request().url());
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()};globalThis.isChanged = true;` });
  });
  if (map !== undefined)
    await page.route(address, async (route) => {
      const response = await route.fetch();
      const tag = `<script type="importmap">${map}</script>`;
      await route.fulfill({ response, body: (await response.text()).replace('<head>', `<head>${tag}`) });
    });
  await page.goto(address);
  await untilState(page, 'active');
  return asked;
}

const isChanged = () => (globalThis as { isChanged?: boolean }).isChanged ?? false;

test("check 91: a changed file of the script's own is refused with the import map, and only with it", async ({
  page,
  shop,
}) => {
  await signIn(page, shop, 'approved');
  const file = new URL('../../dist/cdn/import-map.json', import.meta.url);
  const { servedFrom, importMap } = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  const map = String(importMap).replaceAll(String(servedFrom), '/cdn/');
  const source = `'sha256-${createHash('sha256').update(map).digest('base64')}'`;
  const headers = { 'Content-Security-Policy': `script-src 'self' ${source}` };
  const asked = await openChanged(page, shop.addPage({ headers }), map);
  await expect.poll(() => asked.length).toBeGreaterThan(1); // refused, and asked for again
  expect(await page.evaluate(isChanged)).toBe(false);
  await page.goto('about:blank'); // it would ask again, and get the right file past the routes, to be kept
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await openChanged(page, shop.addPage());
  await expect.poll(() => page.evaluate(isChanged)).toBe(true);
});
