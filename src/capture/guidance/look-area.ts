// Which part of the video is looked at: the shape to fit, and around it what tells whether the document lies
// in it, runs out of it or is something larger.

import type { Area } from '../picture/encode-picture.js';
import type { PictureKind } from './judge.js';

/**
 * Of a document the shape is so much of the width that is looked at; the height is three quarters of that.
 */
const SHAPE_SHARE = 0.76;
/** A face is looked at with so much around the oval, as a share of it: what else is there is no face's. */
const MARGIN = 0.08;

/** All in the video's own pixels. */
export function areaToLookAt(
  shape: Area,
  video: { readonly width: number; readonly height: number },
  kind: PictureKind,
): Area {
  const wanted =
    kind === 'document'
      ? { width: shape.width / SHAPE_SHARE, height: (shape.width / SHAPE_SHARE) * 0.75 }
      : { width: shape.width * (1 + 2 * MARGIN), height: shape.height * (1 + 2 * MARGIN) };
  const middle = { x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 };
  const left = Math.max(0, middle.x - wanted.width / 2);
  const top = Math.max(0, middle.y - wanted.height / 2);
  const right = Math.min(video.width, middle.x + wanted.width / 2);
  const bottom = Math.min(video.height, middle.y + wanted.height / 2);
  return { x: left, y: top, width: right - left, height: bottom - top };
}
