// Looks at the live picture a few times a second and says what would make it better. It must never keep the
// page from its work: it looks at few pixels, when the browser has nothing else to do, and not at all while
// the page is hidden.

import type { Environment } from '../../enrolment/environment.js';
import type { Area } from '../picture/encode-picture.js';
import { unlessAborted } from '../unless-aborted.js';
import { boxAround, createAssessor } from './assess-look.js';
import type { Detector } from './detector.js';
import { createSteadyJudge, type Hint, type PictureKind } from './judge.js';
import { areaToLookAt } from './look-area.js';
import { createVideoReader } from './video-reader.js';

const PAUSE_MS = 100;

export interface GuidanceOptions {
  readonly video: HTMLVideoElement;
  readonly kind: PictureKind;
  /** The shape to fit, in the video's own pixels; asked anew for each look, as a phone may be turned. */
  readonly area: () => Area;
  /** Called with the first hint and with each other one, which has held for a moment by then. */
  readonly onHint: (hint: Hint) => void;
  /** Called after each look with where the document lies, in the video's own pixels. */
  readonly onDocument?: (box: Area | undefined) => void;
  /** Called when the picture has been good for a second. */
  readonly onSteady: () => void;
  /** What is seen meanwhile is not told: the picture is being taken, and nobody could change it. */
  readonly isTaking?: () => unknown;
  readonly detector?: Detector | undefined;
  readonly environment: Pick<Environment, 'now' | 'pause'>;
  readonly signal: AbortSignal;
}

/** Looks until the signal aborts. */
export async function watchPicture(options: GuidanceOptions): Promise<void> {
  const { video, kind, area, isTaking, detector, onDocument, environment, signal } = options;
  const reader = createVideoReader(video);
  const tell = createSteadyJudge(options);
  const assess = createAssessor(kind);

  try {
    const detect = await loadDetection(options).catch(() => undefined); // without it the shutter works
    for (;;) {
      await unlessAborted(nextFrame(video).then(idle), signal);
      const shape = area();
      const looked = areaToLookAt(shape, { width: video.videoWidth, height: video.videoHeight }, kind);
      const look = await reader.look(looked);
      signal.throwIfAborted();
      if (look && !isTaking?.()) {
        const now = environment.now();
        const asked = { kind, area: shape, signal };
        const step = looked.width / look.picture.width;
        const { said, isAwaited } = detect?.(video, now, asked) ?? {};
        const face = detector ? undefined : said;
        const { hint, corners } = assess(look, { shape: within(shape, looked, step), face });
        const box = corners && boxAround(corners);
        onDocument?.(box && scaled(box, looked, step));
        tell((detector && said) ?? hint, now, isAwaited);
      }
      await environment.pause(PAUSE_MS, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    reader.close();
  }
}

/** What finds more than we measure; most customers have nothing that does. */
async function loadDetection({ kind, detector }: Pick<GuidanceOptions, 'kind' | 'detector'>) {
  const isBrowsers = !detector && kind === 'face' && 'FaceDetector' in window;
  if (!detector && !isBrowsers) return undefined;
  const { createDetection } = await import('./detection.js');
  return createDetection(detector);
}

/** In the video's pixels, in those of the look. */
const within = ({ x, y, width, height }: Area, looked: Area, step: number): Area => ({
  x: (x - looked.x) / step,
  y: (y - looked.y) / step,
  width: width / step,
  height: height / step,
});

/** And back. */
const scaled = ({ x, y, width, height }: Area, looked: Area, step: number): Area => ({
  x: looked.x + x * step,
  y: looked.y + y * step,
  width: width * step,
  height: height * step,
});

/** A frame that has not been looked at: two looks at one frame would find it very still. */
function nextFrame(video: HTMLVideoElement): Promise<unknown> {
  if ('requestVideoFrameCallback' in video)
    return new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  return new Promise((resolve) => {
    setTimeout(resolve, 1000 / 30);
  }); // Firefox before 132
}

/** Not in WebKit. A busy page is looked at less often, but it is. */
function idle(): Promise<unknown> {
  if ('requestIdleCallback' in window)
    return new Promise((resolve) => requestIdleCallback(resolve, { timeout: 200 }));
  return Promise.resolve();
}
