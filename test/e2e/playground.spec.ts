// The pages that `npm start` shows, as a developer tries them.

import { identify, openedBy, sign } from './support/journey.ts';
import { startPlayground, type Playground } from './support/playground.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'default' }); // one server for all

let playground: Playground;
test.beforeAll(async () => {
  playground = await startPlayground();
});
test.afterAll(async () => {
  await playground.close();
});
const at = (path: string) => new URL(path, playground.address).href;

test('the playground switches to 10nPay: identified and signed in a window', async ({ page }) => {
  await page.goto(at('/'));
  await page.getByRole('radio', { name: '10nPay' }).check();
  const goOn = (name: string) => openedBy(page.locator('#mount').getByRole('button', { name, exact: true }));
  await identify(await goOn('Verify my identity'));
  await sign(await goOn('Continue'));
  await expect(page.locator('#state')).toHaveText('succeeded');
  await expect(page.getByRole('log', { name: 'What your page hears' })).toContainText(
    /kyc-success.*"outcome": "approved"/,
  );
  await expect(page.getByRole('log', { name: 'What your server knows' })).toContainText(
    /approved.*individualId/,
  );
  await expect(page.locator('#code')).toContainText('token-endpoint="/kyc-10npay/session"');
});

test('the page that redirects leads to each of the provider’s pages and back', async ({ page }) => {
  const go = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForURL(/\/(l|sign)\//);
  };
  await page.goto(at('/demo/redirect.html'));
  await go('Verify my identity');
  await identify(page);
  await go('Continue');
  await sign(page);
  await expect(page.getByRole('heading', { name: 'You are verified' }).last()).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/demo/redirect.html');
});

test('a planted fault is found from within and from outside, each with the line that mends it', async ({
  page,
}) => {
  await page.goto(at('/'));
  const panel = page.getByRole('region', { name: 'When something is wrong' });
  const ask = panel.getByRole('button', { name: 'What is wrong here?' });
  const listed = (name: string) => panel.getByRole('list', { name });
  await ask.click();
  await expect(panel.getByRole('status')).toContainText('Nothing is wrong');
  await panel.getByRole('combobox').selectOption('frame-src');
  await ask.click();
  await expect(panel.getByRole('status')).toContainText('findings');
  await expect(listed('From within')).toContainText(/Mend it Add http:\/\/127\.0\.0\.1:\d+ to frame-src\./);
  await expect(listed('From outside')).toContainText(/Mend it frame-src 'self' http:\/\/127/);
  await panel.getByRole('combobox').selectOption('return-pages');
  await expect(listed('From outside')).toBeEmpty();
  await ask.click();
  await expect(listed('From outside')).toContainText('answers with the application’s own page');
  await expect(listed('From within')).toHaveText('Nothing found.');
});

test('the playground’s phone goes on in the desktop’s place, and the desktop takes it back', async ({
  page,
}) => {
  await page.goto(at('/'));
  await page.getByRole('button', { name: 'Continue on your phone' }).click();
  const phone = page.frameLocator('.phone iframe');
  await expect(phone.getByText('a•••@example.com')).toBeVisible();
  await phone.getByRole('button', { name: 'Yes, I started it' }).click();
  const digits = await phone
    .getByRole('status')
    .filter({ hasText: /^\d\d$/ })
    .textContent();
  const stage = page.locator('#mount');
  await stage.getByRole('textbox').fill(digits ?? '');
  await stage.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(stage.getByText('You are continuing on your phone').last()).toBeVisible();
  await phone.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(
    phone.getByRole('button', { name: /Take photo|Continue on this device/ }).first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Put it away' }).click();
  await stage.getByRole('button', { name: 'Take it back here' }).click();
  await expect(stage.locator('iframe')).toBeVisible();
});

test('an address shows the playground as somebody left it, and the brand with its contrast', async ({
  page,
}) => {
  await page.goto(at('/#provider=trustmatic&scenario=rejected&display=dialog&--kyc-accent=%23ffe14d'));
  await expect(page.locator('#mount kyc-enrolment')).toHaveAttribute('display', 'dialog');
  await expect(page.getByRole('radio', { name: /^rejected/ })).toBeChecked();
  const light = page.getByRole('group', { name: 'On a light page' });
  await expect(light.getByRole('listitem').first()).toHaveText(/Text on the button\d+\.\d : 1AA/);
  await expect(page.locator('#code')).toContainText('--kyc-accent: #ffe14d');
  await expect(page.locator('#accent-dark'), 'the same, as nobody has chosen one').toHaveValue('#ffe14d');
  await expect(page.locator('#code')).not.toContainText('--kyc-accent-dark');
  await expect(page.locator('#headers')).toContainText('frame-src http://127.0.0.1');
  expect(new URL(page.url()).hash).toBe('');
});

test('on a phone the element is seen at the first glance, and a preset dresses it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 664 });
  await page.goto(at('/'));
  await expect(page.locator('#mount kyc-enrolment')).toBeInViewport({ ratio: 0.45 });
  await expect(page.getByRole('form', { name: 'Controls' })).not.toBeInViewport();
  for (const size of ['200%', '']) {
    const width = await page.evaluate((fontSize) => {
      document.documentElement.style.fontSize = fontSize;
      return document.documentElement.scrollWidth;
    }, size);
    expect(width, `text of ${size || '100%'}`).toBe(390);
  }
  await page.getByRole('radio', { name: 'Sharp' }).check();
  for (const set of ['--kyc-accent: #111111', '--kyc-radius: 0px', '--kyc-space: 0.875em'])
    await expect(page.locator('#code')).toContainText(set);
  await expect(page.locator('#accent')).toHaveValue('#111111');
  await expect(page.locator('.ratios [data-tone=good]')).toHaveCount(8);
});

test('frames of 390 and 768 pixels hold the shop, and nothing in them is wider', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(at('/'));
  const shop = page.locator('.stage .shop');
  const wider = () =>
    shop.evaluate((box) => {
      const root = box.querySelector('kyc-enrolment')?.shadowRoot;
      return [box, ...box.querySelectorAll('*'), ...(root?.querySelectorAll('*') ?? [])]
        .filter((one) => !one.closest('.unseen') && one.clientWidth)
        .filter(({ clientWidth, scrollWidth }) => scrollWidth > clientWidth + 1)
        .map(({ outerHTML }) => outerHTML.slice(0, 80));
    });
  const state = page.locator('#state');
  for (const shown of ['active', 'cancelled']) {
    await expect(state).toHaveText(shown);
    for (const width of [390, 768]) {
      await page.getByRole('radio', { name: String(width) }).check();
      await expect.poll(async () => (await shop.boundingBox())?.width).toBe(width);
      expect(await wider(), `${shown} in ${width}`).toEqual([]);
    }
    if (shown === 'active') await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  }
});

test('every screen stands beside the others, a row for each language', async ({ page }) => {
  await page.goto(at('/demo/states.html'));
  await expect(page.locator('.matrix .row')).toHaveCount(47);
  await expect(page.locator('.matrix kyc-enrolment').first()).toBeAttached();
});
