// Finds a card's four sides in a small grey picture that shows more than the shape to fit: every plausible
// quadrilateral of its strongest lines is weighed, and the best one placed. Three to four milliseconds a look
// at 160 pixels.

import type { GreyPicture } from '../grey-picture.js';
import { measureGradients, type Gradients } from './gradients.js';
import { placementOf, type Guide, type Placement } from './placement.js';
import { weighQuadrilateral, type Corners, type Quadrilateral } from './quadrilateral.js';
import { refineCorners } from './refine-corners.js';
import { findStraightLines, type StraightLine } from './straight-lines.js';

export interface FoundCard {
  readonly placement: Placement;
  /** Undefined where there is none. */
  readonly corners?: Corners;
}

/** The least width and height of a card, as a share of the picture's. */
const SMALLEST = 0.25;

export function findCorners(picture: GreyPicture, guide: Guide): FoundCard {
  const field = measureGradients(picture);
  const lines = { down: findStraightLines(field, false), across: findStraightLines(field, true) };
  const even = place(strongestOf(field, lines, false), field, guide);
  if (even.placement !== 'empty' && !even.isCut) return even;
  // below a dark stripe there is a smaller card
  const odd = place(strongestOf(field, lines, true), field, guide);
  return odd.placement === 'empty' ? even : odd;
}

function place(
  best: Quadrilateral | undefined,
  field: Gradients,
  guide: Guide,
): FoundCard & { readonly isCut?: boolean } {
  if (!best) return { placement: 'empty' };
  const corners = best.borders ? best.corners : refineCorners(best, field);
  const { width, height } = field;
  const placement = placementOf(corners, { width, height, borders: best.borders }, guide);
  return { corners, placement, isCut: best.borders > 0 };
}

interface Lines {
  readonly down: readonly StraightLine[];
  readonly across: readonly StraightLine[];
}

const EVEN = [[1, -1]] as const;
/** The bottom's, then the top's step goes the other way. */
const ODD = [
  [1, 1],
  [-1, -1],
] as const;

/** `isOdd`: of those whose top or bottom steps the other way than the other sides. */
function strongestOf(field: Gradients, { down, across }: Lines, isOdd: boolean): Quadrilateral | undefined {
  const { width, height } = field;
  let best: Quadrilateral | undefined;
  for (const sign of [1, -1]) {
    const sides = pairsOf(sidesOf(down, sign, -1), sidesOf(down, -sign, width), width * SMALLEST);
    for (const [top, bottom] of isOdd ? ODD : EVEN) {
      const [tops, bottoms] = [sidesOf(across, top * sign, -1), sidesOf(across, bottom * sign, height)];
      const ends = pairsOf(tops, bottoms, height * SMALLEST);
      for (const [left, right] of sides)
        for (const [upper, lower] of ends) {
          const found = weighQuadrilateral(field, [upper, right, lower, left], isOdd);
          if (found && (!best || found.score > best.score)) best = found;
        }
    }
  }
  return best;
}

/** The lines of one sign, and the border of the picture for a side that lies beyond it. */
const sidesOf = (lines: readonly StraightLine[], sign: number, border: number): StraightLine[] => [
  ...lines.filter((line) => line.sign === sign),
  { at: border, slope: 0, sign: 1, isBorder: true },
];

const pairsOf = (first: StraightLine[], second: StraightLine[], least: number) =>
  first.flatMap((one) =>
    second.filter((other) => other.at - one.at >= least).map((other) => [one, other] as const),
  );
