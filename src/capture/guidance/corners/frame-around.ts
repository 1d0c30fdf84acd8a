// Tells what hangs or stands in a frame from a card that lies on something: a screen, a window, a picture.

import { at } from '../grey-picture.js';
import type { Gradients } from './gradients.js';
import type { Corners, Quadrilateral } from './quadrilateral.js';

/** How far beside a side the frame's other side may be, in pixels. */
const NEAREST = 2;
const FARTHEST = 17;
/** Of a side, that the frame goes along: beyond it, and within, where a card has print and a portrait. */
const LEAST_BEYOND = 0.6;
const LEAST_WITHIN = 0.95;
/** Of the side's own step, which the frame's must have. */
const LEAST_STEP = 0.15;
const SAMPLES = 24;

/**
 * Whether a line goes along the sides, a little beyond three of them or a little within all four, that steps
 * the other way: the table beside a card goes on, and so does its paper.
 */
export function isInFrame(
  { corners, sides }: Pick<Quadrilateral, 'corners' | 'sides'>,
  field: Gradients,
): boolean {
  const countParallel = (direction: 1 | -1, least: number) =>
    sides.filter(({ sign }, side) => hasParallel(field, { corners, side, sign, direction, least })).length;
  return countParallel(1, LEAST_BEYOND) > 2 || countParallel(-1, LEAST_WITHIN) > 3;
}

interface Searched {
  readonly corners: Corners;
  readonly side: number;
  readonly sign: 1 | -1;
  /** 1 for what is beyond the sides. */
  readonly direction: 1 | -1;
  /** Share of the side. */
  readonly least: number;
}

function hasParallel(field: Gradients, { corners, side, sign, direction, least }: Searched): boolean {
  const { gx, gy, width, floor } = field;
  const isAcross = side % 2 === 0;
  const step = (isAcross ? width : 1) * (side === 0 || side === 3 ? -direction : direction);
  const [from, to] = [corners[side], corners[(side + 1) % 4]];
  if (!from || !to) return false;
  const places = Array.from({ length: SAMPLES }, (_, k) => {
    const share = 0.06 + (0.88 * k) / (SAMPLES - 1);
    const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share].map(Math.round);
    return (y ?? 0) * width + (x ?? 0);
  });
  const stepAt = (place: number, beyond: number) => sign * at(isAcross ? gy : gx, place + beyond * step);
  const own = places.reduce((sum, place) => sum + Math.max(stepAt(place, -1), stepAt(place, 0)), 0) / SAMPLES;
  const steep = Math.max(floor, own * LEAST_STEP);
  for (let beyond = NEAREST; beyond <= FARTHEST; beyond++) {
    const hits = places.filter(
      (place) => Math.min(...[-1, 0, 1].map((near) => stepAt(place, beyond + near))) < -steep,
    ).length;
    if (hits >= least * SAMPLES) return true;
  }
  return false;
}
