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
import { openShop } from './support/shop.ts';

test('@smoke a customer enrols, and page and server hear the same', async ({ page, open, shop }) => {
  await open('approved');
  await enrol(frameOf(page));
  const { type, detail } = await endOf(page);
  expect(type).toBe('kyc-success');
  expect(detail).toMatchObject({ outcome: 'approved', level: 'HIGH' });
  await expect(page.getByRole('heading', { name: 'You are verified' }).last()).toBeVisible();
  await expect
    .poll(() => shop.outcomes.at(-1))
    .toMatchObject({ sessionId: detail['sessionId'], status: 'approved', level: 'HIGH' });
});

for (const [scenario, end] of [
  ['approved-medium', { outcome: 'approved', level: 'MEDIUM' }],
  ['approved-low', { outcome: 'approved', level: 'LOW' }],
  ['review', { outcome: 'review', level: 'MEDIUM' }],
  ['rejected', { code: 'VERIFICATION_REJECTED', level: 'LOW', retryable: false }],
  ['no-level', { outcome: 'approved' }],
] as const)
  test(`${scenario} ends as ${JSON.stringify(end)}`, async ({ page, open }) => {
    await open(scenario, { elements: [{ 'cross-device': 'false' }] });
    const button = (name: string) => frameOf(page).getByRole('button', { name, exact: true });
    await button('Take photo').click();
    await expect(frameOf(page).getByRole('heading', { name: /^Back of/ })).toBeVisible();
    await button('Take photo').click();
    await button('Take selfie').click();
    expect((await endOf(page)).detail).toMatchObject(end);
  });

test('a document with one side has no back', async ({ page, open }) => {
  await open('one-side');
  await enrol(frameOf(page), { sides: 1 });
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
});

test('cross-device="false" skips the QR screen, only-mobile hides "continue on this device"', async ({
  page,
  open,
}) => {
  await open('approved', { elements: [{ 'only-mobile': true }] });
  await expect(frameOf(page).getByRole('heading', { name: 'Continue on your phone' })).toBeVisible();
  await expect(frameOf(page).getByRole('button', { name: 'Continue on this device' })).toHaveCount(0);
  await open('approved', { elements: [{ 'cross-device': 'false' }] });
  await expect(frameOf(page).getByRole('button', { name: 'Take photo' })).toBeVisible();
});

for (const [scenario, code, title] of [
  ['internal-error', 'INTERNAL_ERROR', 'Not possible at the moment'],
  ['unknown-error', 'UNKNOWN_PROVIDER_ERROR', 'Not possible at the moment'],
  ['unauthorized', 'SESSION_UNAUTHORIZED', 'Your session has ended'],
] as const)
  test(`the page's ${scenario} ends as ${code}`, async ({ page, open }) => {
    await open(scenario);
    expect(await endOf(page)).toMatchObject({ type: 'kyc-error', detail: { code } });
    await expect(page.getByRole('alert')).toContainText(title);
  });

test('a token that the page refuses once is renewed within the attempt', async ({ page, open, shop }) => {
  await open('unauthorized-once');
  await enrol(frameOf(page));
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
  expect(shop.requests.filter((request) => request === 'POST /kyc/session')).toHaveLength(2);
});

test('check 36: a session that was completed already is asked for, not failed', async ({ page, open }) => {
  await open('already-completed');
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
});

test('a session that the provider lets expire is renewed once, then it is an error', async ({
  page,
  open,
  shop,
}) => {
  await open('expired');
  await enrol(frameOf(page));
  const end = await endOf(page);
  expect(end).toMatchObject({ type: 'kyc-error', detail: { code: 'SESSION_EXPIRED', retryable: true } });
  expect(shop.requests.filter((request) => request === 'POST /kyc/session').length).toBeLessThanOrEqual(2);
});

test('a provider that is down is an error, and "Try again" works once it is back', async ({
  page,
  open,
  shop,
}) => {
  shop.sandbox.trustmatic.fault({ path: '/api/v1/enrolment/initialize', status: 503, times: 3 });
  await page.clock.install();
  await open('approved');
  await expect(async () => {
    await page.clock.fastForward(5_000); // the pauses between its attempts
    expect(await endsOf(page)).toHaveLength(1);
  }).toPass();
  expect(await endOf(page)).toMatchObject({
    type: 'kyc-error',
    detail: { code: 'TOKEN_REQUEST_FAILED', retryable: true },
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await enrol(frameOf(page));
  await untilState(page, 'succeeded');
});

test('cancel() ends it, and starting again resumes the same session', async ({ page, open }) => {
  await open('approved');
  await untilState(page, 'active');
  const [ready] = (await eventsOf(page)).filter(({ type }) => type === 'kyc-ready');
  await page.evaluate(() => {
    (document.getElementById('kyc0') as HTMLElement & { cancel(): void }).cancel();
  });
  expect(await endOf(page)).toMatchObject({ type: 'kyc-cancel', detail: { reason: 'page' } });
  await page.getByRole('button', { name: 'Start again' }).click();
  await untilState(page, 'active');
  const again = (await eventsOf(page)).filter(({ type }) => type === 'kyc-ready').at(-1);
  expect(again?.detail).toEqual(ready?.detail);
});

test('restart() begins a new session and tells of the old one nothing', async ({ page, open }) => {
  await open('approved');
  await untilState(page, 'active');
  await page.evaluate(() => {
    (document.getElementById('kyc0') as HTMLElement & { restart(): void }).restart();
  });
  await enrol(frameOf(page));
  await endOf(page);
  const sessions = (await eventsOf(page))
    .filter(({ type }) => type === 'kyc-ready')
    .map(({ detail }) => detail['sessionId']);
  expect(new Set(sessions).size).toBe(2);
});

test('a reload resumes: on the page, while the provider is at work, and after the verdict', async ({
  page,
}) => {
  // long enough at work for a reload
  const shop = await openShop({ sandbox: { trustmatic: { verdictAfterMs: 2_000 } } });
  try {
    await signIn(page, shop, 'approved');
    await page.goto(shop.addPage());
    await untilState(page, 'active');
    const [first] = (await eventsOf(page)).filter(({ type }) => type === 'kyc-ready');
    await page.reload();
    await enrol(frameOf(page));
    await untilState(page, 'verifying');
    await page.reload();
    const end = await endOf(page);
    expect(end.detail).toMatchObject({ outcome: 'approved', sessionId: first?.detail['sessionId'] });
    await page.reload();
    expect((await endOf(page)).detail).toEqual(end.detail);
    const initialized = shop.sandbox.trustmatic.requests.filter(
      ({ path }) => path === '/api/v1/enrolment/initialize',
    );
    expect(initialized).toHaveLength(1);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  } finally {
    await shop.close();
  }
});

test('a second tab, and the back button, show the same session', async ({ page, open, context, shop }) => {
  await open('approved');
  await untilState(page, 'active');
  const [first] = (await eventsOf(page)).filter(({ type }) => type === 'kyc-ready');
  const second = await context.newPage();
  await second.goto(page.url());
  await untilState(second, 'active');
  const [other] = (await eventsOf(second)).filter(({ type }) => type === 'kyc-ready');
  expect(other?.detail).toEqual(first?.detail);
  await second.goto(`${shop.origin}/nowhere`);
  await second.goBack();
  await untilState(second, 'active');
  await page.bringToFront(); // a page behind another one is drawn once a second
  await enrol(frameOf(page));
  await endOf(page);
});

test('two elements on one page live their own lives', async ({ page, open }) => {
  await open('approved', { elements: [{ 'cross-device': 'false' }, { 'cross-device': 'false' }] });
  await untilState(page, 'active', 'kyc0');
  await untilState(page, 'active', 'kyc1');
  await page.evaluate(() => {
    document.getElementById('kyc0')?.remove();
  });
  const second = frameOf(page, 'kyc1');
  await second.getByRole('button', { name: 'Take photo' }).click();
  await expect(second.getByRole('heading', { name: /^Back of/ })).toBeVisible();
  await second.getByRole('button', { name: 'Take photo' }).click();
  await second.getByRole('button', { name: 'Take selfie' }).click();
  expect((await endOf(page, 'kyc1')).detail).toMatchObject({ outcome: 'approved' });
});

test('in a dialog: Escape asks, the enrolment goes on, and the focus comes back', async ({ page, open }) => {
  await open('approved', {
    elements: [{ display: 'dialog', 'start-mode': 'manual' }],
    body: (elements) =>
      `<main><h1>Shop</h1><button commandfor="kyc0" command="--start">Verify now</button>${elements}</main>`,
  });
  const opener = page.getByRole('button', { name: 'Verify now' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await untilState(page, 'active');
  const dialog = page.getByRole('dialog', { name: 'Identity verification' });
  await dialog.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.getByRole('button', { name: 'Stay' }).click();
  await enrol(frameOf(page));
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('in a dialog: leaving ends as cancelled by the user', async ({ page, open }) => {
  await open('approved', { elements: [{ display: 'dialog' }] });
  await untilState(page, 'active');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Leave' }).click();
  expect(await endOf(page)).toMatchObject({ type: 'kyc-cancel', detail: { reason: 'user' } });
});

test('not signed in is an error that says so', async ({ page, shop }) => {
  await page.goto(shop.addPage());
  expect(await endOf(page)).toMatchObject({
    type: 'kyc-error',
    detail: { code: 'NOT_SIGNED_IN', retryable: true },
  });
  await expect(page.getByRole('alert')).toContainText('Please sign in');
});

test('the verdict is late: the customer is told and keeps waiting', async ({ page, open }) => {
  await open('no-verdict');
  await enrol(frameOf(page));
  await untilState(page, 'verifying');
  await page.clock.install();
  await page.reload();
  await untilState(page, 'verifying');
  // what waits patiently may still be on its way when the clock runs first
  await expect(async () => {
    await page.clock.runFor(130_000);
    await expect(page.getByText('This is taking longer than usual').last()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const notices = (await eventsOf(page))
    .filter(({ type }) => type === 'kyc-notice')
    .map(({ detail }) => detail['code']);
  expect(notices).toEqual(['VERDICT_DELAYED']);
  expect(await stateOf(page)).toBe('verifying');
  expect(await endsOf(page)).toEqual([]);
});
