// A merchant's own model beside our measuring. It may be slow, wrong or broken: it is asked one frame at a
// time, never waited for, and what it said counts for as long as it can be about the picture that is shown.

import type { Hint, PictureKind } from './judge.js';
import type { Area } from '../picture/encode-picture.js';

export interface DetectorOptions {
  readonly kind: PictureKind;
  /** The shape to fit, in the video's own pixels. */
  readonly area: Area;
  /** Aborts when the camera is let go. */
  readonly signal: AbortSignal;
}

/**
 * Looks at the live video and resolves with a hint, which takes the place of ours, or with undefined to leave
 * it at ours. `good` for a second takes the picture; a face is taken without the shutter only where a
 * detector said so. Rejecting is the same as undefined.
 */
export type Detector = (video: HTMLVideoElement, options: DetectorOptions) => Promise<Hint | undefined>;

const FRESH_MS = 1500;
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

/**
 * Asks a detector for the frame that is shown, and returns what it last said while that is fresh. `now` in
 * milliseconds.
 */
export function createDetection(detector: Detector) {
  let isAsked = false;
  let said: { readonly hint: Hint | undefined; readonly at: number } | undefined;

  return (video: HTMLVideoElement, now: number, options: DetectorOptions): Hint | undefined => {
    if (!isAsked) {
      isAsked = true;
      void ask(video, options).then((hint) => {
        said = { hint, at: now };
        isAsked = false;
      });
    }
    return said && now - said.at < FRESH_MS ? said.hint : undefined;
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
