// Four lines that may be a card's sides, weighed: how much of them is there, whether they end at the corners
// (those of shelves, keyboards and tables run on), and whether they part a surface from what is around it.

import type { Point } from '../grey-picture.js';
import type { Gradients } from './gradients.js';
import { ASPECT_SLACK, LEAST_CARD } from './guide.js';
import { followSide, thereOf, type SideProfile, type Stretch } from './side-profile.js';
import type { StraightLine } from './straight-lines.js';

/** From the top left one, clockwise, in pixels of the picture. */
export type Corners = readonly [Point, Point, Point, Point];

export interface Side extends StraightLine {
  /** Undefined for the border of the picture. */
  readonly profile?: SideProfile;
}

/** Top, right, bottom, left. */
export type Sides = readonly [Side, Side, Side, Side];

export interface Quadrilateral {
  readonly corners: Corners;
  readonly sides: Sides;
  /** How many of its sides lie beyond the picture. */
  readonly borders: number;
  readonly score: number;
}

export interface WeighOptions {
  /**
   * One side steps the other way than the rest, as that of a dark stripe on a light card may; then the others
   * have to be all the clearer.
   */
  readonly isOdd: boolean;
  /** Of the document: what fits it is wanted first. */
  readonly aspect: number;
  /** What scores no more is not wanted. */
  readonly above: number;
}

/** How far opposite sides may differ: a card that is held very much aslant. */
const MOST_SLANT = 1.8;
/** How far the table beside an odd side may differ from that beside the others. */
const MOST_UNEVEN = 45;

/**
 * What a quadrilateral is worth more that has the document's aspect, most of all a page, beyond whose fold
 * is another one; and less for a side that parts nothing.
 */
const FITTING = { card: 0.05, page: 0.2 };
const PARTING_NOTHING = 0.08;
/** And for one that is not seen. */
const BORDER = 0.15;

/** Of the ends of a page's sides: two of eight run on beyond its fold, and some are beyond the picture. */
const LEAST_ENDS = 6;

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

/** The lengths of the top, the right, the bottom and the left side. */
export const lengthsOf = ([a, b, c, d]: Corners) =>
  [distance(a, b), distance(b, c), distance(c, d), distance(d, a)] as const;

/** Undefined for what is no card, whatever it is. */
export function weighQuadrilateral(
  field: Gradients,
  sides: Sides,
  { isOdd, above, aspect: wanted }: WeighOptions,
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

  const [leastMean, leastSide, mostOn] = isOdd
    ? [0.85, 0.7, 0.15]
    : borders
      ? [0.9, 0.8, 0.3]
      : [0.75, 0.5, 0.45];
  const mean = meanThere(sides, corners, leastSide);
  const size = ((top + bottom) * (left + right)) / (8 * field.width * field.height);
  const isPage = wanted < LEAST_CARD;
  const fit =
    borders === 0 && Math.abs(Math.log(aspect / wanted)) < ASPECT_SLACK
      ? wanted > LEAST_CARD
        ? FITTING.card
        : FITTING.page
      : 0;
  const most = mean + fit + size * (borders ? 2 : 1) - BORDER * borders;
  if (mean < leastMean || most <= above) return undefined;
  const { runsOn, steps, outside } = followAll(field, { sides, corners, leastEnds: isPage ? LEAST_ENDS : 0 });
  if (isOdd && !isOneTable(sides, outside)) return undefined;
  if (runsOn > 0.15 && steps < 3 - borders) return undefined; // a joint, a key, a line of print
  const score = most - 0.6 * runsOn - PARTING_NOTHING * (4 - borders - steps);
  return runsOn > mostOn || score <= above ? undefined : { corners, sides, borders, score };
}

/** Where a line that runs down meets one that runs across. */
export function meet(down: StraightLine, across: StraightLine, { width, height }: Gradients): Point {
  const offset = across.at + across.slope * (down.at - down.slope * (height / 2) - width / 2);
  const y = offset / (1 - across.slope * down.slope);
  return { x: down.at + down.slope * (y - height / 2), y };
}

const cornersOf = ([top, right, bottom, left]: Sides, field: Gradients): Corners => [
  meet(left, top, field),
  meet(right, top, field),
  meet(right, bottom, field),
  meet(left, bottom, field),
];

/** A stretch of a side, from `start` to `end`; 0 and 1 are its corners. Every other side runs across. */
function stretchOf(corners: Corners, side: number, start: number, end: number): Stretch {
  const along = (corner: Point = { x: 0, y: 0 }) => (side % 2 === 0 ? corner.x : corner.y);
  const [from, to] = [along(corners[side]), along(corners[(side + 1) % 4])];
  return [from + (to - from) * start, from + (to - from) * end];
}

/** Share of a side between its corners, where it may be round. */
const INNER = [0.04, 0.96] as const;

/** Share of the sides that is there; 0 where one has less than `least`. */
function meanThere(sides: Sides, corners: Corners, least: number): number {
  let [sum, count] = [0, 0];
  for (const [i, { profile }] of sides.entries()) {
    if (!profile) continue;
    const there = thereOf(profile, stretchOf(corners, i, ...INNER)) ?? 0;
    if (there < least) return 0;
    [sum, count] = [sum + there, count + 1];
  }
  return sum / count;
}

interface Followed {
  /** Share of what lies beyond the corners that is edge too; a quarter where none of it is in the picture. */
  readonly runsOn: number;
  /** How many sides part two surfaces. */
  readonly steps: number;
  /** Brightness beside each side, beyond the card. */
  readonly outside: readonly (number | undefined)[];
}

interface Following {
  readonly sides: Sides;
  readonly corners: Corners;
  readonly leastEnds: number;
}

function followAll({ floor }: Gradients, { sides, corners, leastEnds }: Following): Followed {
  let [overrun, ends, steps] = [0, 0, 0];
  const outside: (number | undefined)[] = [];
  sides.forEach(({ profile, sign }, i) => {
    if (!profile) return;
    const own = followSide(profile, stretchOf(corners, i, ...INNER), { sign, floor });
    const { there, strength, parts } = own ?? { there: 0, strength: 0, parts: 0 };
    outside[i] = own?.around?.[i === 0 || i === 3 ? 0 : 1];
    if (there > 0.4 && parts > 0.5) steps++;
    const clear = { sign, floor: Math.max(floor, strength / 2) };
    for (const [next, start, end] of [
      [(i + 3) % 4, -0.28, -0.06],
      [(i + 1) % 4, 1.06, 1.28],
    ] as const) {
      const beyond = stretchOf(corners, i, start, end);
      const further = sides[next]?.isBorder ? undefined : followSide(profile, beyond, clear);
      if (further) [overrun, ends] = [overrun + further.there, ends + 1];
    }
  });
  return { runsOn: ends ? overrun / Math.max(leastEnds, ends) : 0.25, steps, outside };
}

/** Beyond the stripe of a card is the table, as beside it; beyond a page's headline is paper. */
function isOneTable([top, , , left]: Sides, [above, right, below, before]: Followed['outside']): boolean {
  const isTopOdd = top.sign !== left.sign;
  const odd = isTopOdd ? above : below;
  const [, middle] = [right, before, isTopOdd ? below : above].sort((a = 0, b = 0) => a - b);
  return odd !== undefined && middle !== undefined && Math.abs(odd - middle) < MOST_UNEVEN;
}
