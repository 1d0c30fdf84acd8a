// The shutter, which always works. If no detector has found the face, a countdown comes first: the customer
// has to look up from the button.

import type { Area } from '../picture/encode-picture.js';
import { PictureError } from '../picture/picture-error.js';
import type { CameraStep } from './camera-step.js';
import type { LivePicture } from './live-picture.js';
import { areaOf } from './visible-area.js';

/** The first screen asks for it too, so that it is there when the camera is wanted. */
export const loadShutter = () => import('../picture/take-picture.js');

export interface Shutter {
  /** What a press does; a second one in the countdown takes the picture at once. */
  press(): void;
  take(): Promise<void>;
}

const COUNT_FROM = 3;
const COUNT_MS = 700;
/** Around the document, as a share of it. */
const MARGIN = 0.06;

export function createShutter(
  step: CameraStep,
  live: LivePicture,
  loaded: ReturnType<typeof loadShutter>,
): Shutter {
  const { stage, video, view, change } = step;
  return {
    take,
    press() {
      const { countdown, hint } = view();
      // a picture that stands still is the same after the count
      if (step.canFire || countdown || hint === 'muted') void take();
      else
        void countDown().catch((error: unknown) => {
          if (!stage.signal.aborted) step.fail(error);
        });
    },
  };

  async function countDown(): Promise<void> {
    if (!view().camera) return;
    for (let countdown = COUNT_FROM; countdown > 0; countdown--) {
      change({ countdown });
      await stage.environment.pause(COUNT_MS, stage.signal);
      if (view().countdown !== countdown) return; // pressed again, or ended by something else
    }
    await take();
  }

  async function take(): Promise<void> {
    const { isTaking, camera, hint, isAutomatic } = view();
    if (isTaking || !camera) return;
    const isPresent = () => view().camera === camera; // another one may be chosen meanwhile
    change({ isTaking: true, problem: undefined, countdown: undefined });
    try {
      const { takePicture } = await loaded;
      const box = hint === 'good' || hint === 'tilt' ? live.document() : undefined;
      const shown = areaOf(video, video);
      const picture = await takePicture(video, { area: box ? cropTo(box, shown) : shown });
      if (isPresent()) step.end({ kind: 'taken', picture, isAutomatic, camera: live.chosen() });
    } catch (error) {
      if (!(error instanceof PictureError)) step.fail(error);
      else if (isPresent()) change({ isTaking: false, problem: 'unusable' });
    }
  }
}

/** What is sent of what is shown: the document, with a little of what it lies on. */
function cropTo({ x, y, width, height }: Area, shown: Area): Area {
  const left = Math.max(shown.x, x - width * MARGIN);
  const top = Math.max(shown.y, y - height * MARGIN);
  const right = Math.min(shown.x + shown.width, x + width * (1 + MARGIN));
  const bottom = Math.min(shown.y + shown.height, y + height * (1 + MARGIN));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
