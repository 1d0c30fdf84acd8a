// What one look at a playing video brings home.

import type { GreyPicture, Point } from './grey-picture.js';

export const LOOK_WIDTH = 160;
/** The side of a patch in full size, in the video's pixels. */
export const PATCH = 64;

export interface LiveLook {
  /** The area, 160 pixels wide. */
  readonly picture: GreyPicture;
  /** A patch in full size around a point of the picture. */
  closer(point: Point): GreyPicture;
}
