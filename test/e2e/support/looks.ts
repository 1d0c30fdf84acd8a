// The ways in which every page of ours is looked at. A page is brought into a state once, and looked at in
// one way after the other.

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type TestInfo } from '@playwright/test';
import { isGrid } from '../../support/grid.ts';

/** Widths in CSS pixels. */
export const looks = [
  { name: 'light', colorScheme: 'light', width: 1000, language: 'en' },
  { name: 'dark', colorScheme: 'dark', width: 1000, language: 'en' },
  { name: 'narrow', colorScheme: 'light', width: 320, language: 'de' },
  { name: 'right to left', colorScheme: 'dark', width: 320, language: 'ar' },
] as const;

export type Look = (typeof looks)[number];

/** Before a page is opened: what the browser is like. */
export async function lookIn(page: Page, { colorScheme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
}

/** Changes an open page's look, and waits until our element speaks its language. */
async function changeLook(page: Page, look: Look): Promise<void> {
  await lookIn(page, look);
  const direction = look.language === 'ar' ? 'rtl' : 'ltr';
  await page.evaluate(
    ({ lang, dir }) => {
      Object.assign(document.documentElement, { lang, dir });
      document.querySelector('kyc-enrolment')?.setAttribute('lang', lang); // it does not watch the page's own
    },
    { lang: look.language, dir: direction },
  );
  const spoken = () =>
    page.evaluate(() => {
      const base = document.querySelector('kyc-enrolment')?.shadowRoot?.querySelector('[part=base]');
      return [base?.getAttribute('lang'), base?.getAttribute('dir')];
    });
  await expect.poll(spoken).toEqual([look.language, direction]);
}

/** In every look, and in `first` at first: nothing for axe to find, nothing sideways. */
export async function expectGoodLooks(
  page: Page,
  { info, name, first = looks[0] }: { info: TestInfo; name: string; first?: Look },
): Promise<void> {
  for (const look of [first, ...looks.filter((other) => other !== first)]) {
    await changeLook(page, look);
    // Pictures are for whoever walks the whole grid to look at them; a failure has its own.
    if (isGrid) await page.screenshot({ path: info.outputPath(`${name}-${look.name}.png`), fullPage: true });
    expect(await violationsOf(page), `${name}, ${look.name}`).toEqual([]);
    const isSideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(isSideways, `${name}, ${look.name}`).toBe(false);
  }
}

/** What axe finds, each with the markup that it finds it in. */
export async function violationsOf(page: Page): Promise<string[]> {
  // with frames axe has to put its findings together, for which it opens a page of its own
  const hasFrames = page.frames().length > 1;
  // half a megabyte of script, which the look before has left in the page
  const isThere = !hasFrames && (await page.evaluate(() => 'axe' in window));
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: '0' }) });
  axe.setLegacyMode(!hasFrames).options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
