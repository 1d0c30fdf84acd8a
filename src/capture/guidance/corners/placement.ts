// What a card's corners mean to the customer: whether it lies in the shape, and which way it has to go.

import { lengthsOf, type Corners } from './quadrilateral.js';

/** `out`: not in the middle, or partly beyond the picture. `turn`: by a quarter. `tilt`: not flat. */
export type Placement = 'empty' | 'out' | 'near' | 'far' | 'tilt' | 'turn' | 'good';

/** The shape in the middle of the picture, which a document has to fill. */
export interface Guide {
  /** Its width as a share of the picture's. */
  readonly width: number;
  /** Of the document: its width by its height. */
  readonly aspect: number;
}

/**
 * Nine hundredths of the wanted aspect, as a logarithm: a card is told from a sheet of paper and a screen.
 */
const ASPECT_SLACK = 0.09;
/** Of the shape's width. */
const NEAR = 1.12;
const FAR = 0.72;
/** Of the picture's width or height. */
const OFF_CENTRE = 0.12;
/** Ten degrees. */
const MOST_TURNED = 0.17;
const MOST_SLANT = 1.22;

export function placementOf(
  corners: Corners,
  { width, height, borders }: { width: number; height: number; borders: number },
  guide: Guide,
): Placement {
  if (borders > 0) return borders > 1 ? 'near' : 'out';
  const [top, right, bottom, left] = lengthsOf(corners);
  const aspect = (top + bottom) / (left + right);
  const isOff = (wanted: number) => Math.abs(Math.log(aspect / wanted)) > ASPECT_SLACK;
  if (isOff(guide.aspect)) return isOff(1 / guide.aspect) ? 'empty' : 'turn';
  const size = (top + bottom) / 2 / (width * guide.width);
  if (size > NEAR) return 'near';
  if (size < FAR) return 'far';
  const [a, b, c, d] = corners;
  const offCentre = Math.max(
    Math.abs((a.x + b.x + c.x + d.x) / 4 / width - 0.5),
    Math.abs((a.y + b.y + c.y + d.y) / 4 / height - 0.5),
  );
  if (offCentre > OFF_CENTRE) return 'out';
  const turned = Math.abs(Math.atan2(b.y - a.y + c.y - d.y, b.x - a.x + c.x - d.x));
  const slant = Math.max(top / bottom, bottom / top, left / right, right / left);
  return turned > MOST_TURNED || slant > MOST_SLANT ? 'tilt' : 'good';
}
