// The mark by which the sandbox recognises its own specimens: six digits in bars (interleaved 2 of 5, ISO/IEC
// 16390), two of them a checksum. Anything without such a mark is no document here, so nobody's real one is
// ever accepted.

import { paint, rectangle } from './raster.js';
import type { Raster } from './raster.js';

/** What a mark says. */
export interface Mark {
  readonly document: MarkedDocument;
  /** ISO 3166 alpha-3 code. */
  readonly country: string;
  /** 0 to 99. The provider's table of failing specimens knows some of them. */
  readonly number: number;
}

export type MarkedDocument = (typeof documents)[number];

const documents = ['identity-card-front', 'identity-card-back', 'passport'] as const;
const countries = ['SVK', 'BGR', 'DEU', 'FIN', 'JPN'];

/** In each digit, two of the five elements are wide. */
const digits = ['00110', '10001', '01001', '11000', '00101', '10100', '01100', '00011', '10010', '01010'];
const wide = 3;
const start = '0000';
const stop = '100';

/** Number of elements of a whole mark: bar, space, bar, … */
export const markElements = start.length + 3 * 10 + stop.length;
/** Width of all elements in modules, without the white on both sides. */
export const markModules = start.length + 3 * 2 * (2 * wide + 3) + wide + 2;
/** White that a mark needs on either side, in modules. */
export const quietModules = 6;

export interface MarkPlace {
  /** Left edge of the first bar. */
  readonly x: number;
  readonly y: number;
  /** Width of all bars. */
  readonly width: number;
  readonly height: number;
}

/** Draws a mark on a white area that is larger on all sides. */
export function drawMark(raster: Raster, mark: Mark, { x, y, width, height }: MarkPlace): void {
  const module = width / markModules;
  const quiet = quietModules * module;
  paint(
    raster,
    rectangle({
      x: x - quiet,
      y: y - quiet / 3,
      width: width + 2 * quiet,
      height: height + (2 * quiet) / 3,
      radius: quiet / 2,
    }),
    '#ffffff',
  );
  let at = x;
  for (const [index, element] of Array.from(elementsOf(mark)).entries()) {
    const size = (element === '1' ? wide : 1) * module;
    if (index % 2 === 0) paint(raster, rectangle({ x: at, y, width: size, height }), '#101828');
    at += size;
  }
}

function elementsOf({ document, country, number }: Mark): string {
  const place = Math.max(0, countries.indexOf(country));
  const payload = `${documents.indexOf(document)}${place}${String(number % 100).padStart(2, '0')}`;
  const all = payload + checksum(payload);
  const pairs = [0, 2, 4].map((at) =>
    interleave(digits[Number(all[at])] ?? '', digits[Number(all[at + 1])] ?? ''),
  );
  return start + pairs.join('') + stop;
}

const interleave = (bars: string, spaces: string) =>
  Array.from(bars)
    .map((bar, index) => bar + (spaces[index] ?? ''))
    .join('');

// The checksum of zeros is not 00, so equal bars in a row are no valid mark.
const checksum = (payload: string) => String(98 - ((Number(payload) * 100) % 97)).padStart(2, '0');

/**
 * The mark that the widths of alternating bars and spaces spell, beginning with a bar. Undefined if they
 * spell none.
 */
export function spellMark(widths: readonly number[]): Mark | undefined {
  if (widths.length !== markElements) return undefined;
  const inner = widths.slice(start.length, -stop.length);
  const found = [0, 10, 20].flatMap((at) =>
    [0, 1].map((colour) => readDigit([0, 2, 4, 6, 8].map((step) => inner[at + step + colour] ?? 0))),
  );
  const text = found.join('');
  if (text.length !== 6 || !isFramed(widths)) return undefined;
  const payload = text.slice(0, 4);
  const document = documents[Number(payload[0])];
  const country = countries[Number(payload[1])];
  if (document === undefined || country === undefined || text.slice(4) !== checksum(payload))
    return undefined;
  return { document, country, number: Number(payload.slice(2)) };
}

/** The digit given by its two widest elements, if they are clearly wider than the rest. */
function readDigit(widths: readonly number[]): number | '' {
  const sorted = widths.toSorted((one, other) => other - one);
  const [, narrowestWide = 0, widestNarrow = 0] = sorted;
  if (narrowestWide < widestNarrow * 1.35) return '';
  const digit = digits.indexOf(widths.map((width) => (width >= narrowestWide ? '1' : '0')).join(''));
  return digit < 0 ? '' : digit;
}

/** Whether the start and stop patterns are right. */
function isFramed(widths: readonly number[]): boolean {
  const narrow = widths.slice(0, start.length);
  const [last = 0, ...rest] = widths.slice(-stop.length);
  const least = Math.max(...narrow, ...rest);
  return last > least && least < 2.2 * Math.min(...narrow, ...rest);
}
