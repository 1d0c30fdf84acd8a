import { render } from 'lit';
import type { Camera } from '../../../src/capture/camera/camera.js';
import { createCameraStep } from '../../../src/capture/camera/camera-step.js';
import { createShutter } from '../../../src/capture/camera/shutter.js';
import { createUploads } from '../../../src/capture/picture-uploads.js';
import { cameraScreen } from '../../../src/capture/screens/camera-screen.js';
import type { Stage } from '../../../src/capture/stage.js';
import { beginning, type Wanted } from '../../../src/capture/steps.js';
import { captureTexts } from '../../../src/i18n/en/camera-texts.js';
import { complete } from '../../../src/i18n/en/element-texts.js';
import { en } from '../../../src/i18n/en/first-texts.js';

const none = () => undefined;
const never = new Promise<never>(none);
const { signal } = new AbortController();
const environment: Stage['environment'] = {
  fetch: () => never,
  now: () => 0,
  random: Math.random,
  isOffline: () => false,
  pause: () => never,
};
const uploads = createUploads({
  uploadUrl: '/kyc/session/1',
  credentials: 'same-origin',
  baseUrl: location.href,
  providerOrigins: [],
  environment,
  signal,
});
const camera: Camera = {
  stream: new MediaStream(),
  facing: undefined,
  deviceId: 'a',
  cameras: [],
  ended: never,
};

/** The camera's screen of a step whose picture takes for ever. */
function createScreen(wanted: Wanted) {
  const box = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => {
    box.remove();
  });
  const stage: Stage = {
    show: none,
    update: none,
    wear: none,
    uploads,
    environment,
    hasOtherDevice: true,
    language: () => 'en',
    signal,
  };
  const step = createCameraStep({ ...beginning, wanted }, stage, { resolve: none, reject: none });
  const live = { open: async () => undefined, chosen: none, isSteady: () => false, document: none };
  const shutter = createShutter(step, live, never);
  const actions = { toggleAutomatic: none, toggleTorch: none, choose: none, useFiles: none };
  const texts = { ...complete(en), ...captureTexts };
  const hint = () => {
    render(cameraScreen({ ...step, ...actions, view: step.view(), texts, level: 2, take: none }), box);
    return box.querySelector('[part=hint]')?.textContent;
  };
  return { step, shutter, hint };
}

describe('while a picture is taken', () => {
  for (const wanted of ['front', 'face'] as const)
    it(`nothing new is said about it (${wanted})`, () => {
      const { step, shutter, hint } = createScreen(wanted);
      step.change({ camera, hint: 'motion' });
      expect(hint()).toBe(captureTexts.hintMotion);
      shutter.press();
      expect(Boolean(step.view().countdown)).toBe(wanted === 'face');
      step.change({ hint: 'dark' });
      expect(hint()).toBe(captureTexts.hintMotion);
      shutter.press();
      expect(step.view().isTaking).toBe(true);
      expect(hint()).toBe(captureTexts.hintMotion);
      step.change({ isTaking: false, problem: 'unusable' });
      expect(hint()).toBe(captureTexts.hintDark);
    });
});
