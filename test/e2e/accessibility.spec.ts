import type { Page } from '@playwright/test';
import { turnOf } from '../support/grid.ts';
import { expectGoodLooks, lookIn, looks } from './support/looks.ts';
import type { PageDefinition } from './support/shop.ts';
import { signIn, endOf, enrol, expect, frameOf, test, untilState } from './support/test.ts';

const definition = (language: string, attributes: Record<string, string | true> = {}): PageDefinition => ({
  language,
  elements: [attributes],
});

/** Brings the page into a state of the element, each by a customer's own way. */
const states: Record<
  string,
  (
    page: Page,
    open: (scenario: string, attributes?: Record<string, string>) => Promise<void>,
  ) => Promise<void>
> = {
  idle: async (_, open) => { await open('approved', { 'start-mode': 'manual' }); }, // prettier-ignore
  consent: async (page, open) => {
    await open('approved', { 'consent-endpoint': '/kyc/consent' });
    await expect(page.locator('#kyc0 [part=document]')).toBeVisible();
  },
  'consent in a dialog': async (page, open) => {
    await open('approved', { 'consent-endpoint': '/kyc/consent', display: 'dialog' });
    await expect(page.locator('#kyc0 [part=document]')).toBeVisible();
  },
  active: async (page, open) => {
    await open('approved');
    await untilState(page, 'active');
  },
  silent: async (page, open) => {
    await page.clock.install();
    await open('hang');
    await untilState(page, 'loading');
    await expect(page.locator('#kyc0 iframe')).toHaveCount(1);
    await page.clock.runFor(15_500);
    await expect(page.locator('#kyc0 [part=notice]')).toBeVisible();
  },
  dialog: async (page, open) => {
    await open('approved', { display: 'dialog' });
    await untilState(page, 'active');
  },
  question: async (page, open) => {
    await open('approved', { display: 'dialog' });
    await untilState(page, 'active');
    await page.locator('#kyc0 [part~=close]').click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
  },
  verifying: async (page, open) => {
    await open('no-verdict', { 'cross-device': 'false' });
    await takePictures(page);
    await untilState(page, 'verifying');
  },
  succeeded: async (page, open) => {
    await open('approved', { 'cross-device': 'false' });
    await takePictures(page);
    await endOf(page);
  },
  review: async (page, open) => {
    await open('review', { 'cross-device': 'false' });
    await takePictures(page);
    await endOf(page);
  },
  failed: async (page, open) => {
    await open('internal-error');
    await endOf(page);
    await expect(page.locator('#kyc0 [part~=primary]')).toBeVisible();
  },
  cancelled: async (page, open) => {
    await open('approved');
    await untilState(page, 'active');
    // prettier-ignore
    await page.evaluate(() => {
      (document.getElementById('kyc0') as HTMLElement & { cancel(): void }).cancel();
    });
    await untilState(page, 'cancelled');
  },
};

/** In any language: the page's main button, until the last picture is taken. */
async function takePictures(page: Page): Promise<void> {
  const frame = frameOf(page);
  const heading = frame.getByRole('heading', { level: 1 });
  for (let picture = 0; picture < 2; picture++) {
    const before = (await heading.textContent()) ?? '';
    await frame.getByRole('button').first().click();
    await expect(heading).not.toHaveText(before);
  }
  await frame.getByRole('button').first().click();
}

for (const [turn, [state, reach]] of Object.entries(states).entries())
  for (const first of turnOf(looks, turn))
    test(`check 97: ${state}, ${first.name} and then every other look: nothing for axe`, async ({
      page,
      shop,
    }, info) => {
      await lookIn(page, first);
      await reach(page, async (scenario, attributes) => {
        await signIn(page, shop, scenario, {
          consent: attributes !== undefined && 'consent-endpoint' in attributes,
        });
        await page.goto(shop.addPage(definition(first.language, attributes)));
      });
      await expectGoodLooks(page, { info, name: state, first });
    });

test('check 94: who is in the page that ends is led to the message, who is elsewhere is told', async ({
  page,
  open,
}) => {
  await open('approved', {
    body: (elements) => `<main><h1>Shop</h1><button>Elsewhere</button>${elements}</main>`,
  });
  await page.getByRole('button', { name: 'Elsewhere' }).focus();
  const status = page.locator('#kyc0').getByRole('status').first();
  await expect(status).toHaveText('You can begin the verification.');
  await expect(page.getByRole('button', { name: 'Elsewhere' })).toBeFocused();
  await enrol(frameOf(page));
  const title = page.locator('#kyc0 [part=title]');
  await expect(title).toHaveText('You are verified');
  await expect(title).toBeFocused();
  await expect(status).toBeEmpty(); // it has been read already
});

test('check 96: a start by keyboard keeps the focus in the element, and nothing traps it', async ({
  page,
  open,
  browserName,
}) => {
  test.skip(browserName !== 'chromium', 'Tab order of links and frames is a setting elsewhere');
  await open('approved', {
    elements: [{ 'start-mode': 'manual' }],
    body: (elements) => `<main><h1>Shop</h1>${elements}<button>After</button></main>`,
  });
  const start = page.getByRole('button', { name: 'Verify my identity' });
  await expect(start).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(start).toBeFocused();
  await page.keyboard.press('Enter');
  await untilState(page, 'active');
  await expect(page.locator('#kyc0')).toBeFocused();
  await expect(frameOf(page).getByRole('button', { name: 'Continue on this device' })).toBeVisible();
  const after = page.getByRole('button', { name: 'After' });
  for (
    let tabs = 0;
    tabs < 12 && !(await after.evaluate((button) => button === document.activeElement));
    tabs++
  )
    await page.keyboard.press('Tab');
  await expect(after).toBeFocused();
});
