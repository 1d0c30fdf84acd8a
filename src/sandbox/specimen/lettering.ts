// Capital letters drawn in strokes, for the texts on a specimen. Each stroke is a row of points on a grid 4
// wide and 6 high.

import { paint, stroke, together } from './raster.js';
import type { Colour, Point, Raster } from './raster.js';

const glyphs: Readonly<Record<string, string>> = {
  A: '06 01 10 30 41 46|04 44',
  B: '00 06 36 45 44 33 03|33 42 41 30 00',
  C: '41 30 10 01 05 16 36 45',
  D: '00 06 26 44 42 20 00',
  E: '40 00 06 46|03 33',
  F: '40 00 06|03 33',
  G: '41 30 10 01 05 16 36 45 43 23',
  H: '00 06|40 46|03 43',
  I: '20 26|10 30|16 36',
  J: '40 45 36 16 05',
  K: '00 06|40 03 46',
  L: '00 06 46',
  M: '06 00 23 40 46',
  N: '06 00 46 40',
  O: '10 30 41 45 36 16 05 01 10',
  P: '06 00 30 41 42 33 03',
  Q: '10 30 41 45 36 16 05 01 10|24 46',
  R: '06 00 30 41 42 33 03|23 46',
  S: '41 30 10 01 02 13 33 44 45 36 16 05',
  T: '00 40|20 26',
  U: '00 05 16 36 45 40',
  V: '00 26 40',
  W: '00 16 22 36 40',
  X: '00 46|40 06',
  Y: '00 23 40|23 26',
  Z: '00 40 06 46',
  '0': '10 30 41 45 36 16 05 01 10|14 32',
  '1': '02 20 26',
  '2': '01 10 30 41 42 06 46',
  '3': '01 10 30 41 42 33 44 45 36 16 05|33 13',
  '4': '36 30 04 44',
  '5': '40 00 02 32 43 45 36 06',
  '6': '40 10 01 05 16 36 45 43 32 02',
  '7': '00 40 16',
  '8': '10 30 41 42 33 13 02 01 10|13 04 05 16 36 45 44 33',
  '9': '44 14 02 01 10 30 41 45 36 06',
  '<': '30 13 36',
  '-': '13 33',
  '.': '16 16',
  '/': '40 06',
};

export interface Lettering {
  readonly text: string;
  /** The left end of the base line of the first letter's top. */
  readonly x: number;
  readonly y: number;
  /** Height of a letter in pixels. */
  readonly height: number;
  readonly colour: Colour;
  /** Thickness of the strokes in pixels, a seventh of the height by default. */
  readonly thickness?: number;
  /** Clockwise, in radians, around the point above. */
  readonly angle?: number;
  /** 0 to 1. */
  readonly opacity?: number;
}

/** Draws a line of capital letters, digits, `<`, `-`, `.` and `/`. Any other character becomes a gap. */
export function drawText(
  raster: Raster,
  { text, x, y, height, colour, thickness = height / 7, angle = 0, opacity = 1 }: Lettering,
): void {
  const unit = height / 6;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (const [index, letter] of Array.from(text).entries()) {
    const place = (point: string): Point => {
      const along = (Number(point[0]) + index * letterUnits) * unit;
      const across = Number(point[1]) * unit;
      return [x + along * cos - across * sin, y + along * sin + across * cos];
    };
    const lines = (glyphs[letter]?.split('|') ?? []).map((line) => line.split(' ').map(place));
    const strokes = lines.flatMap((points) =>
      points.slice(1).map((to, before) => stroke(points[before] ?? to, to, thickness)),
    );
    // Painted as one shape, because crossings would be visible otherwise.
    if (strokes.length > 0) paint(raster, together(strokes), colour, opacity);
  }
}

/** Distance from one letter to the next, in sixths of the height. */
const letterUnits = 5.6;

/** Width of a text at a given height, in pixels. */
export const textWidth = (text: string, height: number): number =>
  ((text.length * letterUnits - (letterUnits - 4)) * height) / 6;
