// Tells what hangs or stands in a frame from a card that lies on something: a screen, a window, a picture.

import { at } from '../grey-picture.js';
import type { Gradients } from './gradients.js';
import type { Corners, Quadrilateral, Side } from './quadrilateral.js';

/** How far beside a side the frame's other side may be, in pixels. */
const NEAREST = 2;
const FARTHEST = 17;
/**
 * Of a side, that the frame goes along: beyond it, and within, where lines of print may look like one. They
 * do not where the frame is beyond another side.
 */
const LEAST_BEYOND = 0.6;
const LEAST_WITHIN = 0.95;
const LEAST_WITHIN_MIXED = 0.8;
/** Of the side's own step, which the frame's must have. */
const LEAST_STEP = 0.2;
const SAMPLES = 24;
/** Fewer may be chance, where most of the frame lies beside the picture. */
const LEAST_HITS = 6;

/**
 * Whether a line that steps the other way goes along the sides: a little beyond three of them, or beside all
 * four. The table beside a card goes on, and so does its paper. Of a bar the outer side may have been found
 * here and the inner one there.
 */
export function isInFrame(
  { corners, sides }: Pick<Quadrilateral, 'corners' | 'sides'>,
  field: Gradients,
): boolean {
  const isAlong = (direction: 1 | -1, least: number, { sign }: Side, side: number) =>
    hasParallel(field, { corners, side, sign, direction, least });
  const beyond = sides.map((line, side) => isAlong(1, LEAST_BEYOND, line, side));
  const within = beyond.includes(true) ? LEAST_WITHIN_MIXED : LEAST_WITHIN;
  return (
    beyond.filter(Boolean).length > 2 ||
    sides.every((line, side) => beyond[side] || isAlong(-1, within, line, side))
  );
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
  const { gx, gy, width, height, floor } = field;
  const isAcross = side % 2 === 0;
  const [from, to] = [corners[side], corners[(side + 1) % 4]];
  if (!from || !to) return false;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.abs(isAcross ? dx : dy);
  const outwards = side === 0 || side === 3 ? -direction : direction;
  /** NaN beside the picture. */
  const stepAt = (share: number, beyond: number): number => {
    const x = Math.round(from.x + dx * share) + (isAcross ? 0 : beyond * outwards);
    const y = Math.round(from.y + dy * share) + (isAcross ? beyond * outwards : 0);
    const isSeen = x > 0 && y > 0 && x < width - 1 && y < height - 1;
    return isSeen ? sign * at(isAcross ? gy : gx, y * width + x) : NaN;
  };
  const shares = Array.from({ length: SAMPLES }, (_, k) => 0.06 + (0.88 * k) / (SAMPLES - 1));
  const own = shares.reduce((sum, share) => sum + (stepAt(share, 0) || 0), 0) / SAMPLES;
  const steep = Math.max(floor, own * LEAST_STEP);
  for (let beyond = NEAREST; beyond <= FARTHEST; beyond++) {
    const steps = shares
      // the inner side of a bar is shorter than the outer one
      .filter((share) => direction > 0 || Math.min(share, 1 - share) * length > beyond)
      .map((share) => Math.min(stepAt(share, beyond - 1), stepAt(share, beyond), stepAt(share, beyond + 1)))
      .filter((step) => !Number.isNaN(step));
    const hits = steps.filter((step) => step < -steep).length;
    if (hits >= Math.max(LEAST_HITS, least * steps.length)) return true;
  }
  return false;
}
