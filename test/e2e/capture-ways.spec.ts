// Our own camera where there is none, with files instead, and what is left of it on every way out.

import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { encodeJpeg } from '../../src/sandbox/specimen/picture-file.ts';
import { findSpecimen } from '../../src/sandbox/specimen/catalogue.ts';
import { createRaster, type Raster } from '../../src/sandbox/specimen/raster.ts';
import { exifMarks, withExif } from '../support/exif.ts';
import { photograph } from '../support/photograph.ts';
import { answerCamera, expect, scenes, test, type Capture } from './support/camera.ts';
import { endOf, untilState } from './support/test.ts';

const draw = (name: string): Raster => findSpecimen(name)?.draw() ?? createRaster(1, 1);
const file = async (name: string) => ({
  name: `${name}.jpg`,
  mimeType: 'image/jpeg',
  buffer: Buffer.from(await encodeJpeg(draw(name))),
});

/** Chooses a file and sends it. */
async function send(capture: Capture, chosen: Awaited<ReturnType<typeof file>>): Promise<void> {
  await capture.element.locator('input[type=file]').first().setInputFiles(chosen);
  await capture.press('Use this picture');
}

const failures: Readonly<
  Record<
    string,
    {
      readonly title: string;
      readonly isRetried: boolean;
      readonly prepare: (page: Page) => Promise<unknown>;
      readonly open?: Parameters<Capture['open']>[0];
    }
  >
> = {
  'is in use': {
    title: 'The camera did not start',
    isRetried: true,
    prepare: (page) => answerCamera(page, 'NotReadableError'),
  },
  'is not there': {
    title: 'No camera was found',
    isRetried: true,
    prepare: (page) => answerCamera(page, 'NotFoundError'),
  },
  'is kept from the page by its policy': {
    title: 'This page may not use the camera',
    isRetried: false,
    prepare: async () => undefined,
    open: { page: { headers: { 'Permissions-Policy': 'camera=()' } } },
  },
  'is unknown to an app’s browser': {
    title: 'This browser cannot use the camera',
    isRetried: false,
    prepare: (page) =>
      page.addInitScript(() => {
        Object.defineProperty(Navigator.prototype, 'mediaDevices', { get: () => undefined });
      }),
  },
};

for (const [what, { title, isRetried, prepare, open }] of Object.entries(failures))
  test(`check 44: a camera that ${what} has words of its own, and a way on with files`, async ({
    page,
    capture,
  }) => {
    await prepare(page);
    await capture.open(open);
    await capture.begin();
    await expect(capture.heading).toHaveText(title);
    await expect(capture.heading).toBeFocused();
    await expect(capture.button('Try again')).toHaveCount(isRetried ? 1 : 0);
    await expect(capture.button('Use another device')).toBeVisible();
    await capture.press('Upload pictures instead');
    await expect(capture.heading).toHaveText('Front of your document');
    expect(await capture.liveTracks()).toBe(0);
  });

test('check 44: the browser is asked once a click, never by itself again', async ({ page, capture }) => {
  await page.addInitScript(() => {
    const asked = ((window as unknown as { asked: number }).asked = 0);
    navigator.mediaDevices.getUserMedia = () => {
      (window as unknown as { asked: number }).asked += 1;
      return Promise.reject(new DOMException(String(asked), 'NotAllowedError'));
    };
  });
  const asked = () => page.evaluate(() => (window as unknown as { asked: number }).asked);
  await capture.open();
  expect(await asked()).toBe(0);
  await capture.begin();
  await expect(capture.button('Try again')).toBeVisible();
  expect(await asked()).toBe(1);
  await capture.press('Try again');
  await expect(capture.heading).toHaveText('The camera is not allowed');
  expect(await asked()).toBe(2);
});

for (const isAllowed of [true, false])
  test(`check 43: an app’s browser offers the page’s link${isAllowed ? '' : ', also uncopied'}`, async ({
    page,
    context,
    shop,
    capture,
  }) => {
    await failures['is unknown to an app’s browser']?.prepare(page);
    await capture.open();
    await context.grantPermissions(isAllowed ? ['camera', 'clipboard-read', 'clipboard-write'] : ['camera'], {
      origin: shop.origin,
    });
    await capture.begin();
    await capture.press('Copy the link to this page');
    await expect(
      capture.element.getByText(isAllowed ? 'The link has been copied.' : page.url()),
    ).toBeVisible();
    if (isAllowed) expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });

test('another device: the page of the provider comes in place of our camera', async ({ page, capture }) => {
  await capture.open({ isGranted: false });
  await capture.begin();
  await capture.press('Use another device');
  await expect(capture.element.locator('iframe')).toBeVisible();
  await untilState(page, 'active');
});

test('without cross-device there is no other device', async ({ capture }) => {
  await capture.open({ isGranted: false, attributes: { 'cross-device': 'false' } });
  await capture.begin();
  await expect(capture.heading).toHaveText('The camera is not allowed');
  await expect(capture.button('Use another device')).toHaveCount(0);
});

test('a camera that is unplugged says so, and another one goes on at the same picture', async ({
  capture,
}) => {
  await capture.open();
  await capture.begin();
  await capture.take(scenes.front);
  await expect(capture.heading).toHaveText('Back of your document');
  await expect(capture.button('Take picture')).toBeEnabled();
  capture.unplug();
  await expect(capture.heading).toHaveText('The camera has stopped');
  await capture.press('Try again');
  await capture.take(scenes.back);
  await expect(capture.heading).toHaveText('Your face');
});

test('files only: the whole way without a camera, the browser never asked for one', async ({
  page,
  capture,
}) => {
  await capture.open({ isGranted: false });
  await capture.press('Upload pictures instead');
  await send(capture, await file('identity-card-front'));
  await expect(capture.heading).toHaveText('Back of your document');
  await send(capture, await file('identity-card-back'));
  await expect(capture.heading).toHaveText('Your face');
  await send(capture, await file('face-small'));
  await expect(capture.element.getByRole('alert')).toHaveText('You are too far away. Come closer.');
  await capture.press('Choose another picture');
  await send(capture, await file('face'));
  expect((await endOf(page)).detail).toMatchObject({ outcome: 'approved' });
});

test('a file may be dropped in its place, and beside it', async ({ page, capture }) => {
  await capture.open();
  await capture.press('Upload pictures instead');
  const { buffer } = await file('passport');
  const files = await page.evaluateHandle((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], 'passport.jpg', { type: 'image/jpeg' }));
    return transfer;
  }, buffer.toString('base64'));
  for (const target of ['[part~=dropzone]', 'h2']) {
    await capture.element.locator(target).dispatchEvent('drop', { dataTransfer: files });
    await expect(capture.button('Use this picture')).toBeVisible();
    expect(new URL(page.url()).pathname).toMatch(/^\/page\//);
    await capture.press('Choose another picture');
    await expect(capture.element.locator('[part~=dropzone]')).toBeVisible();
  }
});

/** Drops files of the customer’s, or a link from another page, with the browser’s own event. */
async function drop(
  page: Page,
  at: Locator,
  data: { readonly files?: string[]; readonly link?: string },
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { x, y, width, height } = (await at.boundingBox())!;
  const dragged = {
    x: x + width / 2,
    y: y + height / 2,
    data: {
      items: data.link ? [{ mimeType: 'text/uri-list', data: data.link }] : [],
      files: data.files ?? [],
      dragOperationsMask: 1,
    },
  };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...dragged });
}

const elsewhere = 'https://elsewhere.example/a.png';
test('what is no picture, dropped in the place for one, is answered with words', async ({
  page,
  capture,
}) => {
  await capture.open();
  await capture.press('Upload pictures instead');
  const dropzone = capture.element.locator('[part~=dropzone]');
  await expect(dropzone).toBeVisible();
  const folder = { files: [tmpdir()] };
  const twoFiles = { files: [fileURLToPath(import.meta.url), process.execPath] };
  for (const [data, words] of [
    [folder, 'This file cannot be read as a picture. Please choose another one.'],
    [twoFiles, 'Please choose a single picture.'],
    [{ link: elsewhere }, 'Only a picture file can be dropped here. Save the picture on your device first.'],
  ] as const)
    await test.step(words, async () => {
      await drop(page, dropzone, data);
      await expect(capture.element.getByRole('alert')).toHaveText(words);
      expect(new URL(page.url()).pathname).toMatch(/^\/page\//);
    });
});

test('what is dropped where nothing can be leaves the page where it is', async ({ page, capture }) => {
  const left: string[] = [];
  page.on('framenavigated', (frame) => left.push(frame.url()));
  page.context().on('page', (opened) => left.push(`new ${opened.url()}`)); // what this Chromium does
  const dropBoth = async (at: Locator) => {
    await drop(page, at, { files: [fileURLToPath(import.meta.url)] });
    await drop(page, at, { link: elsewhere });
  };
  await capture.open();
  await expect(capture.heading).toHaveText('What you need');
  left.length = 0;
  await dropBoth(page.locator('h1'));
  await capture.begin();
  await expect(capture.heading).toHaveText('Front of your document');
  await dropBoth(capture.element.locator('[part~=viewfinder]'));
  await capture.press('Upload pictures instead');
  await expect(capture.element.locator('[part~=dropzone]')).toBeVisible();
  expect(left).toEqual([]);
});

for (const [what, buffer, words] of [
  [
    'a drawing that can hold scripts',
    '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><script>alert(1)</script></svg>',
    'This file cannot be read as a picture. Please choose another one.',
  ],
  ['a PDF', '%PDF-1.7\n', 'This file cannot be read as a picture. Please choose another one.'],
  ['an empty file', '', 'This file cannot be read as a picture. Please choose another one.'],
] as const)
  test(`check 47: ${what} is refused with words, and nothing is sent`, async ({ shop, capture }) => {
    await capture.open();
    await capture.press('Upload pictures instead');
    await capture.element
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(buffer) });
    await expect(capture.element.getByRole('alert')).toHaveText(words);
    expect(shop.requests.filter((line) => line.endsWith('/document'))).toEqual([]);
  });

test('check 46: a phone’s photo arrives upright and smaller, without its place and maker', async ({
  page,
  capture,
}) => {
  test.slow();
  const upright = photograph(draw('identity-card-front'), { width: 2400, height: 1800, fill: 0.8 });
  const photo = withExif(await encodeJpeg(turnedLeft(upright)), { orientation: 6 });
  const bodies: Buffer[] = [];
  page.on('request', (request) => {
    const body = request.url().endsWith('/document')
      ? (request.postDataJSON() as { imageBase: string })
      : undefined;
    if (body) bodies.push(Buffer.from(body.imageBase, 'base64'));
  });
  await capture.open();
  await capture.press('Upload pictures instead');
  await send(capture, { name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo) });
  // which the provider could not read on its side
  await expect(capture.element.getByText('Detected: Identity card, Slovakia')).toBeVisible();
  const [sent = Buffer.alloc(0)] = bodies;
  expect(sent.length).toBeLessThan(4_000_000);
  expect(exifMarks.filter((mark) => sent.includes(mark))).toEqual([]);
});

/** As a phone stores it that is held upright: to be turned clockwise to be read. */
function turnedLeft({ width, height, data }: Raster): Raster {
  const turned = createRaster(height, width);
  const [from, into] = [new Uint32Array(data.buffer), new Uint32Array(turned.data.buffer)];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) into[(width - 1 - x) * height + y] = from[y * width + x] ?? 0;
  return turned;
}

const waysOut: Readonly<Record<string, (page: Page, capture: Capture) => Promise<unknown>>> = {
  'leaves by the button': (_, capture) => capture.press('Leave the verification'),
  'is cancelled by the page': (page) =>
    page.evaluate(() => {
      (document.getElementById('kyc0') as HTMLElement & { cancel(): void }).cancel();
    }),
  'begins anew': (page) =>
    page.evaluate(() => {
      (document.getElementById('kyc0') as HTMLElement & { restart(): void }).restart();
    }),
  'loses the element': (page) =>
    page.evaluate(() => {
      document.getElementById('kyc0')?.remove();
    }),
  'goes on with files': (_, capture) => capture.press('Upload pictures instead'),
  'takes the picture': (_, capture) => capture.press('Take picture'),
};

for (const [what, leave] of Object.entries(waysOut))
  test(`check 51: the camera goes out when the customer ${what}`, async ({ page, capture }) => {
    await capture.open();
    await capture.begin();
    await expect(capture.button('Take picture')).toBeEnabled();
    expect(await capture.liveTracks()).toBe(1);
    await leave(page, capture);
    await expect.poll(capture.liveTracks).toBe(0);
  });

test('check 51: a camera that is granted after the customer has left goes out at once', async ({
  page,
  capture,
}) => {
  await page.addInitScript(() => {
    const getUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      await new Promise((resolve) => {
        document.addEventListener('granted', resolve);
      });
      return getUserMedia(constraints);
    };
  });
  await capture.open();
  await capture.begin();
  await expect(capture.heading).toHaveText('Front of your document');
  await capture.press('Leave the verification');
  await page.evaluate(() => document.dispatchEvent(new Event('granted')));
  await expect
    .poll(() =>
      page.evaluate(() =>
        (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ readyState }) => readyState),
      ),
    )
    .toEqual(['ended']);
});

test('check 51: no picture is in an address, a store, an attribute, an event or the console', async ({
  page,
  capture,
}) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  await page.addInitScript(() => {
    const urls = ((window as unknown as { urls: string[] }).urls = []) as string[];
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (object: Blob) => {
      urls.push(object.type);
      return create(object);
    };
  });
  await capture.open();
  await capture.enrol();
  await endOf(page);
  const kept = await page.evaluate(async () => {
    const { log, urls } = window as unknown as { log: unknown; urls: string[] };
    return {
      urls,
      text: JSON.stringify([
        location.href,
        document.cookie,
        { ...localStorage },
        { ...sessionStorage },
        await indexedDB.databases(),
        await caches.keys(),
        history.state,
        log,
        performance.getEntries().map(({ name }) => name),
        document.getElementById('kyc0')?.shadowRoot?.innerHTML,
      ]),
    };
  });
  expect(kept.urls).toEqual([]);
  expect(kept.text + said.join()).not.toMatch(/\/9j\/|blob:|data:image|imageBase/);
});
