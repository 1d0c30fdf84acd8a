// What the emulated provider says about a document's picture (docs/providers/trustmatic.md, Document). It
// recognises specimens by their mark and looks at their photograph. Everything else is
// DOCUMENT_NOT_RECOGNIZED, real documents above all.

import { failingNumber } from '../../../sandbox/specimen/catalogue.js';
import { layouts } from '../../../sandbox/specimen/documents.js';
import { findFaces } from '../../../sandbox/specimen/find-faces.js';
import { brightness, shrink, straighten } from '../../../sandbox/specimen/picture-samples.js';
import type { Raster } from '../../../sandbox/specimen/raster.js';
import { readMark } from '../../../sandbox/specimen/read-mark.js';
import type { FoundMark } from '../../../sandbox/specimen/read-mark.js';
import type { documentErrors } from '../wire.js';
import type { Session, SessionDocument } from './emulated-sessions.js';

type DocumentError = (typeof documentErrors)[number];

/** Share of the picture's width. A smaller document cannot be read. */
const leastMarkShare = 0.2;
/** How bright the paper must be, out of 255. */
const leastBrightness = 80;

/**
 * The document in the picture, or what is wrong with it. A specimen that fails only once sets the session's
 * `hasFailed`.
 */
export function judgeDocument(picture: Raster, session: Session): SessionDocument | DocumentError {
  const mark = isTooDark(picture) ? undefined : readMark(picture);
  if (!mark || lengthOf(mark) < leastMarkShare * picture.width) return 'DOCUMENT_NOT_RECOGNIZED';
  const isBack = mark.document === 'identity-card-back';
  if (isBack !== (session.sidesTaken === 1) || session.sidesTaken === session.document.sides)
    return 'WRONG_SIDE';
  if (mark.number === failingNumber && !session.hasFailed) {
    session.hasFailed = true;
    return 'INTERNAL_ERROR';
  }
  if (!isBack && !showsFace(picture, mark)) return 'FACE_QUALITY_LOW';
  return mark.document === 'passport'
    ? { type: 'PASSPORT', country: mark.country, sides: 1 }
    : { type: 'IDENTITY_CARD', country: mark.country, sides: 2 };
}

function isTooDark(picture: Raster): boolean {
  const values = brightness(shrink(picture, 100)).toSorted();
  return (values[Math.floor(values.length * 0.9)] ?? 0) < leastBrightness;
}

const lengthOf = ({ start, end }: FoundMark) => Math.hypot(end[0] - start[0], end[1] - start[1]);

/** Whether eyes and mouth are visible in the photograph. The mark's place gives the photograph's place. */
function showsFace(picture: Raster, found: FoundMark): boolean {
  const { mark, photo } = layouts[found.document];
  if (!photo) return false;
  const scale = lengthOf(found) / mark.width;
  const along = [
    (found.end[0] - found.start[0]) / mark.width,
    (found.end[1] - found.start[1]) / mark.width,
  ] as const;
  // Includes a little of the surroundings, because the mark's height is only known roughly.
  const margin = 0.1;
  const [dx, dy] = [
    photo.x - margin * photo.width - mark.x,
    photo.y - margin * photo.height - mark.y - mark.height / 2,
  ];
  const size = {
    width: Math.round(photo.width * (1 + 2 * margin) * scale),
    height: Math.round(photo.height * (1 + 2 * margin) * scale),
  };
  const origin = [
    found.start[0] + dx * along[0] - dy * along[1],
    found.start[1] + dx * along[1] + dy * along[0],
  ] as const;
  const [face] = findFaces(
    straighten(picture, { origin, along: [along[0] / scale, along[1] / scale], ...size }),
  );
  return face !== undefined && face.hasEyes && face.hasMouth;
}
