// The browser's own detector of faces (Shape Detection API), which few have: Chromium on some systems.

import type { Detector } from './detector.js';
import type { Hint } from './judge.js';

interface BrowserFaceDetector {
  detect(image: HTMLVideoElement): Promise<readonly { readonly boundingBox: DOMRectReadOnly }[]>;
}

/** Of the oval's height: what detectors take for a face reaches from the chin to the brows. */
const NEAR = 1;
const FAR = 0.35;
/** How far from the oval's middle the face's may be, as a share of the oval. */
const OFF_CENTRE = 0.25;

/** Undefined where the browser has none. */
export function createFaceDetector(): Detector | undefined {
  const { FaceDetector } = window as {
    FaceDetector?: new (options: { maxDetectedFaces: number; fastMode: boolean }) => BrowserFaceDetector;
  };
  if (!FaceDetector) return undefined;
  const browser = new FaceDetector({ maxDetectedFaces: 2, fastMode: true });

  return async (video, { area }): Promise<Hint> => {
    const [face] = await browser.detect(video);
    if (!face) return 'empty';
    const { x, y, width, height } = face.boundingBox;
    if (height > area.height * NEAR) return 'near';
    if (height < area.height * FAR) return 'far';
    const [dx, dy] = [x + width / 2 - area.x - area.width / 2, y + height / 2 - area.y - area.height / 2];
    const isOff = Math.abs(dx) > area.width * OFF_CENTRE || Math.abs(dy) > area.height * OFF_CENTRE;
    return isOff ? 'out' : 'good';
  };
}
