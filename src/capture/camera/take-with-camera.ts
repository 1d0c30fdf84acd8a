// A picture from the live camera. The camera is on as long as the customer sees its picture, and no longer.

import { childOf, untilAborted } from '../../enrolment/abort.js';
import { KycError } from '../../enrolment/errors.js';
import { areaOf } from './visible-area.js';
import { cameraScreen, type CameraView } from '../screens/camera-screen.js';
import { openCamera } from './camera.js';
import { watchPicture } from '../guidance/watch-picture.js';
import { type Area } from '../picture/encode-picture.js';
import { PictureError } from '../picture/picture-error.js';
import { createSpokenHint } from '../guidance/spoken-hint.js';
import { onDemand } from '../on-demand.js';
import type { Stage } from '../stage.js';
import { kindOf, type CameraFailure, type Happening, type Progress } from '../steps.js';
import { fileProblems } from '../text-keys.js';

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
    let box: Area | undefined;
    const canFire = wanted !== 'face' || Boolean(stage.detector) || 'FaceDetector' in window;
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
        recognised: stage.recognised,
        canFire,
        take: () => void (canFire || view.countdown ? take() : countDown()),
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
    const shutter = onDemand(loadShutter);
    shutter.then(({ isCanvasHonest }) => {
      if (isCanvasHonest()) void open();
      else resolve({ kind: 'no-camera', failure: 'CANVAS_GARBLED' });
    }, reject);

    async function open(): Promise<void> {
      opened.abort();
      const { signal: open } = (opened = childOf(signal));
      change({
        camera: undefined,
        previous: view.camera ?? view.previous,
        hint: undefined,
        isTorchOn: false,
        countdown: undefined,
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
          if (!open.aborted) resolve({ kind: 'no-camera', failure: 'CAMERA_LOST' });
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
        onDocument: (found) => {
          box = found;
        },
        onSteady: () => {
          isSteady = true;
          if (view.isAutomatic && canFire) void take();
        },
        detector: stage.detector,
        environment,
        signal: open,
      });
    }

    /** Nothing has found a face: the customer looks up from the button first. */
    async function countDown(): Promise<void> {
      if (!view.camera) return;
      try {
        for (let countdown = COUNT_FROM; countdown > 0; countdown--) {
          change({ countdown });
          await environment.pause(COUNT_MS, signal);
          if (!view.countdown) return; // pressed again, or the camera is another
        }
      } catch (error) {
        if (!signal.aborted) reject(error);
        return;
      }
      await take();
    }

    async function take(): Promise<void> {
      if (view.isTaking || !view.camera) return;
      change({ isTaking: true, problem: undefined, countdown: undefined });
      try {
        const shown = areaOf(video, video);
        const isPlaced = view.hint === 'good' || view.hint === 'tilt';
        const { takePicture } = await shutter;
        const picture = await takePicture(video, { area: isPlaced && box ? cropTo(box, shown) : shown });
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
        resolve({ kind: 'no-camera', failure: error.code });
      else reject(error);
    }

    function change(changed: Partial<CameraView>): void {
      view = { ...view, ...changed };
      if (!signal.aborted) update();
    }
  });
}

/** The first screen asks for it too, so that it is there when the camera is wanted. */
export const loadShutter = () => import('../picture/take-picture.js');

const COUNT_FROM = 3;
const COUNT_MS = 700;
/** Around the document, as a share of it. */
const MARGIN = 0.06;

/** What is sent of what is shown: the document, with a little of what it lies on. */
function cropTo({ x, y, width, height }: Area, shown: Area): Area {
  const left = Math.max(shown.x, x - width * MARGIN);
  const top = Math.max(shown.y, y - height * MARGIN);
  const right = Math.min(shown.x + shown.width, x + width * (1 + MARGIN));
  const bottom = Math.min(shown.y + shown.height, y + height * (1 + MARGIN));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const isCameraFailure = (
  code: KycError['code'],
): code is Exclude<CameraFailure, 'CAMERA_LOST' | 'CANVAS_GARBLED'> => /^(CAMERA_|INSECURE_)/.test(code);

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
