// What a merchant's own model is given, and what it may say.

import type { Hint, PictureKind } from './judge.js';
import type { Area } from '../picture/encode-picture.js';

export interface DetectorOptions {
  readonly kind: PictureKind;
  /** The shape to fit, in the video's own pixels. */
  readonly area: Area;
  /** Aborts when the camera is let go or interrupted. */
  readonly signal: AbortSignal;
}

/**
 * Looks at the live video and resolves with a hint, which takes the place of ours, or with undefined to leave
 * it at ours. `good` for a second takes the picture; a face is taken without the shutter only where a
 * detector said so. Rejecting is the same as undefined.
 */
export type Detector = (video: HTMLVideoElement, options: DetectorOptions) => Promise<Hint | undefined>;
