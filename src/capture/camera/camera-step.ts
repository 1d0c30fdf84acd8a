// What the parts of a picture from the camera share: what is shown now, and how it ends.

import { isKycError, type KycError } from '../../enrolment/errors.js';
import type { CameraView } from '../screens/camera-screen.js';
import type { Stage } from '../stage.js';
import type { CameraFailure, Happening, Progress } from '../steps.js';

export interface CameraStep {
  readonly progress: Progress;
  readonly stage: Stage;
  readonly video: HTMLVideoElement;
  /** The box to fit. */
  readonly shape: HTMLElement;
  /** Whether a picture can take itself: nothing of ours finds faces. */
  readonly canFire: boolean;
  view(): CameraView;
  change(changed: Partial<CameraView>): void;
  end(happened: Happening): void;
  /** Ends with the failure of a camera; rejects with any other. */
  fail(error: unknown): void;
}

/** How the step's promise is settled. */
interface Settle {
  readonly resolve: (happened: Happening) => void;
  readonly reject: (reason: unknown) => void;
}

export function createCameraStep(progress: Progress, stage: Stage, { resolve, reject }: Settle): CameraStep {
  const { step, wanted } = progress;
  let view: CameraView = {
    isAutomatic: progress.isAutomatic,
    problem: step.name === 'camera' && step.isMissing ? 'missing' : undefined,
  };
  return {
    progress,
    stage,
    video: createVideo(stage.signal),
    shape: document.createElement('div'),
    canFire: wanted !== 'face' || Boolean(stage.detector) || 'FaceDetector' in window,
    view: () => view,
    change(changed) {
      view = { ...view, ...changed };
      if (!stage.signal.aborted) stage.update();
    },
    end: resolve,
    fail(error) {
      if (isKycError(error) && isCameraFailure(error.code))
        resolve({ kind: 'no-camera', failure: error.code });
      else reject(error);
    },
  };
}

const isCameraFailure = (
  code: KycError['code'],
): code is Exclude<CameraFailure, 'CAMERA_LOST' | 'CANVAS_GARBLED'> => /^(CAMERA_|INSECURE_)/.test(code);

/** Without a sound and in its place, or a phone would not play it, or in full screen only. */
function createVideo(signal: AbortSignal): HTMLVideoElement {
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  video.setAttribute('aria-hidden', 'true');
  signal.addEventListener('abort', () => {
    video.srcObject = null;
  });
  return video;
}
