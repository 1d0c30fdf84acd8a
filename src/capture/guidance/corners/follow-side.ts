// Follows a side of what may be a card, pixel by pixel.

import { at, type Point } from '../grey-picture.js';
import type { Gradients } from './gradients.js';

export interface SideStretch {
  readonly from: Point;
  readonly to: Point;
  /** Which stretch of it, 0 at `from` and 1 at `to`; beyond them where it would run on. */
  readonly start: number;
  readonly end: number;
  readonly isAcross: boolean;
  /** Of the step that is looked for. */
  readonly sign: 1 | -1;
  /** What less is no edge. */
  readonly floor: number;
}

export interface SideEvidence {
  /** Share of the stretch that is such an edge. */
  readonly there: number;
  /** Its mean step, in brightness. */
  readonly strength: number;
  /**
   * Share of it that parts two surfaces: the brightness is another a few pixels away too. The gap between two
   * keys, a joint and a line of print part nothing.
   */
  readonly parts: number;
  /**
   * Brightness a few pixels above or left of it, and below or right of it; undefined at the picture's
   * border.
   */
  readonly around: readonly [before: number, after: number] | undefined;
}

const SAMPLES = 20;

/** Undefined for a stretch outside of the picture. */
export function followSide(field: Gradients, side: SideStretch): SideEvidence | undefined {
  const { pixels, gx, gy, width, height } = field;
  const { from, to, start, end, isAcross, sign, floor } = side;
  const [gradient, step] = isAcross ? [gy, width] : [gx, 1];
  const brightness = (i: number) => at(pixels, i + 4 * step) + at(pixels, i + 6 * step);
  const before = (i: number) => at(pixels, i - 4 * step) + at(pixels, i - 6 * step);
  let [hits, seen, strength] = [0, 0, 0];
  const partings: number[] = [];
  let [above, below] = [0, 0];
  for (let k = 0; k < SAMPLES; k++) {
    const share = start + ((end - start) * (k + 0.5)) / SAMPLES;
    const x = Math.round(from.x + (to.x - from.x) * share);
    const y = Math.round(from.y + (to.y - from.y) * share);
    if (x < 3 || y < 3 || x >= width - 3 || y >= height - 3) continue;
    const i = y * width + x;
    let most = 0;
    for (let beside = -2; beside <= 2; beside++)
      most = Math.max(most, sign * at(gradient, i + beside * step));
    seen++;
    if (most > floor) [hits, strength] = [hits + 1, strength + most];
    const isDeep = isAcross ? y >= 6 && y < height - 6 : x >= 6 && x < width - 6;
    if (!isDeep) continue;
    partings.push((sign * (brightness(i) - before(i))) / 2);
    above += before(i) / 2;
    below += brightness(i) / 2;
  }
  if (seen < 4) return undefined;
  const mean = strength / (hits || 1);
  const clear = partings.filter((parting) => parting > Math.max(2.5, mean / 5)).length;
  return {
    there: hits / seen,
    strength: mean,
    parts: partings.length < 4 ? 1 : clear / partings.length,
    around: partings.length < 4 ? undefined : [above / partings.length, below / partings.length],
  };
}
