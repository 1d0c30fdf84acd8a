// The strongest straight lines of a picture: every steep pixel votes for the lines that it may lie on
// (a Hough transform, with the sign of the step kept apart).

import { at } from '../grey-picture.js';
import type { Gradients } from './gradients.js';

export interface StraightLine {
  /** Where it crosses the picture's middle, in pixels: x of one that runs down, y of one that runs across. */
  readonly at: number;
  /** How far it leans, in pixels a pixel. */
  readonly slope: number;
  /** 1 from dark to light, to the right or downwards; -1 from light to dark. */
  readonly sign: 1 | -1;
}

/** Bins of 4 degrees, from -28 to 28. */
const ANGLES = 15;
const BIN = Math.tan((4 * Math.PI) / 180);
const MIDDLE = (ANGLES - 1) / 2;
/** Of each sign and direction. */
const MOST_LINES = 8;
/** How far beside the picture a line may cross its middle. */
const PAD = 24;
/** The least share of the picture's length that a line has to have. */
const SHORTEST = 0.12;

/** Up to eight lines of each sign that run down, or across where `isAcross`. */
export function findStraightLines(field: Gradients, isAcross: boolean): StraightLine[] {
  const { width, height } = field;
  const [along, across] = isAcross ? [width, height] : [height, width];
  const row = across + 2 * PAD;
  const [rising, falling] = vote(field, { isAcross, along, row });
  return [...peaksOf(rising, along, row, 1), ...peaksOf(falling, along, row, -1)];
}

interface Ballot {
  readonly isAcross: boolean;
  readonly along: number;
  readonly row: number;
}

/** Tables of angles by crossings, for each sign. */
function vote(
  { gx, gy, width, height, floor }: Gradients,
  { isAcross, along, row }: Ballot,
): readonly [rising: Float32Array, falling: Float32Array] {
  const rising = new Float32Array(ANGLES * row);
  const falling = new Float32Array(ANGLES * row);
  const [normals, tangents] = isAcross ? [gy, gx] : [gx, gy];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const normal = at(normals, y * width + x);
      const size = Math.abs(normal);
      if (size < floor) continue;
      const tangent = at(tangents, y * width + x);
      if (Math.abs(tangent) > size) continue;
      const place = isAcross ? y : x;
      const depth = (isAcross ? x : y) - along / 2;
      const table = normal > 0 ? rising : falling;
      const weight = size / (size + 6);
      const own = -tangent / normal / BIN + MIDDLE;
      const last = Math.min(ANGLES - 1, own + 2.2);
      for (let angle = Math.max(0, Math.ceil(own - 2.2)); angle <= last; angle++) {
        const crossing = Math.round(place - (angle - MIDDLE) * BIN * depth) + PAD;
        if (crossing >= 0 && crossing < row)
          table[angle * row + crossing] = at(table, angle * row + crossing) + weight;
      }
    }
  }
  return [rising, falling];
}

/** The bins with most votes; those beside one that was taken mean the same line. */
function peaksOf(table: Float32Array, along: number, row: number, sign: 1 | -1): StraightLine[] {
  const lines: StraightLine[] = [];
  while (lines.length < MOST_LINES) {
    let [most, peak] = [along * SHORTEST, -1];
    for (let i = 0; i < table.length; i++) if (at(table, i) > most) [most, peak] = [at(table, i), i];
    if (peak < 0) break;
    const angle = Math.floor(peak / row);
    const crossing = peak % row;
    lines.push({ at: crossing - PAD, slope: (angle - MIDDLE) * BIN, sign });
    for (let near = Math.max(0, angle - 3); near <= Math.min(ANGLES - 1, angle + 3); near++) {
      const from = near * row;
      table.fill(0, from + Math.max(0, crossing - 4), from + Math.min(row, crossing + 5));
    }
  }
  return lines;
}
