import { render } from 'lit';
import { createCameraStep } from '../../../src/capture/camera/camera-step.js';
import { createLivePicture } from '../../../src/capture/camera/live-picture.js';
import { createShutter } from '../../../src/capture/camera/shutter.js';
import { createUploads } from '../../../src/capture/picture-uploads.js';
import { cameraScreen } from '../../../src/capture/screens/camera-screen.js';
import { captureStyles } from '../../../src/capture/screens/capture-styles.js';
import type { Stage } from '../../../src/capture/stage.js';
import { beginning } from '../../../src/capture/steps.js';
import { captureTexts } from '../../../src/i18n/en/camera-texts.js';
import { complete } from '../../../src/i18n/en/element-texts.js';
import { en } from '../../../src/i18n/en/first-texts.js';
import { createDrawnCamera } from '../../support/drawn-camera.js';

const none = () => undefined;
const never = new Promise<never>(none);

/** The step of a face, whose countdown and picture take for ever, and how often the camera was looked at. */
function createFaceStep(camera: ReturnType<typeof createDrawnCamera>) {
  const box = document.body.appendChild(document.createElement('div'));
  document.adoptedStyleSheets = captureStyles.flatMap(({ styleSheet = [] }) => styleSheet);
  const over = new AbortController();
  onTestFinished(() => {
    over.abort();
    box.remove();
    document.adoptedStyleSheets = [];
  });
  let looks = 0;
  const environment: Stage['environment'] = {
    fetch: () => never,
    now: () => looks * 100,
    random: Math.random,
    isOffline: () => false,
    pause: (ms) => {
      if (ms === 100) looks += 1;
      return ms === 100 ? Promise.resolve() : never;
    },
  };
  const { signal } = over;
  const stage: Stage = {
    ...camera,
    show: none,
    update: none,
    wear: none,
    uploads: createUploads({
      uploadUrl: '/kyc/session/1',
      credentials: 'same-origin',
      baseUrl: location.href,
      providerOrigins: [],
      environment,
      signal,
    }),
    environment,
    hasOtherDevice: true,
    language: () => 'en',
    signal,
  };
  const settle = { resolve: none, reject: none };
  const step = createCameraStep({ ...beginning, wanted: 'face' }, stage, settle);
  const live = createLivePicture(step, none);
  const shutter = createShutter(step, live, never);
  const texts = { ...complete(en), ...captureTexts };
  const actions = { take: none, toggleAutomatic: none, toggleTorch: none, choose: none, useFiles: none };
  const draw = () => {
    render(cameraScreen({ ...step, ...actions, view: step.view(), texts, level: 2 }), box);
  };
  draw();
  return { step, live, shutter, draw, box, looks: () => looks };
}

/** A room with something in it. */
function paintRoom(context: CanvasRenderingContext2D, light: number): void {
  for (let stripe = 0; stripe < 40; stripe++) {
    context.fillStyle = `rgb(${Array(3)
      .fill((stripe % 2 ? 200 : 120) * light)
      .join(' ')})`;
    context.fillRect(stripe * 32, 0, 32, 720);
  }
}

const until = (isSo: () => unknown) =>
  vi.waitFor(
    () => {
      expect(isSo()).toBeTruthy();
    },
    { timeout: 20_000, interval: 20 },
  );

it('nothing new is said about a picture while it is taken, or counted down to', async () => {
  let light = 1;
  const camera = createDrawnCamera((context) => {
    paintRoom(context, light);
  });
  const { step, live, shutter, looks } = createFaceStep(camera);
  void live.open();
  await until(() => step.view().hint);
  const { hint } = step.view();
  expect(hint).not.toBe('dark');
  const lookOn = async () => {
    const seen = looks() + 8;
    await until(() => looks() > seen);
  };

  shutter.press();
  expect(step.view().countdown).toBe(3);
  light = 0.1;
  await lookOn();
  expect(step.view().hint).toBe(hint);
  shutter.press();
  expect(step.view().isTaking).toBe(true);
  await lookOn();
  expect(step.view().hint).toBe(hint);
  step.change({ isTaking: false, problem: 'unusable' });
  await until(() => step.view().hint === 'dark');
});

it('the count to a picture stands above the picture, where it is seen', async () => {
  const { step, live, shutter, draw, box } = createFaceStep(
    createDrawnCamera((context) => {
      paintRoom(context, 1);
    }),
  );
  void live.open();
  await until(() => step.view().hint);
  shutter.press();
  draw();
  const count = box.querySelector('[part=countdown]');
  count?.scrollIntoView({ block: 'center' });
  const { left, right, top, bottom } = count?.getBoundingClientRect() ?? new DOMRect();
  expect(count?.textContent).toBe('3');
  expect(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)).toBe(count);
});

it('a camera that has stopped for good is looked at no more, and not played on', async () => {
  const camera = createDrawnCamera((context) => {
    paintRoom(context, 1);
  });
  const { step, live, looks } = createFaceStep(camera);
  void live.open();
  await until(() => step.view().hint);
  const played = vi.spyOn(step.video, 'play');
  camera.unplug();
  const seen = looks() + 1; // one may be under way
  for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
  expect(looks()).toBeLessThanOrEqual(seen);
  expect(played.mock.calls).toHaveLength(0);
});
