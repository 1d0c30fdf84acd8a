import { expect, test } from '@playwright/test';
import { By, type WebDriver } from 'selenium-webdriver';
import { launchWebKitGtk, webkitGtkFound } from '../support/webkitgtk.ts';
import { openShop } from './support/shop.ts';

test.skip(!webkitGtkFound, 'WebKitWebDriver, MiniBrowser or Xvfb is not installed');

/** WebKitGTK is not Safari, but it is the same engine's way with frames, messages and forms. */
test('a customer enrols in WebKitGTK, and page and server hear the same', async () => {
  const shop = await openShop();
  const { driver, close } = await launchWebKitGtk();
  try {
    await driver.get(`${shop.origin}/nowhere`);
    await driver.executeAsyncScript(`
      const done = arguments[arguments.length - 1];
      const headers = { 'Content-Type': 'application/json' };
      const body = '{"scenario":"approved"}';
      fetch('/demo/login', { method: 'POST', headers, body }).then(done, done);`);
    await driver.get(shop.addPage());
    const read = <T>(expression: string): Promise<T> => driver.executeScript<T>(`return ${expression}`);
    await expect.poll(() => read('document.getElementById("kyc0").state')).toBe('active');
    expect(await read('JSON.stringify(performance.getEntries())')).not.toContain('token=');

    const root = await driver.findElement(By.css('#kyc0')).getShadowRoot();
    await driver.switchTo().frame(await root.findElement(By.css('iframe')));
    for (const name of ['Continue on this device', 'Take photo', 'Take photo', 'Take selfie'])
      await clickNext(driver, name);
    await driver.switchTo().defaultContent();

    const ends = () =>
      read<{ type: string; detail: object }[]>(
        'window.log.filter(({ type }) => /success|error|cancel/.test(type))',
      );
    await expect.poll(async () => (await ends()).length).toBe(1);
    expect((await ends())[0]).toMatchObject({
      type: 'kyc-success',
      detail: { outcome: 'approved', level: 'HIGH' },
    });
    await expect.poll(() => shop.outcomes.length).toBe(1);
  } finally {
    await close();
    await shop.close();
  }
});

/** Clicks the step's button, and waits until the step after it has another heading. */
async function clickNext(driver: WebDriver, name: string): Promise<void> {
  const heading = () =>
    driver.executeScript<string>(
      "return [...document.querySelectorAll('h1')].find((h1) => h1.offsetParent)?.textContent ?? ''",
    );
  const shown = async () => {
    const buttons = await driver.findElements(By.xpath(`//button[normalize-space()="${name}"]`));
    const areShown = await Promise.all(buttons.map((button) => button.isDisplayed()));
    return buttons.find((_, index) => areShown[index]);
  };
  await expect.poll(async () => Boolean(await shown())).toBe(true);
  const before = await heading();
  await (await shown())?.click();
  if (name !== 'Take selfie') await expect.poll(heading).not.toBe(before);
}
