// A script tag that names the script in another way than its parts do: what caches and content systems add to
// an address, another file name, a copy from another folder. The page has the script twice then.

import type { Page } from '@playwright/test';
import { endOf, enrol, eventsOf, expect, frameOf, signIn, test, untilState } from './support/test.ts';

const addresses = ['/cdn/kyc-enrolment.js?v=2', '/cdn/verify.js'];

/** The script under another name, and all of its files in another folder. */
async function serveElsewhere(page: Page): Promise<void> {
  const serve = (from: RegExp | string, address: (asked: string) => string) =>
    page.route(from, async (route) => {
      await route.fulfill({ response: await route.fetch({ url: address(route.request().url()) }) });
    });
  await serve('**/cdn/verify.js', (asked) => asked.replace('verify', 'kyc-enrolment'));
  await serve('**/bundle/*.js', (asked) => asked.replace('/bundle/', '/cdn/'));
}

/** A file may be on its way still when a test is over. */
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

const linesOf = (page: Page): string[] => {
  const lines: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('<kyc-enrolment>')) lines.push(message.text());
  });
  return lines;
};

const errorsOf = async (page: Page) =>
  (await eventsOf(page)).filter(({ type }) => type === 'kyc-error').map(({ detail }) => detail['code']);

for (const script of addresses) {
  test.describe(`a page that loads ${script}`, () => {
    test.beforeEach(({ page }) => serveElsewhere(page));

    test('ends by the code of the server’s refusal, and says what to mend', async ({ page, shop }) => {
      const lines = linesOf(page);
      await page.goto(shop.addPage({ script }));
      await untilState(page, 'failed');
      expect(await errorsOf(page)).toEqual(['NOT_SIGNED_IN']);
      await expect.poll(() => lines.join('\n')).toMatch(/A tag names kyc-enrolment\.js without a query/);
      const report = await page.evaluate(() => {
        const element = document.querySelector('kyc-enrolment') as unknown as {
          diagnose(): Promise<{ findings: readonly { mend: string }[] }>;
        };
        return element.diagnose();
      });
      expect(report.findings.map(({ mend }) => mend).join('\n')).toMatch(/without a query/);
    });

    test('asks once, and goes to the verdict', async ({ page, shop }) => {
      await signIn(page, shop, 'approved');
      await page.goto(shop.addPage({ script }));
      await enrol(frameOf(page));
      expect(await endOf(page)).toMatchObject({ type: 'kyc-success', detail: { outcome: 'approved' } });
      expect(shop.requests.filter((request) => request === 'POST /kyc/session')).toHaveLength(1);
    });

    test('has the languages that it has registered', async ({ page, shop }) => {
      await page.goto(shop.addPage({ script, elements: [{ 'start-mode': 'manual' }] }));
      await page.evaluate(async (script) => {
        const { registerLanguage } = (await import(script)) as {
          registerLanguage(tag: string, texts: object): void;
        };
        registerLanguage('eu', { title: 'Nortasuna egiaztatzea' });
        document.querySelector('kyc-enrolment')?.setAttribute('lang', 'eu');
      }, script);
      await expect(page.getByRole('heading', { name: 'Nortasuna egiaztatzea' })).toBeVisible();
    });
  });
}

test.describe('of a copy in a bundle and one of a script tag the first carries', () => {
  const both = {
    script: '/bundle/kyc-enrolment.js',
    body: (elements: string) => `${elements}<script type="module" src="/cdn/kyc-enrolment.js"></script>`,
  };
  test.beforeEach(({ page }) => serveElsewhere(page));

  test('an enrolment to its verdict', async ({ page, shop }) => {
    const lines = linesOf(page);
    await signIn(page, shop, 'approved');
    await page.goto(shop.addPage(both));
    await enrol(frameOf(page));
    expect(await endOf(page)).toMatchObject({ type: 'kyc-success', detail: { outcome: 'approved' } });
    expect(shop.requests.filter((request) => request === 'POST /kyc/session')).toHaveLength(1);
    await expect.poll(() => lines.join('\n')).toMatch(/two copies .* Remove one/);
  });

  test('a refusal to its code', async ({ page, shop }) => {
    await page.goto(shop.addPage(both));
    await untilState(page, 'failed');
    expect(await errorsOf(page)).toEqual(['NOT_SIGNED_IN']);
  });
});
