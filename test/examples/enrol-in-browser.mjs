// A customer in Chromium: opens an example's page, goes through the provider's page in its frame, and waits
// for what the page itself says of the end. A visit asks for a session once.

const events = `
  window.heard = [];
  const hear = ({ type, detail }) => window.heard.push({ type, detail });
  for (const type of ['success', 'error', 'cancel']) document.addEventListener('kyc-' + type, hear, true);
`;

/** Takes the customer through. Throws with what the page said if it is not `Verified: approved`. */
export async function enrolInBrowser(browser, { origin, goesBack = false, isQuickStart = false }) {
  const page = await browser.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  let asked = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === '/kyc/session') asked += 1;
  });
  page.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error' && !url.endsWith('/favicon.ico'))
      complaints.push(`${message.text()} ${url}`);
  });
  await page.addInitScript(events);
  try {
    await page.goto(origin);
    if (goesBack) {
      await page.getByRole('link', { name: 'Another page' }).click();
      await page.getByRole('link', { name: 'Verify' }).click();
    }
    const frame = page.frameLocator('kyc-enrolment iframe');
    for (const side of [/^Front of/, /^Back of/]) {
      await frame.getByRole('heading', { name: side }).waitFor();
      await frame.getByRole('button', { name: 'Take photo', exact: true }).click();
    }
    await frame.getByRole('button', { name: 'Take selfie', exact: true }).click();
    await page
      .getByText(isQuickStart ? 'You are verified' : 'Verified: approved')
      .last()
      .waitFor();
    const heard = await page.evaluate(() => globalThis.heard);
    if (heard.length !== 1 || heard[0].type !== 'kyc-success')
      throw new Error(`The page heard ${JSON.stringify(heard)}`);
    // Turbo shows a preview of the visited page first, in which nothing may be asked for.
    const visits = goesBack ? 2 : 1;
    if (asked !== visits) throw new Error(`${asked} token requests, and ${visits} visits of the page`);
    if (complaints.length > 0) throw new Error(`The console says:\n${complaints.join('\n')}`);
  } catch (error) {
    const heard = await page.evaluate(() => globalThis.heard).catch(() => 'nothing');
    const text = await page
      .locator('body')
      .innerText()
      .catch(() => '');
    const seen = `The page heard ${JSON.stringify(heard)}, and shows:\n${text}\n${complaints.join('\n')}`;
    throw new Error(`${String(error)}\n${seen}`, { cause: error });
  } finally {
    await page.close();
  }
}
