// What the page's own detector says beside our measuring, or the browser's of faces. It may be slow, wrong or
// broken: it is asked one frame at a time, never waited for, and what it said counts for as long as it can be
// about the picture that is shown. Loaded where there is one.

import type { Detector, DetectorOptions } from './detector.js';
import { createFaceDetector } from './face-detector.js';
import type { Hint } from './judge.js';

const FRESH_MS = 1500;
/**
 * Where a look takes longer than that, what was said of the one before is the newest that there is. Older
 * than this it lets no picture take itself: the page may have been out of sight since.
 */
const LAST_LOOK_MS = 4000;
/** A model takes a while to be there. No picture takes itself meanwhile, and none waits for one that hangs. */
const FIRST_WORD_MS = 4000;
const HINTS: readonly Hint[] = [
  'dark',
  'glare',
  'blur',
  'motion',
  'empty',
  'out',
  'near',
  'far',
  'tilt',
  'turn',
  'good',
];

export interface Detected {
  /** What it last said, while that is fresh. */
  readonly said?: Hint | undefined;
  /** It has said nothing yet about what is shown now, and may not find good what we, or it before, did. */
  readonly isAwaited?: boolean;
}

type Detection = (video: HTMLVideoElement, now: number, options: DetectorOptions) => Detected;

/**
 * Asks a detector for the frame that is shown. `now` in milliseconds. Undefined where the browser's own is
 * wanted, and it has none.
 */
export function createDetection(given?: Detector): Detection | undefined {
  const detector = given ?? createFaceDetector();
  return detector && detectionBy(detector);
}

function detectionBy(detector: Detector): Detection {
  let isAsked = false;
  let isHeard = false;
  let firstAskedAt: number | undefined;
  let lookedAt: number | undefined;
  let said: { readonly hint: Hint | undefined; readonly at: number } | undefined;

  return (video, now, options) => {
    firstAskedAt ??= now;
    if (!isAsked) {
      isAsked = true;
      void ask(video, options).then((hint) => {
        said = { hint, at: now };
        isAsked = false;
      });
    }
    const isLast = said !== undefined && said.at === lookedAt;
    const fresh = said && (isLast || now - said.at < FRESH_MS) ? said : undefined;
    lookedAt = now;
    isHeard ||= fresh !== undefined;
    const isAwaited = fresh ? now - fresh.at >= LAST_LOOK_MS : !isHeard && now - firstAskedAt < FIRST_WORD_MS;
    return { said: fresh?.hint, isAwaited };
  };

  async function ask(video: HTMLVideoElement, options: DetectorOptions): Promise<Hint | undefined> {
    try {
      const answer: unknown = await detector(video, options);
      return HINTS.find((hint) => hint === answer);
    } catch {
      return undefined;
    }
  }
}
