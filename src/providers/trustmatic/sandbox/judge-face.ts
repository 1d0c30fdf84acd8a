// What the emulated provider says about a face (docs/providers/trustmatic.md, Face), by where a drawn face is
// and how it is turned. It does not recognise real faces.

import { findFaces } from '../../../sandbox/specimen/find-faces.js';
import type { FoundFace } from '../../../sandbox/specimen/find-faces.js';
import type { Raster } from '../../../sandbox/specimen/raster.js';
import type { faceErrors } from '../wire.js';

type FaceError = (typeof faceErrors)[number];

/** Shares of the picture's height or width. */
const smallest = 0.28;
const tallest = 0.72;
const widest = 0.85;
const leastMargin = 0.04;
/** A smaller face, on a photograph on the wall, does not count as a second person. */
const leastOfTheLargest = 0.4;
const mostTurn = 0.12;
const mostLeanDegrees = 15;

/** What is wrong with the picture. Undefined if it is good. */
export function judgeFace(picture: Raster): FaceError | undefined {
  const [face, ...others] = findFaces(picture);
  if (!face) return 'FACE_NOT_FOUND';
  if (others.some(({ height }) => height >= leastOfTheLargest * face.height)) return 'TOO_MANY_FACES';
  return judgePlace(face) ?? judgeLook(face);
}

function judgePlace({ left, top, width, height, isCut, hasMouth }: FoundFace): FaceError | undefined {
  if (isCut) return 'FACE_CROPPED';
  if (height > tallest || width > widest) return 'FACE_TOO_CLOSE';
  // Half of a masked face is hidden, but its distance is that of a whole face.
  if (height < smallest * (hasMouth ? 1 : 0.5)) return 'FACE_TOO_SMALL';
  const margin = Math.min(left, top, 1 - left - width, 1 - top - height);
  return margin < leastMargin ? 'FACE_CLOSE_TO_BORDER' : undefined;
}

function judgeLook({ hasEyes, hasMouth, turn, lean }: FoundFace): FaceError | undefined {
  if (!hasEyes || !hasMouth) return 'FACE_IS_OCCLUDED';
  return turn > mostTurn || lean > mostLeanDegrees ? 'FACE_ANGLE_TOO_LARGE' : undefined;
}
