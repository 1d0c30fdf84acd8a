// Our own camera on a bare page: a server that answers what the test says, and the device that the test
// gives.

import { render } from 'lit';
import { runCapture } from '../../src/capture/capture.js';
import { createUploads } from '../../src/capture/picture-uploads.js';
import { captureStyles } from '../../src/capture/screens/capture-styles.js';
import type { Stage } from '../../src/capture/stage.js';
import type { CaptureEnd } from '../../src/capture/steps.js';
import { captureTexts } from '../../src/i18n/en/camera-texts.js';
import { complete } from '../../src/i18n/en/element-texts.js';
import { en } from '../../src/i18n/en/first-texts.js';
import type { DrawnCamera } from './drawn-camera.js';

export interface CaptureStage {
  readonly box: HTMLElement;
  /** What the server says next, by the last word of the address. */
  readonly answers: Record<string, unknown[]>;
  /** The pictures that were sent. */
  readonly sent: Blob[];
  start(camera: Pick<DrawnCamera, 'mediaDevices'>, more?: Partial<Stage>): Promise<CaptureEnd>;
  leave(reason?: Error): void;
  /** From now on the clock goes that many times as fast, for a count or a second of stillness. */
  hurry(times: number): void;
  buttonNamed(name: string): HTMLButtonElement | undefined;
  press(name: string): Promise<void>;
  heading(text: string): Promise<void>;
}

/** A passport that is taken for one, a face, and an end; removed after the test. */
export function createCaptureStage(): CaptureStage {
  const over = new AbortController();
  const { signal } = over;
  const box = document.body.appendChild(document.createElement('div'));
  document.adoptedStyleSheets = captureStyles.flatMap(({ styleSheet = [] }) => styleSheet);
  const sent: Blob[] = [];
  const answers: Record<string, unknown[]> = {
    document: [
      { hasError: false, isTwoSideDocument: false, pageSide: 'FRONT', country: 'SVK', type: 'PASSPORT' },
    ],
    face: [{ hasError: false }],
    complete: [{ customerReturnUrl: 'https://shop.example/next' }],
  };
  const clock = createClock();
  const environment = createStageEnvironment(clock, async (address, body) => {
    if (body) sent.push(await pictureIn(body));
    return answers[address.replace(/.*\//, '')]?.shift() ?? {};
  });

  function buttonNamed(name: string): HTMLButtonElement | undefined {
    return [...box.querySelectorAll('button')].find(
      (button) => button.textContent.trim() === name && !button.disabled,
    );
  }

  return {
    box,
    answers,
    sent,
    buttonNamed,
    hurry: clock.hurry,
    leave: (reason) => {
      over.abort(reason);
      box.remove();
      document.adoptedStyleSheets = [];
    },
    start(camera, more = {}) {
      let screen: Parameters<Stage['show']>[0] | undefined;
      const update = () => {
        render(screen?.({ ...captureTexts, ...complete(en) }, 2), box);
      };
      return runCapture({
        show(next) {
          screen = next;
          update();
        },
        update,
        wear({ styleSheet }) {
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, ...(styleSheet ? [styleSheet] : [])];
        },
        uploads: createUploads({
          uploadUrl: '/kyc/session/1',
          credentials: 'same-origin',
          baseUrl: location.href,
          providerOrigins: [],
          environment,
          signal,
        }),
        environment,
        mediaDevices: camera.mediaDevices,
        hasOtherDevice: true,
        language: () => 'en',
        signal,
        ...more,
      });
    },
    async press(name) {
      await vi.waitFor(() => {
        expect(buttonNamed(name), name).toBeTruthy();
      }, 10_000);
      buttonNamed(name)?.click();
    },
    heading: (text) =>
      vi.waitFor(() => {
        expect(box.querySelector('h2')?.textContent).toBe(text);
      }, 10_000),
  };
}

/** The browser's own clock, until it is told to hurry. */
function createClock() {
  let [times, since, before] = [1, performance.now(), 0];
  const now = () => before + (performance.now() - since) * times;
  return {
    now,
    hurry(faster: number) {
      [before, since, times] = [now(), performance.now(), faster];
    },
    inRealMs: (ms: number) => ms / times,
  };
}

/** A clock, and a server that is a function. */
const createStageEnvironment = (
  clock: ReturnType<typeof createClock>,
  answer: (address: string, body: string | undefined) => Promise<unknown>,
): Stage['environment'] => ({
  fetch: async (input, init) =>
    Response.json(await answer(String(input), typeof init?.body === 'string' ? init.body : undefined)),
  now: clock.now,
  random: Math.random,
  isOffline: () => false,
  pause: (ms, paused) =>
    new Promise<void>((resolve, reject) => {
      setTimeout(resolve, clock.inRealMs(ms));
      paused.addEventListener('abort', () => {
        reject(paused.reason as Error);
      });
    }),
});

async function pictureIn(body: string): Promise<Blob> {
  const { imageBase } = JSON.parse(body) as { imageBase: string };
  return (await fetch(`data:image/jpeg;base64,${imageBase}`)).blob();
}
