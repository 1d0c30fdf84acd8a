// Finds a card's four sides in a small grey picture that shows more than the shape to fit: every plausible
// quadrilateral of its strongest lines is weighed, and the best one placed.

import type { GreyPicture } from '../grey-picture.js';
import { measureGradients, type Gradients } from './gradients.js';
import { isInFrame } from './frame-around.js';
import { LEAST_CARD, type Guide } from './guide.js';
import { placementOf, type Placement } from './placement.js';
import {
  lengthsOf,
  rungOf,
  weighQuadrilateral,
  type Corners,
  type Quadrilateral,
  type Rung,
  type Side,
} from './quadrilateral.js';
import { refineCorners } from './refine-corners.js';
import { profileOf } from './side-profile.js';
import { findStraightLines } from './straight-lines.js';

export interface FoundCard {
  readonly placement: Placement;
  /** Undefined where there is none. */
  readonly corners?: Corners;
}

/** The least width and height of a card, as a share of the picture's. */
const SMALLEST = 0.25;
/** The same of its area. */
const LARGE = 0.3;

export function findCorners(picture: GreyPicture, guide: Guide): FoundCard {
  const field = measureGradients(picture);
  const sidesIn = (isAcross: boolean): Side[] =>
    findStraightLines(field, isAcross).map((line) => ({
      ...line,
      profile: profileOf(field, line, isAcross),
    }));
  const lines = { down: sidesIn(false), across: sidesIn(true) };
  const even = strongestOf({ field, guide, lines, isOdd: false });
  const whole = place(even.whole, field, guide);
  if (whole && whole.placement !== 'empty') return unlessFramed(whole, field, guide);
  // below a dark stripe there is a smaller card
  const odd = place(strongestOf({ field, guide, lines, isOdd: true }).whole, field, guide);
  if (odd && odd.placement !== 'empty') return unlessFramed(odd, field, guide);
  const cut = isLarge(whole, picture) ? undefined : place(even.cut, field, guide);
  return cut ?? whole ?? { placement: 'empty' };
}

/** What is large and no card is a sheet or a screen; what is small may be the portrait of a card. */
function isLarge(found: FoundCard | undefined, { width, height }: GreyPicture): boolean {
  if (!found?.corners) return false;
  const [top, right, bottom, left] = lengthsOf(found.corners);
  return ((top + bottom) * (left + right)) / 4 > LARGE * width * height;
}

type Placed = FoundCard & Pick<Quadrilateral, 'corners' | 'sides'>;

function place(best: Quadrilateral | undefined, field: Gradients, guide: Guide): Placed | undefined {
  if (!best) return undefined;
  const corners = best.borders ? best.corners : refineCorners(best, field);
  return { corners, sides: best.sides, placement: placementOf(corners, best, field, guide) };
}

function unlessFramed(placed: Placed, field: Gradients, { aspect }: Guide): FoundCard {
  const isFramed = placed.placement === 'good' && aspect > LEAST_CARD && isInFrame(placed, field);
  return isFramed ? { placement: 'empty' } : placed;
}

interface Search {
  readonly field: Gradients;
  readonly guide: Guide;
  readonly lines: { readonly down: readonly Side[]; readonly across: readonly Side[] };
  /** Of those whose top or bottom steps the other way than the other sides. */
  readonly isOdd: boolean;
}

interface Strongest {
  whole?: Quadrilateral;
  /** Of which a side lies beyond the picture. */
  cut?: Quadrilateral;
}

const EVEN = [[1, -1]] as const;
/** The bottom's, then the top's step goes the other way. */
const ODD = [
  [1, 1],
  [-1, -1],
] as const;

function strongestOf({ field, guide, lines: { down, across }, isOdd }: Search): Strongest {
  const { width, height } = field;
  const best: Strongest = {};
  const isWide = (left: Side, right: Side) => right.at - left.at >= width * SMALLEST;
  const isHigh = (upper: Rung, lower: Rung) => lower.side.at - upper.side.at >= height * SMALLEST;
  for (const sign of [1, -1]) {
    for (const [left, right] of pairsOf(sidesOf(down, sign, -1), sidesOf(down, -sign, width), isWide)) {
      const rungsOf = (sides: Side[]) => sides.flatMap((side) => rungOf(side, { left, right }, field) ?? []);
      for (const [top, bottom] of isOdd ? ODD : EVEN) {
        const uppers = rungsOf(sidesOf(across, top * sign, -1));
        const lowers = rungsOf(sidesOf(across, bottom * sign, height));
        for (const [upper, lower] of pairsOf(uppers, lowers, isHigh)) {
          const isWhole = left.profile && right.profile && upper.side.profile && lower.side.profile;
          const which = isWhole ? 'whole' : 'cut';
          const options = { isOdd, above: best[which]?.score ?? -Infinity, aspect: guide.aspect };
          const found = weighQuadrilateral(field, { left, right, upper, lower }, options);
          if (found) best[which] = found;
        }
      }
    }
  }
  return best;
}

/** The lines of one sign, and the border of the picture for a side that lies beyond it. */
const sidesOf = (lines: readonly Side[], sign: number, border: number): Side[] => [
  ...lines.filter((line) => line.sign === sign),
  { at: border, slope: 0, sign: 1 },
];

const pairsOf = <T>(first: readonly T[], second: readonly T[], isPair: (one: T, other: T) => boolean) =>
  first.flatMap((one) => second.filter((other) => isPair(one, other)).map((other) => [one, other] as const));
