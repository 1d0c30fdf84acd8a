// A picture from the live camera. The camera is on as long as the customer sees its picture, and no longer.

import { childOf, untilAborted } from '../enrolment/abort.js';
import { KycError } from '../enrolment/errors.js';
import { areaOf } from './area.js';
import { cameraScreen, type CameraView } from './camera-screen.js';
import { openCamera } from './camera.js';
import { watchPicture } from './guidance.js';
import { PictureError, takePicture } from './picture.js';
import { createSpokenHint } from './spoken-hint.js';
import type { Stage } from './stage.js';
import { kindOf, type CameraFailure, type Happening, type Progress } from './steps.js';
import { fileProblems } from './words.js';

export function takeWithCamera(progress: Progress, stage: Stage): Promise<Happening> {
  const { wanted, step } = progress;
  const { show, update, environment, signal } = stage;
  return new Promise((resolve, reject) => {
    const video = createVideo(signal);
    const shape = document.createElement('div');
    const speak = createSpokenHint({
      environment,
      signal,
      say: (spoken) => {
        change({ spoken });
      },
    });
    let isSteady = false;
    let opened = childOf(signal);
    let chosen = progress.cameras[kindOf(wanted)];
    const play = () => void video.play().catch(() => undefined); // a browser that saves power shows a still picture; the shutter works
    document.addEventListener('visibilitychange', play, { signal }); // phones stop it for a call or another app, and not all of them go on
    let view: CameraView = {
      isAutomatic: progress.isAutomatic,
      problem: step.name === 'camera' && step.isMissing ? 'missing' : undefined,
    };

    show((texts) =>
      cameraScreen({
        ...{ progress, view, video, shape, texts },
        language: stage.language(),
        take: () => void take(),
        toggleAutomatic: () => {
          change({ isAutomatic: !view.isAutomatic });
          if (view.isAutomatic && isSteady) void take();
        },
        toggleTorch: () => void setTorch(!view.isTorchOn),
        choose(deviceId) {
          chosen = deviceId;
          void open();
        },
        useFiles: () => {
          resolve({ kind: 'chosen', way: 'files' });
        },
      }),
    );
    void open();

    async function open(): Promise<void> {
      opened.abort();
      const { signal: open } = (opened = childOf(signal));
      change({
        camera: undefined,
        previous: view.camera ?? view.previous,
        hint: undefined,
        isTorchOn: false,
      });
      try {
        const camera = await openCamera({
          ...stage,
          facing: wanted === 'face' ? 'user' : 'environment',
          deviceId: chosen,
          signal: open,
        });
        video.srcObject = camera.stream;
        video.classList.toggle('mirrored', wanted === 'face' && camera.facing !== 'environment');
        void camera.ended.then(() => {
          if (!open.aborted) resolve({ kind: 'stuck', failure: 'CAMERA_LOST' });
        });
        play();
        await untilSeen(video, open);
        change({ camera });
        await watch(open);
      } catch (error) {
        if (!open.aborted) fail(error);
      }
    }

    function watch(open: AbortSignal): Promise<void> {
      return watchPicture({
        video,
        kind: kindOf(wanted),
        area: () => areaOf(shape, video),
        onHint: (hint) => {
          isSteady = false;
          change({ hint });
          speak(hint);
        },
        onSteady: () => {
          isSteady = true;
          if (view.isAutomatic) void take();
        },
        detector: stage.detector,
        environment,
        signal: open,
      });
    }

    async function take(): Promise<void> {
      if (view.isTaking || !view.camera) return;
      change({ isTaking: true, problem: undefined });
      try {
        const picture = await takePicture(video, { area: areaOf(video, video) });
        resolve({ kind: 'taken', picture, isAutomatic: view.isAutomatic, camera: chosen });
      } catch (error) {
        if (error instanceof PictureError) change({ isTaking: false, problem: fileProblems[error.problem] });
        else fail(error);
      }
    }

    async function setTorch(isTorchOn: boolean): Promise<void> {
      await view.camera?.torch?.set(isTorchOn).then(
        () => {
          change({ isTorchOn });
        },
        () => undefined,
      );
    }

    function fail(error: unknown): void {
      if (error instanceof KycError && isCameraFailure(error.code))
        resolve({ kind: 'stuck', failure: error.code });
      else reject(error);
    }

    function change(changed: Partial<CameraView>): void {
      view = { ...view, ...changed };
      if (!signal.aborted) update();
    }
  });
}

const isCameraFailure = (code: KycError['code']): code is Exclude<CameraFailure, 'CAMERA_LOST'> =>
  /^(CAMERA_|INSECURE_)/.test(code);

/** A camera that is open has no picture yet; one that never has, leaves the way with files. */
function untilSeen(video: HTMLVideoElement, signal: AbortSignal): Promise<unknown> {
  const seen = new Promise((resolve) => {
    video.addEventListener('loadeddata', resolve, { once: true, signal });
  });
  return Promise.race([seen, untilAborted(signal)]);
}

/** Without a sound and in its place, or a phone would not play it, or in full screen only. */
function createVideo(signal: AbortSignal): HTMLVideoElement {
  const video = Object.assign(document.createElement('video'), {
    muted: true,
    playsInline: true,
    ariaHidden: 'true',
  });
  signal.addEventListener('abort', () => {
    video.srcObject = null;
  });
  return video;
}
