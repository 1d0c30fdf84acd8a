// Looks at the live picture a few times a second and says what would make it better. It must never keep the
// page from its work: it looks at few pixels, when the browser has nothing else to do, and not at all while
// the page is hidden.

import type { Environment } from '../enrolment/environment.js';
import { createDetection, type Detector } from './detector.js';
import { createSteadyJudge, judge, type Hint, type PictureKind } from './judge.js';
import { createEye } from './eye.js';
import { measure, measureSharpness, type GreyPicture } from './measure.js';
import type { Area } from './picture.js';
import { unlessAborted } from './unless-aborted.js';

const PAUSE_MS = 100;
/**
 * How much around the shape is looked at too, as a share of it: a document's edges lie on the shape's or a
 * little beside.
 */
const MARGIN = 0.08;

export interface GuidanceOptions {
  readonly video: HTMLVideoElement;
  readonly kind: PictureKind;
  /** The shape to fit, in the video's own pixels; asked anew for each look, as a phone may be turned. */
  readonly area: () => Area;
  /** Called with the first hint and with each other one, which has held for a moment by then. */
  readonly onHint: (hint: Hint) => void;
  /** Called when the picture has been good for a second. */
  readonly onSteady: () => void;
  readonly detector?: Detector | undefined;
  readonly environment: Pick<Environment, 'now' | 'pause'>;
  readonly signal: AbortSignal;
}

/** Looks until the signal aborts. */
export async function watchPicture({
  video,
  kind,
  area,
  detector,
  environment,
  signal,
  ...told
}: GuidanceOptions): Promise<void> {
  const eye = createEye(video);
  const tell = createSteadyJudge(told);
  const detect = detector && createDetection(detector);
  let previous: GreyPicture | undefined;
  let present: Hint | undefined;

  try {
    for (;;) {
      await unlessAborted(nextFrame(video).then(idle), signal);
      const shape = area();
      const look = await eye.look(withMargin(shape, video));
      signal.throwIfAborted();
      if (look) {
        const measures = measure(look.picture, previous);
        previous = look.picture;
        const sharpness = measureSharpness(look.closer(measures.busiest));
        const now = environment.now();
        present =
          detect?.(video, now, { kind, area: shape, signal }) ??
          judge({ ...measures, sharpness }, kind, present);
        tell(present, now);
      }
      await environment.pause(PAUSE_MS, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    eye.close();
  }
}

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

function withMargin({ x, y, width, height }: Area, { videoWidth, videoHeight }: HTMLVideoElement): Area {
  const left = Math.max(0, x - width * MARGIN);
  const top = Math.max(0, y - height * MARGIN);
  const right = Math.min(videoWidth, x + width * (1 + MARGIN));
  const bottom = Math.min(videoHeight, y + height * (1 + MARGIN));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
