// Corners to a fraction of a pixel, from lines laid through the steepest points along each side.

import { at, type Point } from '../grey-picture.js';
import type { Gradients } from './gradients.js';
import type { Corners, Quadrilateral } from './quadrilateral.js';

/** y by x of a side that runs across, x by y of one that runs down. */
interface FittedLine {
  readonly slope: number;
  readonly base: number;
}

type Sample = readonly [along: number, across: number];

const SAMPLES = 32;
/** How far beside a side its steepest point is looked for, in pixels. */
const REACH = 3;
const LEAST_STEP = 5;
/** Those farthest from a first line are a thumb or print. */
const KEPT = 0.7;

export function refineCorners({ corners, sides }: Quadrilateral, field: Gradients): Corners {
  const fitted = corners.map((from, i) =>
    fitSide(field, {
      from,
      to: corners[(i + 1) % 4] ?? from,
      isAcross: i % 2 === 0,
      sign: sides[i]?.sign ?? 1,
    }),
  );
  const meet = (across: number, down: number): Point => {
    const [h, v] = [fitted[across], fitted[down]];
    if (!h || !v) throw new RangeError();
    const x = (v.base + v.slope * h.base) / (1 - v.slope * h.slope);
    return { x, y: h.base + h.slope * x };
  };
  return [meet(0, 3), meet(0, 1), meet(2, 1), meet(2, 3)];
}

interface SteepSide {
  readonly from: Point;
  readonly to: Point;
  readonly isAcross: boolean;
  readonly sign: 1 | -1;
}

function fitSide(field: Gradients, side: SteepSide): FittedLine {
  const samples = steepestAlong(field, side);
  const rough = fit(samples);
  const off = ([along, across]: Sample) => Math.abs(across - rough.base - rough.slope * along);
  const near = samples.toSorted((a, b) => off(a) - off(b)).slice(0, Math.ceil(samples.length * KEPT));
  return fit(near);
}

function steepestAlong(
  { gx, gy, width, height }: Gradients,
  { from, to, isAcross, sign }: SteepSide,
): Sample[] {
  const samples: Sample[] = [];
  for (let k = 0; k < SAMPLES; k++) {
    const share = 0.06 + (0.88 * k) / (SAMPLES - 1);
    const x = Math.round(from.x + (to.x - from.x) * share);
    const y = Math.round(from.y + (to.y - from.y) * share);
    let [most, best]: [number, Sample | undefined] = [LEAST_STEP, undefined];
    for (let beside = -REACH; beside <= REACH; beside++) {
      const [px, py] = isAcross ? [x, y + beside] : [x + beside, y];
      const step = sign * at(isAcross ? gy : gx, py * width + px);
      if (step > most && px > 0 && py > 0 && px < width - 1 && py < height - 1)
        [most, best] = [step, isAcross ? [px, py] : [py, px]];
    }
    if (best) samples.push(best);
  }
  return samples;
}

/** Least squares. */
function fit(samples: readonly Sample[]): FittedLine {
  let [n, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  for (const [x, y] of samples) [n, sx, sy, sxx, sxy] = [n + 1, sx + x, sy + y, sxx + x * x, sxy + x * y];
  const slope = (n * sxy - sx * sy) / (n * sxx - sx * sx || 1);
  return { slope, base: (sy - slope * sx) / n };
}
