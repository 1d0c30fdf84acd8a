// Drawn people, none of whom exist. Faces differ from the rest only in colour and features, so code that
// measures them must really look at the picture.

import { both, ellipse, paint, rectangle, stroke, without } from './raster.js';
import type { Colour, Raster } from './raster.js';

/** How somebody looks. */
export interface Person {
  readonly skin: Colour;
  readonly hair: Colour;
  readonly clothes: Colour;
  readonly lips: Colour;
  readonly hasLongHair: boolean;
}

/** Several kinds of people. Code that finds one of them must find all. */
export const people = {
  john: { skin: '#e3b28d', hair: '#2f3440', clothes: '#3f5f9e', lips: '#8c2f39', hasLongHair: false },
  ada: { skin: '#c68a5e', hair: '#26262e', clothes: '#5b7f8c', lips: '#7d2a34', hasLongHair: true },
  noa: { skin: '#8d5a3a', hair: '#1d1d24', clothes: '#4a6b57', lips: '#541c22', hasLongHair: false },
} as const satisfies Record<string, Person>;

export interface Pose {
  /** Middle of the face. */
  readonly x: number;
  readonly y: number;
  /** Height of the head, from the top of the hair to the chin. */
  readonly height: number;
  /** How far the head is turned to a side, -1 to 1. */
  readonly turn?: number;
  /** How far it leans, clockwise, in radians. */
  readonly lean?: number;
  readonly covered?: 'mask' | 'sunglasses';
}

/** Draws head and shoulders. */
export function drawPerson(
  raster: Raster,
  { skin, hair, clothes, lips, hasLongHair }: Person,
  { x, y, height, turn = 0, lean = 0, covered }: Pose,
): void {
  const unit = height / 100;
  const [cos, sin] = [Math.cos(lean), Math.sin(lean)];
  /** A point of the head, in hundredths of its height from its middle. It leans with the head. */
  const at = (dx: number, dy: number) =>
    [x + (dx * cos - dy * sin) * unit, y + (dx * sin + dy * cos) * unit] as const;
  const round = (dx: number, dy: number, radiusX: number, radiusY: number) => {
    const [px, py] = at(dx, dy);
    return ellipse({ x: px, y: py, radiusX: radiusX * unit, radiusY: radiusY * unit, angle: lean });
  };
  const line = (from: readonly [number, number], to: readonly [number, number], thickness: number) =>
    stroke(at(...from), at(...to), thickness * unit);

  // Shoulders and a high collar do not lean. There is no neck, which face measuring would have to tell from
  // the face.
  paint(
    raster,
    rectangle({
      x: x - 78 * unit,
      y: y + 54 * unit,
      width: 156 * unit,
      height: 160 * unit,
      radius: 52 * unit,
    }),
    clothes,
  );
  if (hasLongHair) paint(raster, round(0, 4, 47, 58), hair);
  paint(
    raster,
    rectangle({ x: x - 22 * unit, y: y + 32 * unit, width: 44 * unit, height: 40 * unit, radius: 14 * unit }),
    clothes,
  );

  const head = round(0, 0, 37, 50);
  paint(raster, head, skin);
  const face = turn * 15;
  const hairline = round(face * 0.7, 34, 60, 64);
  paint(raster, without(round(0, -2, 40, 52), hairline), hair);

  for (const side of [-1, 1]) {
    const eye = face + side * 15 * (1 - Math.abs(turn) * 0.25);
    paint(raster, round(eye, -3, 5, 5.5), '#1c2230');
    paint(raster, round(eye + 1.5, -5, 1.4, 1.4), '#ffffff');
    paint(raster, line([eye - 6, -14], [eye + 6, -14.5], 2.4), hair, 0.75);
  }
  paint(raster, line([face * 1.25, 4], [face * 1.35 + turn * 3, 13], 2.6), '#000000', 0.14);
  paint(raster, both(round(face * 1.1, 22, 13, 9), round(face * 1.1, 32, 30, 10)), lips);

  if (covered === 'mask') paint(raster, both(head, round(face, 36, 52, 34)), '#9fc3d6');
  if (covered === 'sunglasses') {
    for (const side of [-1, 1]) paint(raster, round(face + side * 16, -2, 15, 11), '#12141c');
    paint(raster, line([face - 38, -6], [face + 38, -6], 5), '#12141c');
  }
}
