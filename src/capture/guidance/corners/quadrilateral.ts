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

/** A line that runs across, where two that run down cut it. */
export interface Rung {
  readonly side: Side;
  /** On the left one. */
  readonly from: Point;
  /** On the right one. */
  readonly to: Point;
  readonly length: number;
  /** Share of it that is there; undefined for the border of the picture. */
  readonly there: number | undefined;
}

export interface Candidate {
  readonly left: Side;
  readonly right: Side;
  readonly upper: Rung;
  readonly lower: Rung;
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

const distance = (a: Point, b: Point) => Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2); // hypot is slow

/** The lengths of the top, the right, the bottom and the left side. */
export const lengthsOf = ([a, b, c, d]: Corners) =>
  [distance(a, b), distance(b, c), distance(c, d), distance(d, a)] as const;

/** Of a side between its neighbours. */
const LEAST_THERE = 0.4;

/** Undefined for most lines that run across: print or something else beside the sides. */
export function rungOf(
  side: Side,
  { left, right }: Pick<Candidate, 'left' | 'right'>,
  field: Gradients,
): Rung | undefined {
  const { profile } = side;
  const from = meet(left, side, field);
  const to = meet(right, side, field);
  if (profile && (thereOf(profile, from.x, to.x) ?? 0) <= LEAST_THERE) return undefined;
  return { side, from, to, length: distance(from, to), there: profile && innerThere(profile, from.x, to.x) };
}

/** What a candidate has to have: of its sides in the mean, of each of them; and what may run on at most. */
const DEMANDS = { odd: [0.85, 0.7, 0.15], cut: [0.9, 0.8, 0.3], whole: [0.75, 0.65, 0.45] } as const;

/**
 * Undefined for what is no card, whatever it is. There are thousands in one look: what is cheap to tell is
 * told first.
 */
export function weighQuadrilateral(
  field: Gradients,
  { left, right, upper, lower }: Candidate,
  { isOdd, above, aspect: wanted }: WeighOptions,
): Quadrilateral | undefined {
  const top = upper.length;
  const bottom = lower.length;
  if (isUneven(top, bottom)) return undefined;
  const before = distance(upper.from, lower.from);
  const after = distance(upper.to, lower.to);
  const borders =
    Number(!left.profile) +
    Number(!right.profile) +
    Number(!upper.side.profile) +
    Number(!lower.side.profile);
  const aspect = (top + bottom) / (before + after);
  if (borders > (isOdd ? 0 : 2) || isUneven(before, after)) return undefined;
  if (borders === 0 && (aspect < 0.5 || aspect > 2.2)) return undefined;

  const size = ((top + bottom) * (before + after)) / (8 * field.width * field.height);
  const isPage = wanted < LEAST_CARD;
  const fits = borders === 0 && Math.abs(Math.log(aspect / wanted)) < ASPECT_SLACK;
  const fit = fits ? (isPage ? FITTING.page : FITTING.card) : 0;
  const worth = fit + size * (borders ? 2 : 1) - BORDER * borders;
  if (1 + worth <= above) return undefined;
  const [leastMean, leastSide, mostOn] = DEMANDS[isOdd ? 'odd' : borders ? 'cut' : 'whole'];
  const beside = (side: Side, from: Point, to: Point) =>
    side.profile && innerThere(side.profile, from.y, to.y);
  const shares = [
    upper.there,
    beside(right, upper.to, lower.to),
    lower.there,
    beside(left, lower.from, upper.from),
  ];
  const mean = meanOf(shares, leastSide);
  const most = mean + worth;
  if (mean < leastMean || most <= above) return undefined;
  const sides = [upper.side, right, lower.side, left] as const;
  const corners = [upper.from, upper.to, lower.to, lower.from] as const;
  const { runsOn, steps, outside } = followAll(field, { sides, corners, leastEnds: isPage ? LEAST_ENDS : 0 });
  if (isOdd && !isOneTable(sides, outside)) return undefined;
  if (runsOn > 0.15 && steps < 3 - borders) return undefined; // a joint, a key, a line of print
  const score = most - 0.6 * runsOn - PARTING_NOTHING * (4 - borders - steps);
  return runsOn > mostOn || score <= above ? undefined : { corners, sides, borders, score };
}

const isUneven = (one: number, other: number) => Math.max(one, other) > MOST_SLANT * Math.min(one, other);

/** Of those that are known; 0 where one is less than `least`. */
function meanOf(shares: readonly (number | undefined)[], least: number): number {
  let [sum, count] = [0, 0];
  for (const share of shares) {
    if (share === undefined) continue;
    if (share < least) return 0;
    sum += share;
    count++;
  }
  return sum / count;
}

/** Where a line that runs down meets one that runs across. */
function meet(down: StraightLine, across: StraightLine, { width, height }: Gradients): Point {
  const offset = across.at + across.slope * (down.at - down.slope * (height / 2) - width / 2);
  const y = offset / (1 - across.slope * down.slope);
  return { x: down.at + down.slope * (y - height / 2), y };
}

/** A stretch of a side, from `start` to `end`; 0 and 1 are its corners. Every other side runs across. */
function stretchOf(corners: Corners, side: number, start: number, end: number): Stretch {
  const along = (corner: Point = { x: 0, y: 0 }) => (side % 2 === 0 ? corner.x : corner.y);
  const [from, to] = [along(corners[side]), along(corners[(side + 1) % 4])];
  return [from + (to - from) * start, from + (to - from) * end];
}

/** Share of a side between its corners, where it may be round. */
const INNER = [0.04, 0.96] as const;

const innerThere = (profile: SideProfile, from: number, to: number) =>
  thereOf(profile, from + (to - from) * INNER[0], from + (to - from) * INNER[1]) ?? 0;

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
      const further = sides[next]?.profile && followSide(profile, beyond, clear);
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
