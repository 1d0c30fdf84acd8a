import { expect, test } from '@playwright/test';
import { By, type WebDriver } from 'selenium-webdriver';
import { launchWebKitGtk, webkitGtkFound } from '../support/webkitgtk.ts';
import { openShop, type PageDefinition, type Shop } from './support/shop.ts';

test.skip(!webkitGtkFound, 'WebKitWebDriver, MiniBrowser or Xvfb is not installed');

// One browser for all of them: its start takes longer than they do.
test.describe.configure({ mode: 'default' });

let shop: Shop;
let browser: Awaited<ReturnType<typeof launchWebKitGtk>>;

test.beforeAll(async () => {
  shop = await openShop();
  browser = await launchWebKitGtk();
});

test.afterAll(async () => {
  await browser.close();
  await shop.close();
});

const read = <T>(expression: string): Promise<T> => browser.driver.executeScript<T>(`return ${expression}`);
const state = () => read<string>('document.getElementById("kyc0").state');
const ends = () =>
  read<{ type: string; detail: object }[]>(
    'window.log.filter(({ type }) => /success|error|cancel/.test(type))',
  );

/** Signs a customer in, and opens a page of the shop. */
async function open(definition?: PageDefinition): Promise<void> {
  const { driver } = browser;
  await driver.get(`${shop.origin}/nowhere`);
  await driver.executeAsyncScript(`
    const done = arguments[arguments.length - 1];
    const headers = { 'Content-Type': 'application/json' };
    const body = '{"scenario":"approved"}';
    fetch('/demo/login', { method: 'POST', headers, body }).then(done, done);`);
  await driver.get(shop.addPage(definition));
}

const shadowRoot = async () => (await browser.driver.findElement(By.css('#kyc0'))).getShadowRoot();

/** Goes into the provider's page. */
async function enterFrame(): Promise<void> {
  const root = await shadowRoot();
  await browser.driver.switchTo().frame(await root.findElement(By.css('iframe')));
}

/** Clicks a button of the element as soon as it is there. */
async function press(name: string): Promise<void> {
  await expect
    .poll(async () => {
      const buttons = await (await shadowRoot()).findElements(By.css('button'));
      for (const button of buttons)
        if ((await button.getText()) === name) {
          await button.click();
          return true;
        }
      return false;
    })
    .toBe(true);
}

/** WebKitGTK is not Safari, but it is the same engine's way with frames, messages and forms. */
test('a customer enrols in WebKitGTK, and page and server hear the same', async () => {
  const { driver } = browser;
  await open();
  await expect.poll(state).toBe('active');
  expect(await read('JSON.stringify(performance.getEntries())')).not.toContain('token=');
  await enterFrame();
  for (const name of ['Continue on this device', 'Take photo', 'Take photo', 'Take selfie'])
    await clickNext(driver, name);
  await driver.switchTo().defaultContent();
  await expect.poll(async () => (await ends()).length).toBe(1);
  expect((await ends())[0]).toMatchObject({
    type: 'kyc-success',
    detail: { outcome: 'approved', level: 'HIGH' },
  });
  await expect.poll(() => shop.outcomes.length).toBe(1);
});

/** A button in the page of the frame that leads the page around it away. */
async function clickToLeave(): Promise<void> {
  const { driver } = browser;
  await enterFrame();
  await driver.executeScript(`
    const button = document.createElement('button');
    button.id = 'leave';
    button.textContent = 'Leave';
    button.addEventListener('click', () => {
      button.textContent = 'asked';
      top.location.href = ${JSON.stringify(`${shop.origin}/back`)};
    });
    document.body.prepend(button);`);
  await (await driver.findElement(By.css('#leave'))).click();
}

test('check 22: in WebKitGTK too, no framed page navigates the page around it, unless it may', async () => {
  const { driver } = browser;
  await open();
  await expect.poll(state).toBe('active');
  const address = await driver.getCurrentUrl();
  await clickToLeave();
  expect(await (await driver.findElement(By.css('#leave'))).getText()).toBe('asked');
  await driver.switchTo().defaultContent();
  expect([await driver.getCurrentUrl(), await state()]).toEqual([address, 'active']);

  await open({ elements: [{ 'frame-sandbox': 'off' }] });
  await expect.poll(state).toBe('active');
  await clickToLeave();
  await driver.switchTo().defaultContent();
  await expect.poll(() => driver.getCurrentUrl()).toBe(`${shop.origin}/back`);
});

test('in WebKitGTK too, no page in our window moves the shop, and leaving closes the window', async () => {
  const { driver } = browser;
  await open({ elements: [{ display: 'popup' }] });
  const shopWindow = await driver.getWindowHandle();
  const address = await driver.getCurrentUrl();
  await press('Verify my identity');
  await expect.poll(async () => (await driver.getAllWindowHandles()).length).toBe(2);
  const [popup = ''] = (await driver.getAllWindowHandles()).filter((handle) => handle !== shopWindow);
  await driver.switchTo().window(popup);
  await expect.poll(() => driver.getCurrentUrl()).toContain(shop.sandbox.trustmatic.url);
  await driver.executeScript(`
    for (const way of [() => opener, () => opener.top, () => opener.parent])
      try { way().location.replace('/evil'); } catch {}`);
  await driver.switchTo().window(shopWindow);
  await press('Leave');
  await expect.poll(async () => (await driver.getAllWindowHandles()).length).toBe(1);
  expect(await driver.getCurrentUrl()).toBe(address);
  await expect.poll(async () => (await ends()).length).toBe(1);
  expect(await ends()).toMatchObject([{ type: 'kyc-cancel', detail: { reason: 'user' } }]);
});

test("check 25: in WebKitGTK too, a page that the shop's COEP keeps out is offered in a window", async () => {
  await open({ headers: { 'Cross-Origin-Embedder-Policy': 'require-corp' } });
  await press('Verify my identity');
  await expect.poll(async () => (await browser.driver.getAllWindowHandles()).length).toBe(2);
  await expect.poll(state).toBe('active');
  const told = await read<string[]>('window.log.map(({ type }) => type)');
  expect(told.filter((type) => /ready|notice/.test(type))).toEqual(['kyc-ready']); // of the window
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
