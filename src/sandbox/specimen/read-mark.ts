// Finds a specimen's mark in a picture as a scanner at a till does: along many lines, by the widths of light
// and dark. It must find none where there is none, so several lines have to agree.

import { brightness, shrink } from './picture-samples.js';
import { markElements, quietModules, spellMark } from './mark.js';
import type { Mark } from './mark.js';
import type { Point, Raster } from './raster.js';

/** A mark in a picture. */
export interface FoundMark extends Mark {
  /**
   * The middle of its first and of its last edge, in pixels of the picture. On a card that is upside down
   * they are swapped.
   */
  readonly start: Point;
  readonly end: Point;
}

const longest = 1400;
const lines = 180;
/** Degrees by which a card may be tilted. */
const angles = [0, 5, -5, 10, -10];
/** The size of the surroundings that a pixel is compared with, as shares of the picture's width. */
const surroundings = [0.12, 0.04, 0.3];
const witnesses = 3;

/** The picture's mark. Undefined if there is none, or if it cannot be read. */
export function readMark(picture: Raster): FoundMark | undefined {
  const small = shrink(picture, longest);
  const scale = picture.width / small.width;
  const grey = brightness(small);
  for (const angle of angles) {
    for (const share of surroundings) {
      const found = agreed(
        scan({
          grey,
          picture: small,
          angle: (angle * Math.PI) / 180,
          reach: Math.max(6, Math.round((share * small.width) / 2)),
        }),
      );
      if (found)
        return {
          ...found,
          start: [found.start[0] * scale, found.start[1] * scale],
          end: [found.end[0] * scale, found.end[1] * scale],
        };
    }
  }
  return undefined;
}

interface Scan {
  readonly grey: Uint8Array;
  readonly picture: Raster;
  readonly angle: number;
  readonly reach: number;
}

function scan({ grey, picture: { width, height }, angle, reach }: Scan): FoundMark[] {
  const found: FoundMark[] = [];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const step = Math.max(1, height / lines);
  const length = Math.round(width / cos);
  for (let first = -Math.abs(sin) * width; first < height + Math.abs(sin) * width; first += step) {
    const at = (along: number): Point => [along * cos, first + along * sin];
    const values = new Float32Array(length);
    for (let along = 0; along < length; along += 1) {
      const [x, y] = at(along);
      const [column, row] = [Math.min(width - 1, Math.round(x)), Math.round(y)];
      values[along] =
        row >= 0 && row < height ? (grey[row * width + column] ?? 0) : (values[along - 1] ?? 128);
    }
    for (const { mark, from, to } of readLine(values, reach))
      found.push({ ...mark, start: at(from), end: at(to) });
  }
  return found;
}

interface Reading {
  readonly mark: Mark;
  readonly from: number;
  readonly to: number;
}

function readLine(values: Float32Array, reach: number): Reading[] {
  const edges = findEdges(values, reach);
  const readings: Reading[] = [];
  for (let index = 1; index + markElements < edges.length; index += 1) {
    const [first, last] = [edges[index], edges[index + markElements]];
    if (!first || !last || !first.isToDark) continue;
    const widths = Array.from(
      { length: markElements },
      (_, element) => (edges[index + element + 1]?.at ?? 0) - (edges[index + element]?.at ?? 0),
    );
    const module = (last.at - first.at) / widths.length;
    const before = first.at - (edges[index - 1]?.at ?? 0);
    const after = (edges[index + markElements + 1]?.at ?? values.length) - last.at;
    // `module` is the mean width of an element, which is wider than a real module. So fewer of them make
    // enough white around the mark.
    if (Math.min(before, after) < (quietModules / 3) * module) continue;
    const upright = spellMark(widths);
    const mark = upright ?? spellMark(widths.toReversed());
    if (mark)
      readings.push(upright ? { mark, from: first.at, to: last.at } : { mark, from: last.at, to: first.at });
  }
  return readings;
}

interface Edge {
  /** A position between pixels. */
  readonly at: number;
  readonly isToDark: boolean;
}

/** Where a line turns dark or light, compared with the mean of its surroundings. */
function findEdges(values: Float32Array, reach: number): Edge[] {
  const sums = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at += 1) sums[at + 1] = (sums[at] ?? 0) + (values[at] ?? 0);
  const edges: Edge[] = [];
  let isDark = false;
  let before = 0;
  for (let at = 0; at < values.length; at += 1) {
    const [from, to] = [Math.max(0, at - reach), Math.min(values.length, at + reach + 1)];
    const above = (values[at] ?? 0) - ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
    // A little more than the mean, because otherwise every grain of noise would be an edge.
    if (isDark ? above > 4 : above < -4) {
      const share = before === above ? 0 : Math.min(1, Math.max(0, before / (before - above)));
      edges.push({ at: at - 1 + share, isToDark: !isDark });
      isDark = !isDark;
    }
    before = above;
  }
  return edges;
}

/** The mark that enough lines agree on, at the middle of their places. */
function agreed(found: readonly FoundMark[]): FoundMark | undefined {
  for (const mark of found) {
    const same = found.filter(
      ({ document, country, number }) =>
        document === mark.document && country === mark.country && number === mark.number,
    );
    if (same.length >= witnesses)
      return {
        ...mark,
        start: middle(same.map(({ start }) => start)),
        end: middle(same.map(({ end }) => end)),
      };
  }
  return undefined;
}

function middle(points: readonly Point[]): Point {
  const median = (values: readonly number[]) =>
    values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
  return [median(points.map(([x]) => x)), median(points.map(([, y]) => y))];
}
