// Playwright's test with a camera whose picture the test decides: one browser is shown a card's front, its
// back, then a face.

import { execFileSync } from 'node:child_process';
import type { Locator, Page } from '@playwright/test';
import { specimenFile } from '../../../src/sandbox/specimen/specimen-files.ts';
import type { Scene, SpecimenCamera } from '../../support/specimen-video.ts';
import type { PageDefinition } from './shop.ts';
import { expect, signIn, test as base } from './test.ts';

export { expect };

export interface OpenOptions {
  readonly scenario?: string;
  /** Of the element, beside `capture="own"`. */
  readonly attributes?: Readonly<Record<string, string | true>>;
  readonly page?: Omit<PageDefinition, 'elements'>;
  /** `false`: the customer refuses the camera. */
  readonly isGranted?: boolean;
}

/** Our own camera as its customer works it. */
export interface Capture {
  readonly element: Locator;
  /** Signs a customer in, and opens a page of the shop. */
  open(options?: OpenOptions): Promise<void>;
  button(name: string | RegExp): Locator;
  press(name: string | RegExp): Promise<void>;
  /** Begins with the camera, by pointer or by keyboard: with a pointer, pictures take themselves. */
  begin(options?: { by?: 'pointer' | 'keyboard'; document?: string }): Promise<void>;
  /** Holds something into the running camera, and waits until the page shows it. */
  hold(scene: Scene | string): Promise<void>;
  /** Holds it, presses the shutter and sends the picture. */
  take(scene: Scene | string): Promise<void>;
  /** Chooses a specimen's picture as a file, and sends it. */
  sendFile(specimen: string): Promise<void>;
  /** The whole way with an identity card, from the first screen. */
  enrol(): Promise<void>;
  /** The same with files, which takes a third of the time: for where the camera is not the question. */
  enrolWithFiles(): Promise<void>;
  /** The heading of the present step. */
  readonly heading: Locator;
  /** Takes the device away, by the end of the browser's process that reads it. */
  unplug(): void;
  /** Camera tracks of the page that are still on. */
  liveTracks(): Promise<number>;
}

/** As people hold them: all corners in the frame. */
export const scenes = {
  front: { specimen: 'identity-card-front', fill: 0.7 },
  back: { specimen: 'identity-card-back', fill: 0.7 },
  passport: { specimen: 'passport', fill: 0.74 },
  face: { specimen: 'face' },
} as const satisfies Record<string, Scene>;

export const test = base.extend<{ readonly capture: Capture }>({
  capture: async ({ page, context, shop, camera }, use) => {
    await page.addInitScript(keepTracks);
    const capture = createCapture({ page, element: page.locator('#kyc0'), camera });
    await use({
      ...capture,
      async open({ scenario = 'approved', attributes = {}, page: definition = {}, isGranted = true } = {}) {
        if (isGranted) await context.grantPermissions(['camera'], { origin: shop.origin });
        else await answerCamera(page, 'NotAllowedError'); // the headless shell asks nobody
        await signIn(page, shop, scenario);
        await page.goto(shop.addPage({ ...definition, elements: [{ capture: 'own', ...attributes }] }));
      },
    });
  },
});

interface Held {
  readonly page: Page;
  /** Ours, on this page. */
  readonly element: Locator;
  readonly camera: SpecimenCamera;
}

/** Our own camera on a page that is open. */
export function createCapture({ page, element, camera }: Held): Omit<Capture, 'open'> {
  let held = hold({});
  const button = (name: string | RegExp) => element.getByRole('button', { name });
  const capture: Omit<Capture, 'open'> = {
    element,
    button,
    heading: element.getByRole('heading', { level: 2 }),
    press: (name) => button(name).click(),
    async begin({ by = 'keyboard', document } = {}) {
      if (document) await element.getByRole('radio', { name: document }).check();
      await (by === 'pointer' ? button('Use the camera').click() : button('Use the camera').press('Enter'));
    },
    async hold(scene) {
      await expect(button('Take picture')).toBeEnabled();
      const before = await seen(element);
      const isNew = held !== (held = hold(scene));
      if (isNew) await expect.poll(async () => distance(before, await seen(element))).toBeGreaterThan(2);
      // not half of one and half of the other
      await expect.poll(async () => distance(await seen(element), await seen(element))).toBeLessThan(1);
    },
    async take(scene) {
      await capture.hold(scene);
      await capture.press('Take picture');
      if (scene === scenes.face) await capture.press('Take picture'); // at once, without the count
      await capture.press('Use this picture');
    },
    async sendFile(specimen) {
      const buffer = Buffer.from((await specimenFile(specimen)) ?? []);
      await element
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: `${specimen}.jpg`, mimeType: 'image/jpeg', buffer });
      await capture.press('Use this picture');
    },
    async enrol() {
      await capture.begin();
      await capture.take(scenes.front);
      await expect(capture.heading).toHaveText('Back of your document');
      await capture.take(scenes.back);
      await expect(capture.heading).toHaveText('Your face');
      await capture.take(scenes.face);
    },
    async enrolWithFiles() {
      await capture.press('Upload pictures instead');
      await capture.sendFile('identity-card-front');
      await expect(capture.heading).toHaveText('Back of your document');
      await capture.sendFile('identity-card-back');
      await expect(capture.heading).toHaveText('Your face');
      await capture.sendFile('face');
    },
    unplug: () => {
      execFileSync('pkill', ['-KILL', '-f', `VideoCaptureService.*${camera.file}`]);
    },
    liveTracks: () =>
      page.evaluate(
        () =>
          (window as unknown as { tracks: MediaStreamTrack[] }).tracks.filter(
            ({ readyState }) => readyState === 'live',
          ).length,
      ),
  };
  return capture;

  /** Its name. */
  function hold(scene: Scene | string): string {
    camera.show(scene);
    return JSON.stringify(scene);
  }
}

/** Replaces the browser's question for the camera by an answer. */
export const answerCamera = (page: Page, name: string): Promise<unknown> =>
  page.addInitScript((name) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
  }, name);

/** Keeps every track that the page is given. */
function keepTracks(): void {
  const tracks: MediaStreamTrack[] = ((window as unknown as { tracks: MediaStreamTrack[] }).tracks = []);
  if (!(navigator.mediaDevices as MediaDevices | undefined)) return; // a browser inside an app
  const { mediaDevices } = navigator;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await getUserMedia(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
}

/** What the video shows, in 16 by 12 greys. */
const seen = (element: Locator): Promise<number[]> =>
  element.evaluate(({ shadowRoot }) => {
    const video = shadowRoot?.querySelector('video');
    const canvas = Object.assign(document.createElement('canvas'), { width: 16, height: 12 });
    const context = canvas.getContext('2d');
    if (!context || !video?.videoWidth) return [];
    context.drawImage(video, 0, 0, 16, 12);
    return [...context.getImageData(0, 0, 16, 12).data].filter((_, index) => index % 4 === 1);
  });

const distance = (one: readonly number[], other: readonly number[]) => {
  if (one.length !== other.length) return Infinity;
  return (
    one.reduce((sum, grey, index) => sum + Math.abs(grey - (other[index] ?? 0)), 0) / Math.max(one.length, 1)
  );
};
