import {
  endOf,
  endsOf,
  enrol,
  eventsOf,
  expect,
  frameOf,
  signIn,
  stateOf,
  test,
  untilState,
} from './support/test.ts';

const noticesOf = async (...args: Parameters<typeof eventsOf>) =>
  (await eventsOf(...args)).filter(({ type }) => type === 'kyc-notice').map(({ detail }) => detail['code']);

test('check 27: the token is in no address, attribute, entry, storage, event or log', async ({
  page,
  open,
  shop,
}) => {
  const tokens: string[] = [];
  const seen: string[] = [];
  page.on('console', (message) => seen.push(message.text()));
  page.on('response', (response) => {
    if (response.url().endsWith('/kyc/session'))
      void response.text().then((body) => tokens.push(/token=([\w.-]+)/.exec(body)?.[1] ?? ''));
  });
  await open('approved');
  await untilState(page, 'active');
  expect(tokens[0]?.length).toBeGreaterThan(40);
  const everything = await page.evaluate(() => {
    const element = document.getElementById('kyc0') as HTMLElement & Record<string, unknown>;
    const values = [];
    for (const name in element) values.push(String(element[name]));
    return JSON.stringify([
      document.documentElement.outerHTML,
      element.shadowRoot?.innerHTML,
      performance.getEntries(),
      location.href,
      document.cookie,
      { ...localStorage },
      { ...sessionStorage },
      history.state,
      (window as unknown as { log: unknown }).log,
      values,
    ]);
  });
  expect(everything).not.toContain(tokens[0]);
  expect(seen.join()).not.toContain(tokens[0]);
  expect(shop.logLines.join()).not.toContain(tokens[0]);
});

test("check 28: the shop's path and query never reach the provider, whatever its policy", async ({
  page,
  shop,
}) => {
  await signIn(page, shop, 'approved');
  const before = new Set(shop.sandbox.trustmatic.requests);
  await page.goto(`${shop.addPage({ headers: { 'Referrer-Policy': 'unsafe-url' } })}?account=secret`);
  await untilState(page, 'active');
  const requests = shop.sandbox.trustmatic.requests.filter(
    (request) => !before.has(request) && request.path.startsWith('/web-enrolment'),
  );
  expect(requests.length).toBeGreaterThan(0);
  expect(JSON.stringify(requests)).not.toContain('secret');
  expect(JSON.stringify(requests)).not.toContain('/page/');
});

test('check 28: page, restart and verdict add nothing to the history', async ({ page, open }) => {
  await open('approved');
  await untilState(page, 'active');
  const before = await page.evaluate(() => history.length);
  await page.evaluate(() => {
    (document.getElementById('kyc0') as HTMLElement & { restart(): void }).restart();
  });
  await enrol(frameOf(page));
  await endOf(page);
  expect(await page.evaluate(() => history.length)).toBe(before);
});

const strict = (provider: string) =>
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src " +
  `${provider}; img-src data:; base-uri 'none'; require-trusted-types-for 'script'; ` +
  'trusted-types lit-html';

for (const display of ['inline', 'dialog'])
  test(`check 86: an enrolment (${display}) under a strict policy has no violation`, async ({
    page,
    open,
    shop,
  }) => {
    const headers = { 'Content-Security-Policy': strict(shop.sandbox.trustmatic.url) };
    await open('approved', { headers, elements: [{ display }] });
    await enrol(frameOf(page));
    expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
    await expect(page.getByRole('heading', { name: 'You are verified' }).last()).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { violations: unknown }).violations)).toEqual([]);
  });

test('check 86: errors and the way out are quiet under a strict policy too', async ({ page, open, shop }) => {
  await open('internal-error', {
    headers: { 'Content-Security-Policy': strict(shop.sandbox.trustmatic.url) },
  });
  await endOf(page);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { violations: unknown }).violations)).toEqual([]);
});

test('check 88: a policy that lists Trusted Types policies but not ours is told', async ({
  page,
  open,
  shop,
}) => {
  const thrown: string[] = [];
  page.on('pageerror', ({ message }) => thrown.push(message));
  await open('approved', {
    headers: { 'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types of-the-shop" },
  });
  await expect.poll(() => thrown.join()).toContain('lit-html');
  expect(await page.evaluate(() => customElements.get('kyc-enrolment'))).toBe(undefined);
  expect(await page.evaluate(() => (window as unknown as { violations: unknown }).violations)).toEqual([
    expect.stringMatching(/^trusted-types /),
  ]);
  expect(shop.requests).toEqual([]);
});

test('check 24: a policy that blocks the frame is FRAME_BLOCKED at once, and says what to add', async ({
  page,
  open,
  shop,
}) => {
  await open('approved', { headers: { 'Content-Security-Policy': "frame-src 'self'" } });
  const { detail } = await endOf(page);
  expect(detail).toMatchObject({ code: 'FRAME_BLOCKED', retryable: false });
  expect(detail['message']).toContain(`add ${shop.sandbox.trustmatic.url} to frame-src`);
  expect(await noticesOf(page)).toEqual([]); // not by the 15 s of a silent frame
});

test('check 21: a policy that keeps the camera from the page is an error with a name', async ({
  page,
  open,
}) => {
  await open('approved', { headers: { 'Permissions-Policy': 'camera=()' } });
  expect((await endOf(page)).detail).toMatchObject({ code: 'CAMERA_BLOCKED_BY_POLICY' });
});

test('check 23: a page that hangs is FRAME_SILENT after 15 s, ends nothing, and has a way out', async ({
  page,
  shop,
}) => {
  await page.clock.install();
  await signIn(page, shop, 'hang');
  await page.goto(shop.addPage());
  await untilState(page, 'loading');
  await expect(page.locator('#kyc0 iframe')).toHaveCount(1);
  await page.clock.runFor(15_500);
  await expect.poll(() => noticesOf(page)).toEqual(['FRAME_SILENT']);
  await expect(page.getByText('The page is taking a while to load.').last()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Trouble? Open in a new window' })).toBeVisible();
  expect(await stateOf(page)).toBe('loading');
  expect(await endsOf(page)).toEqual([]);
});

test('check 23: a page that answers late still counts', async ({ page, shop }) => {
  await page.clock.install();
  await signIn(page, shop, 'slow-page');
  await page.goto(shop.addPage({ elements: [{ 'cross-device': 'false' }] }));
  await untilState(page, 'loading');
  await expect(page.locator('#kyc0 iframe')).toHaveCount(1);
  await page.clock.runFor(15_500);
  await expect.poll(() => noticesOf(page)).toEqual(['FRAME_SILENT']);
  await untilState(page, 'active');
  await expect(page.getByText('The page is taking a while to load.')).toHaveCount(0);
});

test('check 23: a page that refuses the frame has a way out, which leads to the verdict', async ({
  page,
  open,
  context,
}) => {
  await open('frame-refused');
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Trouble? Open in a new window' }).click(),
  ]);
  await expect(page.locator('#kyc0 iframe')).toHaveCount(0);
  await expect(page.getByText('Continue in the other window').last()).toBeVisible();
  await enrol(popup);
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
  await expect.poll(() => popup.isClosed()).toBe(true);
});

test('check 53: a window that the customer closes is asked about, and offered again', async ({
  page,
  open,
  context,
  shop,
}) => {
  await open('frame-refused');
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Trouble? Open in a new window' }).click(),
  ]);
  await expect(popup.getByRole('heading', { name: 'Continue on your phone' })).toBeVisible();
  await popup.close();
  await expect(page.getByText('We cannot see the window').last()).toBeVisible();
  await expect.poll(() => shop.requests.some((request) => request.includes('seen=closed'))).toBe(true);
  expect(await noticesOf(page)).toEqual(['WINDOW_LOST']);
  expect(await endsOf(page)).toEqual([]);
  const [again] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Continue', exact: true }).click(),
  ]);
  await enrol(again);
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
});

test('a page that never says that it is done: the server is asked, and knows', async ({ page, shop }) => {
  await page.clock.install();
  await signIn(page, shop, 'silent-page');
  await page.goto(shop.addPage());
  await enrol(frameOf(page));
  await expect(frameOf(page).getByRole('heading', { name: 'All done' })).toBeVisible();
  expect(await stateOf(page)).toBe('active');
  await expect.poll(() => shop.outcomes.length).toBe(1);
  await page.clock.runFor(15_500);
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
});

test('check 39: going off line in mid-wait costs nothing: it goes on when the network is back', async ({
  page,
  open,
  context,
  shop,
}) => {
  await open('no-verdict');
  await enrol(frameOf(page));
  await untilState(page, 'verifying');
  await context.setOffline(true);
  await expect.poll(() => noticesOf(page)).toContain('OFFLINE');
  await expect(page.getByText('You are offline.').last()).toBeVisible();
  const asked = shop.requests.length;
  expect(await endsOf(page)).toEqual([]);
  await context.setOffline(false);
  await expect.poll(() => shop.requests.length).toBeGreaterThan(asked);
  await expect(page.getByText('You are offline.')).toHaveCount(0);
  expect(await stateOf(page)).toBe('verifying');
});

test('check 93: only the shop and the provider are ever spoken to', async ({ page, open, shop }) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).origin));
  await open('approved');
  await enrol(frameOf(page));
  await endOf(page);
  hosts.delete('null');
  expect([...hosts].sort()).toEqual([shop.sandbox.trustmatic.url, shop.origin].sort());
});
