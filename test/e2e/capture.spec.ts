// Our own camera, from the first screen to the verdict: a browser whose camera sees specimens, and a provider
// that judges the pictures.

import type { CaptureDetector } from 'kyc-enrolment';
import { expect, scenes, test, type Capture } from './support/camera.ts';
import { endOf, endsOf, eventsOf, untilState } from './support/test.ts';

const uploadsOf = (requests: readonly string[]) =>
  requests
    .filter((line) => /^POST .*\/(document|face|complete)$/.test(line))
    .map((line) => line.replace(/.*\//, ''));

/** A step, by its heading. */
const at = (capture: Capture, heading: string) => expect(capture.heading).toHaveText(heading);

test('an identity card: front, back and face, and the verdict, with one event each', async ({
  page,
  shop,
  capture,
}) => {
  await capture.open();
  await capture.enrol();
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
  const names = (await eventsOf(page)).map(({ type, detail }) =>
    type === 'kyc-state' ? String(detail['state']) : type,
  );
  expect(names).toEqual([
    'starting',
    'loading',
    'active',
    'kyc-ready',
    'verifying',
    'kyc-submit',
    'succeeded',
    'kyc-success',
  ]);
  expect(uploadsOf(shop.requests)).toEqual(['document', 'document', 'face', 'complete']);
  expect(await capture.liveTracks()).toBe(0);
});

test('a passport has no back', async ({ page, shop, capture }) => {
  await capture.open();
  await capture.begin({ document: 'Passport' });
  await at(capture, 'Passport page with your photo');
  await capture.take(scenes.passport);
  await at(capture, 'Your face');
  await expect(capture.element.getByText('Passport, Slovakia', { exact: true })).toBeVisible();
  await capture.take(scenes.face);
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
  expect(uploadsOf(shop.requests)).toEqual(['document', 'face', 'complete']);
});

test('pictures are taken when they are steady and good, and sent when they were seen', async ({
  page,
  camera,
  shop,
  capture,
}) => {
  await capture.open();
  await capture.begin({ by: 'pointer' });
  for (const [heading, scene] of [
    ['Front of your document', scenes.front],
    ['Back of your document', scenes.back],
    ['Your face', scenes.face],
  ] as const) {
    await at(capture, heading);
    const before = shop.requests.length;
    camera.show(scene);
    if (scene === scenes.face) await capture.press('Take picture'); // nothing here finds faces
    await expect(capture.button('Use this picture')).toBeVisible();
    expect(uploadsOf(shop.requests.slice(before))).toEqual([]);
    camera.show({}); // or the next step would begin with what was held into this one
    await capture.press('Use this picture');
  }
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
});

test('who began by keyboard takes every picture by the shutter, until they choose otherwise', async ({
  capture,
}) => {
  await capture.open();
  await capture.begin({ by: 'keyboard' });
  await expect(capture.element.getByRole('checkbox')).not.toBeChecked();
  await capture.hold(scenes.front);
  await expect(capture.element.locator('[part=hint]')).toHaveText('Good. Stay like this.');
  await expect(capture.button('Take picture')).toBeVisible();
  await capture.element.getByRole('checkbox').press('Space');
  await expect(capture.button('Use this picture')).toBeVisible();
});

test('what would make the picture better is shown, and read out', async ({ capture }) => {
  await capture.open();
  await capture.begin();
  const hint = capture.element.locator('[part=hint]');
  const spoken = capture.element.locator('.unseen[role=status]').last();
  await expect(hint).toHaveText('Show your document in the frame.');
  for (const [scene, words] of [
    [{ ...scenes.front, brightness: 0.2 }, 'Too dark. Find more light.'],
    [scenes.front, 'Good. Stay like this.'],
  ] as const) {
    await capture.hold(scene);
    await expect(hint).toHaveText(words);
    await expect(spoken).toHaveText(words);
  }
});

const documentProblems = [
  [
    'DOCUMENT_NOT_RECOGNIZED',
    { background: 60 },
    'We could not detect a document. It should fill the picture and be sharp.',
  ],
  [
    'FACE_QUALITY_LOW',
    { ...scenes.front, specimen: 'identity-card-front-worn' },
    'The photo on the document is not clear enough. Avoid glare and shadow on it.',
  ],
  ['WRONG_SIDE', scenes.back, 'This is not the right side. Please show the front, with the photo.'],
] as const;

test('check 48: each problem of a document is said at the picture, and only that one is taken again', async ({
  capture,
}) => {
  await capture.open();
  await capture.begin();
  for (const [error, scene, words] of documentProblems)
    await test.step(error, async () => {
      await at(capture, 'Front of your document');
      await capture.take(scene);
      await at(capture, 'Please take this picture again');
      await expect(capture.element.getByRole('alert')).toHaveText(words);
      await expect(capture.element.getByRole('img', { name: 'Your picture' })).toBeVisible();
      await capture.press('Take again');
    });
  await capture.take(scenes.front);
  await at(capture, 'Back of your document');
  // the customer sees what the provider made of it
  await expect(capture.element.getByText('Detected: Identity card, Slovakia')).toBeVisible();

  await test.step('the front shown again for the back is the wrong side', async () => {
    await capture.press('Take picture');
    await capture.press('Use this picture');
    await expect(capture.element.getByRole('alert')).toHaveText(
      'This is not the right side. Please turn the document over.',
    );
    await capture.press('Take again');
    await capture.take(scenes.back);
    await at(capture, 'Your face');
  });
});

test("a merchant's own detector has the last word on the live picture", async ({ page, capture }) => {
  await capture.open();
  await page.evaluate(() => {
    const asked: string[] = ((window as unknown as { asked: string[] }).asked = []);
    const captureDetector: CaptureDetector = (video, { kind }) => {
      asked.push(`${kind} ${video.videoWidth > 0}`);
      return Promise.resolve('dark');
    };
    Object.assign(document.getElementById('kyc0') ?? {}, { captureDetector });
  });
  await capture.begin({ by: 'pointer' });
  await capture.hold(scenes.front);
  await expect(capture.element.locator('[part=hint]')).toHaveText('Too dark. Find more light.');
  expect(await page.evaluate(() => (window as unknown as { asked: string[] }).asked[0])).toBe(
    'document true',
  );
});

test('check 49: a reading that fails inside of the provider is tried once more, unnoticed', async ({
  shop,
  capture,
}) => {
  await capture.open();
  await capture.press('Upload pictures instead');
  await capture.sendFile('identity-card-front-failing');
  await at(capture, 'Back of your document');
  expect(uploadsOf(shop.requests)).toEqual(['document', 'document']);
});

test('every problem of a face is said at the picture in words that help', async ({ page, capture }) => {
  await capture.open();
  await capture.press('Upload pictures instead'); // as the camera's pictures, but for the seconds of each
  await capture.sendFile('passport');
  for (const [specimen, words] of [
    ['face-none', 'We could not find a face. Look into the camera in good light.'],
    ['face-two', 'There is more than one face. Only you should be in the picture.'],
    ['face-small', 'You are too far away. Come closer.'],
    ['face-close', 'You are too close. Move back a little.'],
    ['face-border', 'Move your face to the middle of the picture.'],
    ['face-cropped', 'Part of your face is missing. Move back until all of it can be seen.'],
    ['face-mask', 'Something covers your face. Take off glasses, mask or hat.'],
    ['face-turned', 'Look straight into the camera and hold your head upright.'],
  ] as const)
    await test.step(words, async () => {
      await at(capture, 'Your face');
      await capture.sendFile(specimen);
      await expect(capture.element.getByRole('alert')).toHaveText(words);
      await capture.press('Choose another picture');
    });
  await capture.sendFile('face');
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
});

test('pictures that got lost at the provider are taken again', async ({ page, capture }) => {
  await capture.open({ scenario: 'pictures-lost' });
  await capture.begin({ document: 'Passport' });
  await capture.take(scenes.passport);
  await at(capture, 'Your face');
  await capture.take(scenes.face);
  await at(capture, 'Passport page with your photo');
  await expect(capture.element.getByRole('alert')).toHaveText(
    'This picture did not arrive. Please take it again.',
  );
  expect(await endsOf(page)).toEqual([]);
  await capture.take(scenes.passport);
  await at(capture, 'Your face');
  await capture.take(scenes.face);
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
});

test('only the face is missing: the provider says that it has the document', async ({
  page,
  shop,
  capture,
}) => {
  let isLost = true;
  shop.intercept(({ url }) =>
    url.endsWith('/complete') && isLost
      ? ((isLost = false), Response.json({ hasError: true, error: 'MISSING_DOCUMENT_AND_FACE' }))
      : undefined,
  );
  await capture.open();
  await capture.element.getByRole('radio', { name: 'Passport' }).check();
  await capture.press('Upload pictures instead');
  await capture.sendFile('passport');
  await at(capture, 'Your face');
  await capture.sendFile('face');
  await at(capture, 'Passport page with your photo');
  await capture.sendFile('passport');
  await at(capture, 'Your face');
  await capture.sendFile('face');
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
});

test('check 49: a picture whose answer was lost begins a new session', async ({ page, shop, capture }) => {
  await capture.open();
  await capture.press('Upload pictures instead');
  shop.sandbox.trustmatic.fault({ path: '/api/v1/enrolment/document', drop: 'answer' });
  await capture.sendFile('identity-card-front');
  await at(capture, 'What you need');
  await capture.enrolWithFiles();
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
  expect(shop.requests.filter((line) => line === 'POST /kyc/session')).toHaveLength(2);
});

test('check 49: a session that is already complete ends with the answer of the server', async ({
  page,
  capture,
}) => {
  await capture.open({ scenario: 'already-completed' });
  await capture.press('Upload pictures instead');
  await capture.sendFile('identity-card-front');
  await untilState(page, 'verifying'); // and there it stays
  expect((await eventsOf(page)).filter(({ type }) => type === 'kyc-submit')).toHaveLength(1);
});

test('a session whose token was refused is renewed once, and begins anew', async ({
  page,
  shop,
  capture,
}) => {
  await capture.open({ scenario: 'unauthorized-once' });
  await expect(capture.element.getByRole('alert')).toBeEmpty();
  await capture.press('Upload pictures instead');
  await capture.sendFile('identity-card-front');
  await at(capture, 'What you need');
  await expect(capture.element.getByRole('alert')).toHaveText(
    'The verification had to begin anew. Please take the pictures once more.',
  );
  await capture.enrolWithFiles();
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
  expect(shop.requests.filter((line) => line === 'POST /kyc/session')).toHaveLength(2);
});

test('a server that takes no picture ends the attempt with UPLOAD_FAILED', async ({
  page,
  shop,
  capture,
}) => {
  shop.intercept(({ url }) => (url.endsWith('/document') ? new Response(null, { status: 502 }) : undefined));
  await capture.open();
  await capture.begin();
  await capture.take(scenes.front);
  expect((await endOf(page)).detail).toMatchObject({ code: 'UPLOAD_FAILED', retryable: true });
  expect(await capture.liveTracks()).toBe(0);
});

test('check 48: a picture is sent once, however often and however impatiently it is asked for', async ({
  shop,
  capture,
}) => {
  let arrived: () => void = () => undefined;
  const later = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  shop.intercept(({ url }) =>
    url.endsWith('/document')
      ? later.then(() =>
          Response.json({ hasError: false, isTwoSideDocument: false, pageSide: 'FRONT', type: 'PASSPORT' }),
        )
      : undefined,
  );
  await capture.open();
  await capture.begin();
  await capture.hold(scenes.front);
  await capture.press('Take picture');
  const use = capture.button('Use this picture');
  await use.click({ trial: true }); // it stands still; the forced clicks do not look for that
  await use.dblclick({ force: true });
  await at(capture, 'Sending your picture…');
  await expect(capture.element.getByRole('progressbar')).toBeVisible();
  expect(await capture.liveTracks()).toBe(0);
  arrived();
  await at(capture, 'Your face');
  expect(uploadsOf(shop.requests)).toEqual(['document']);
});

test('a network that is cut is waited for, and the same picture arrives', async ({
  page,
  context,
  shop,
  capture,
}) => {
  await capture.open();
  await capture.begin();
  await capture.hold(scenes.front);
  await capture.press('Take picture');
  await context.setOffline(true);
  await capture.press('Use this picture');
  await expect(capture.element.getByText('You are offline.').last()).toBeVisible();
  await context.setOffline(false);
  await at(capture, 'Back of your document');
  expect(uploadsOf(shop.requests)).toEqual(['document']);
  expect(
    (await eventsOf(page)).filter(({ type }) => type === 'kyc-notice').map(({ detail }) => detail['code']),
  ).toEqual(['OFFLINE']);
});

test('a slow line shows that it carries a picture, and a cut one has it sent again', async ({
  page,
  context,
  shop,
  capture,
}) => {
  const arrived = () =>
    shop.sandbox.trustmatic.requests.filter(({ path }) => path.endsWith('/enrolment/document')).length;
  const before = arrived();
  await capture.open();
  await capture.begin();
  await capture.hold(scenes.front);
  await capture.press('Take picture');
  const line = await context.newCDPSession(page);
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 100,
    downloadThroughput: 20_000,
    uploadThroughput: 20_000,
  });
  await capture.press('Use this picture');
  const bar = capture.element.getByRole('progressbar');
  await expect(bar).toBeVisible();
  await expect.poll(() => uploadsOf(shop.requests)).toHaveLength(1);
  shop.cut();
  await expect.poll(() => uploadsOf(shop.requests)).toHaveLength(2);
  await expect(bar).toBeVisible();
  await at(capture, 'Back of your document');
  expect(arrived()).toBe(before + 1);
});

test('a language that arrives late is not the one that was chosen after it', async ({ page, capture }) => {
  let arrive: () => void = () => undefined;
  const late = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/capture-de.*', async (route) => {
    await late;
    await route.continue();
  });
  await capture.open();
  await at(capture, 'What you need');
  const wanted = page.waitForRequest(/capture-de/);
  await capture.element.evaluate((element) => {
    element.setAttribute('lang', 'de');
  });
  const german = (await wanted).url();
  await capture.element.evaluate((element) => {
    element.setAttribute('lang', 'fr');
  });
  await at(capture, 'Ce qu’il vous faut');
  arrive();
  await page.evaluate((url) => import(url), german);
  await capture.element.evaluate(
    (element) => (element as unknown as { updateComplete: Promise<unknown> }).updateComplete,
  );
  await at(capture, 'Ce qu’il vous faut');
});

test('check 50: pictures go straight to the provider that the page lists, with the token', async ({
  page,
  context,
  shop,
  capture,
}) => {
  const { url, username, password } = shop.sandbox.trustmatic;
  const begin = async () => {
    const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    const body = JSON.stringify({ sessionId: crypto.randomUUID(), returnUrl: `${shop.origin}/welcome` });
    const session = await fetch(`${url}/api/v1/enrolment/initialize`, {
      method: 'POST',
      headers: { authorization, 'Content-Type': 'application/json' },
      body,
    });
    return Response.json({ ...((await session.json()) as object), uploadUrl: `${url}/api/v1/enrolment` });
  };
  shop.intercept(({ url: asked }) => (asked.endsWith('/kyc/session') ? begin() : undefined));
  await context.addCookies([{ name: 'login', value: 'elsewhere', url }]);
  const sent: Promise<Record<string, string>>[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().startsWith(url)) sent.push(request.allHeaders());
  });
  const policy =
    `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${url}; img-src ` + 'data:';
  await capture.open({
    attributes: { 'provider-origins': url },
    page: { headers: { 'Content-Security-Policy': policy } },
  });
  await capture.enrolWithFiles();
  expect((await endOf(page)).detail).toMatchObject({
    outcome: 'submitted',
    returnUrl: `${shop.origin}/welcome`,
  });
  const ofPage = shop.requests.filter((line) => !line.includes('/webhook/')); // which the provider calls
  expect(ofPage).toEqual(['POST /kyc/session']);
  expect(sent).toHaveLength(4);
  for (const { authorization, cookie = '', referer = '' } of await Promise.all(sent)) {
    expect(authorization).toMatch(/^Bearer /);
    expect([cookie, referer]).toEqual(['', '']);
  }
  expect(await page.evaluate(() => (window as unknown as { violations: unknown[] }).violations)).toEqual([]);
});

test('check 86: the whole way under a strict policy and Trusted Types has no violation', async ({
  page,
  capture,
}) => {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src " +
    "data:; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
  await capture.open({ page: { headers: { 'Content-Security-Policy': policy } } });
  await capture.enrol();
  await endOf(page);
  expect(await page.evaluate(() => (window as unknown as { violations: unknown[] }).violations)).toEqual([]);
});

test('display="dialog" holds our camera too, on all of a phone but its notch; leaving lets it go', async ({
  page,
  context,
  capture,
}) => {
  await capture.open({ attributes: { display: 'dialog' } });
  await capture.begin();
  await expect(capture.button('Take picture')).toBeEnabled();
  expect(await capture.liveTracks()).toBe(1);
  await page.setViewportSize({ width: 390, height: 844 });
  const phone = await context.newCDPSession(page);
  await phone.send('Emulation.setSafeAreaInsetsOverride', { insets: { top: 47, bottom: 34 } });
  const dialog = capture.element.getByRole('dialog');
  const close = capture.button('Close');
  await expect.poll(async () => (await close.boundingBox())?.y).toBeGreaterThanOrEqual(47);
  expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  const content = await capture.element.locator('[part=content]').boundingBox();
  expect((content?.y ?? 0) + (content?.height ?? 0)).toBe(844 - 34);
  await close.click();
  await capture.press('Leave');
  expect((await endOf(page)).detail).toMatchObject({ reason: 'user' });
  expect(await capture.liveTracks()).toBe(0);
});

test('display="popup" opens no window for our camera', async ({ page, capture }) => {
  const windows: string[] = [];
  page.on('popup', (popup) => windows.push(popup.url()));
  await capture.open({ attributes: { display: 'popup', 'start-mode': 'manual' } });
  await capture.press(/./);
  await capture.begin();
  await expect(capture.button('Take picture')).toBeEnabled();
  expect(windows).toEqual([]);
});

test('without an uploadUrl the page of the provider takes the pictures', async ({ page, capture }) => {
  await page.route('**/kyc/session', async (route) => {
    const response = await route.fetch();
    const { uploadUrl, ...answer } = (await response.json()) as { uploadUrl?: string };
    expect(uploadUrl).toBeTruthy();
    await route.fulfill({ response, json: answer });
  });
  await capture.open();
  await untilState(page, 'active');
  await expect(capture.element.locator('iframe')).toBeVisible();
});
