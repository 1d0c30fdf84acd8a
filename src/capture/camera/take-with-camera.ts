// A picture from the live camera. The camera is on as long as the customer sees its picture, and no longer.

import { onDemand } from '../on-demand.js';
import { cameraScreen } from '../screens/camera-screen.js';
import type { Stage } from '../stage.js';
import type { Happening, Progress } from '../steps.js';
import { createCameraStep } from './camera-step.js';
import { keepInView } from './in-view.js';
import { createLivePicture } from './live-picture.js';
import { createShutter, loadShutter } from './shutter.js';

export function takeWithCamera(progress: Progress, stage: Stage): Promise<Happening> {
  return new Promise((resolve, reject) => {
    const step = createCameraStep(progress, stage, { resolve, reject });
    const { view, change, canFire } = step;
    const loaded = onDemand(loadShutter);
    const live = createLivePicture(step, () => {
      if (view().isAutomatic && canFire) void shutter.take();
    });
    const shutter = createShutter(step, live, loaded);

    stage.show((texts, level) =>
      cameraScreen({
        ...step,
        view: view(),
        texts,
        level,
        recognised: stage.recognised,
        take: shutter.press,
        toggleAutomatic: () => {
          change({ isAutomatic: !view().isAutomatic });
          if (view().isAutomatic && live.isSteady()) void shutter.take();
        },
        toggleTorch: () => void toggleTorch().catch(() => undefined),
        choose: (deviceId) => void live.open(deviceId),
        useFiles: () => {
          resolve({ kind: 'chosen', way: 'files' });
        },
      }),
    );
    keepInView(step.video, stage.signal);
    loaded.then(({ isCanvasHonest }) => {
      if (isCanvasHonest()) void live.open();
      else resolve({ kind: 'no-camera', failure: 'CANVAS_GARBLED' });
    }, reject);

    async function toggleTorch(): Promise<void> {
      const { camera, isTorchOn } = view();
      if (camera?.torch) await camera.torch(!isTorchOn);
      change({ isTorchOn: !isTorchOn });
    }
  });
}
