// Four lines that may be a card's sides, weighed: how much of them is there, whether they end at the corners
// (those of shelves, keyboards and tables run on), and whether they part a surface from what is around it.

import type { Point } from '../grey-picture.js';
import { followSide } from './follow-side.js';
import type { Gradients } from './gradients.js';
import type { StraightLine } from './straight-lines.js';

/** From the top left one, clockwise, in pixels of the picture. */
export type Corners = readonly [Point, Point, Point, Point];

/** Top, right, bottom, left. */
export type Sides = readonly [StraightLine, StraightLine, StraightLine, StraightLine];

export interface Quadrilateral {
  readonly corners: Corners;
  readonly sides: Sides;
  /** How many of its sides lie beyond the picture. */
  readonly borders: number;
  readonly score: number;
}

/** How far opposite sides may differ: a card that is held very much aslant. */
const MOST_SLANT = 1.5;
/** How far the table beside an odd side may differ from that beside the others. */
const MOST_UNEVEN = 45;

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** The lengths of the top, the right, the bottom and the left side. */
export const lengthsOf = ([a, b, c, d]: Corners) =>
  [distance(a, b), distance(b, c), distance(c, d), distance(d, a)] as const;

/**
 * Undefined for what is no card, whatever it is. `isOdd`: one side steps the other way than the rest, as
 * that of a dark stripe on a light card may; then the others have to be all the clearer.
 */
export function weighQuadrilateral(
  field: Gradients,
  sides: Sides,
  isOdd: boolean,
): Quadrilateral | undefined {
  const corners = cornersOf(sides, field);
  const [top, right, bottom, left] = lengthsOf(corners);
  const borders = sides.filter((side) => side.isBorder).length;
  const isSlanted =
    Math.max(top, bottom) > MOST_SLANT * Math.min(top, bottom) ||
    Math.max(left, right) > MOST_SLANT * Math.min(left, right);
  const aspect = (top + bottom) / (left + right);
  if (borders > (isOdd ? 0 : 2) || isSlanted || (borders === 0 && (aspect < 0.5 || aspect > 2.2)))
    return undefined;

  const { mean, least, runsOn, steps, outside } = followAll(field, sides, corners);
  if (isOdd && !isOneTable(sides, outside)) return undefined;
  if (runsOn > 0.15 && steps < 3 - borders) return undefined; // a joint, a key, a line of print
  const [leastMean, leastSide, mostOn] = isOdd
    ? [0.85, 0.7, 0.15]
    : borders
      ? [0.9, 0.8, 0.3]
      : [0.75, 0.5, 0.45];
  if (mean < leastMean || least < leastSide || runsOn > mostOn) return undefined;
  const size = ((top + bottom) * (left + right)) / (8 * field.width * field.height);
  return { corners, sides, borders, score: mean - 0.6 * runsOn - 0.35 * borders + size };
}

function cornersOf([top, right, bottom, left]: Sides, { width, height }: Gradients): Corners {
  const meet = (down: StraightLine, across: StraightLine): Point => {
    const offset = across.at + across.slope * (down.at - down.slope * (height / 2) - width / 2);
    const y = offset / (1 - across.slope * down.slope);
    return { x: down.at + down.slope * (y - height / 2), y };
  };
  return [meet(left, top), meet(right, top), meet(right, bottom), meet(left, bottom)];
}

interface Followed {
  /** Share of the sides that is there, and that of the weakest. */
  readonly mean: number;
  readonly least: number;
  /** Share of what lies beyond the corners that is edge too; 0.5 where none of it is in the picture. */
  readonly runsOn: number;
  /** How many sides part two surfaces. */
  readonly steps: number;
  /** Brightness beside each side, beyond the card. */
  readonly outside: readonly (number | undefined)[];
}

function followAll(field: Gradients, sides: Sides, corners: Corners): Followed {
  let [sum, least, overrun, ends, steps, count] = [0, 1, 0, 0, 0, 0];
  const outside: (number | undefined)[] = [];
  sides.forEach((side, i) => {
    const [from, to] = [corners[i], corners[(i + 1) % 4]];
    if (side.isBorder || !from || !to) return;
    const wanted = { from, to, isAcross: i % 2 === 0, sign: side.sign };
    const own = followSide(field, { ...wanted, start: 0.04, end: 0.96, floor: field.floor });
    const { there, strength, parts } = own ?? { there: 0, strength: 0, parts: 0 };
    count++;
    outside[i] = own?.around?.[i === 0 || i === 3 ? 0 : 1];
    sum += there;
    least = Math.min(least, there);
    if (there > 0.4 && parts > 0.5) steps++;
    for (const [next, start, end] of [
      [(i + 3) % 4, -0.28, -0.06],
      [(i + 1) % 4, 1.06, 1.28],
    ] as const) {
      const beyond = { ...wanted, start, end, floor: Math.max(field.floor, strength / 2) };
      const further = sides[next]?.isBorder ? undefined : followSide(field, beyond);
      if (further) [overrun, ends] = [overrun + further.there, ends + 1];
    }
  });
  return { mean: sum / count, least, runsOn: ends ? overrun / ends : 0.5, steps, outside };
}

/** Beyond the stripe of a card is the table, as beside it; beyond a page's headline is paper. */
function isOneTable([top, , , left]: Sides, [above, right, below, before]: Followed['outside']): boolean {
  const isTopOdd = top.sign !== left.sign;
  const odd = isTopOdd ? above : below;
  const [, middle] = [right, before, isTopOdd ? below : above].sort((a = 0, b = 0) => a - b);
  return odd !== undefined && middle !== undefined && Math.abs(odd - middle) < MOST_UNEVEN;
}
