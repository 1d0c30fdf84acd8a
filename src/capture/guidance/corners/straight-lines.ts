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
  /** The border of the picture, for a side that lies beyond it. */
  readonly isBorder?: boolean;
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
  const votes = [new Float32Array(ANGLES * row), new Float32Array(ANGLES * row)] as const;
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) vote(field, { x, y, isAcross, along, row, votes });
  return [...peaksOf(votes[0], along, row, 1), ...peaksOf(votes[1], along, row, -1)];
}

interface Ballot {
  readonly x: number;
  readonly y: number;
  readonly isAcross: boolean;
  readonly along: number;
  readonly row: number;
  readonly votes: readonly [rising: Float32Array, falling: Float32Array];
}

function vote({ gx, gy, width, floor }: Gradients, { x, y, isAcross, along, row, votes }: Ballot): void {
  const i = y * width + x;
  const [normal, tangent] = isAcross ? [at(gy, i), at(gx, i)] : [at(gx, i), at(gy, i)];
  if (Math.abs(normal) < floor || Math.abs(tangent) > Math.abs(normal)) return;
  const [place, depth] = isAcross ? [y, x] : [x, y];
  const table = votes[normal > 0 ? 0 : 1];
  const weight = Math.abs(normal) / (Math.abs(normal) + 6);
  const own = -tangent / normal / BIN + MIDDLE;
  for (let angle = Math.max(0, Math.ceil(own - 2.2)); angle <= Math.min(ANGLES - 1, own + 2.2); angle++) {
    const crossing = Math.round(place - (angle - MIDDLE) * BIN * (depth - along / 2)) + PAD;
    if (crossing >= 0 && crossing < row)
      table[angle * row + crossing] = at(table, angle * row + crossing) + weight;
  }
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
