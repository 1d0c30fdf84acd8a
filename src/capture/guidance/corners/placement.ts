// What a card's corners mean to the customer: whether it lies in the shape, and which way it has to go.

import { ASPECT_SLACK, type Guide } from './guide.js';
import { lengthsOf, type Corners, type Quadrilateral } from './quadrilateral.js';

/** `out`: not in the middle, or partly beyond the picture. `turn`: by a quarter. `tilt`: not flat. */
export type Placement = 'empty' | 'out' | 'near' | 'far' | 'tilt' | 'turn' | 'good';

/** Of the shape's width. */
const NEAR = 1.12;
const FAR = 0.72;
/** Of the shape's width, that an upright card is long: what is shorter is a photograph on a card. */
const LEAST_UPRIGHT = 0.6;
/** Of the picture's width or height. */
const OFF_CENTRE = 0.12;
/** Ten degrees. */
const MOST_TURNED = 0.17;
const MOST_SLANT = 1.22;

/** `corners` of it, to a fraction of a pixel. */
export function placementOf(
  corners: Corners,
  { borders, sides }: Pick<Quadrilateral, 'borders' | 'sides'>,
  { width, height }: { readonly width: number; readonly height: number },
  guide: Guide,
): Placement {
  const [top, right, bottom, left] = lengthsOf(corners);
  const size = (top + bottom) / 2 / (width * guide.width);
  if (borders > 0) {
    const isUpright = !sides[0].profile && !sides[2].profile && size < FAR;
    // a portrait, or a card whose ends nobody sees
    return isUpright ? 'empty' : borders > 1 ? 'near' : 'out';
  }
  const aspect = (top + bottom) / (left + right);
  const isOff = (wanted: number) => Math.abs(Math.log(aspect / wanted)) > ASPECT_SLACK;
  if (isOff(guide.aspect)) {
    const isPhoto = (left + right) / 2 < width * guide.width * LEAST_UPRIGHT; // the card is much too near
    return isOff(1 / guide.aspect) || isPhoto ? 'empty' : 'turn';
  }
  if (size > NEAR) return 'near';
  if (size < FAR) return 'far';
  const [a, b, c, d] = corners;
  const offCentre = Math.max(
    Math.abs((a.x + b.x + c.x + d.x) / 4 / width - 0.5),
    Math.abs((a.y + b.y + c.y + d.y) / 4 / height - 0.5),
  );
  const isSeen = corners.every(({ x, y }) => x >= 0 && y >= 0 && x < width && y < height);
  if (offCentre > OFF_CENTRE || !isSeen) return 'out';
  const turned = Math.abs(Math.atan2(b.y - a.y + c.y - d.y, b.x - a.x + c.x - d.x));
  const slant = Math.max(top / bottom, bottom / top, left / right, right / left);
  return turned > MOST_TURNED || slant > MOST_SLANT ? 'tilt' : 'good';
}
