// Pictures of drawn people, for the step that asks for a face: good ones, and one for each thing that can be
// wrong.

import { drawText, textWidth } from './lettering.js';
import { drawPerson } from './person.js';
import type { Person, Pose } from './person.js';
import { createRaster, paint, rectangle } from './raster.js';
import type { Raster } from './raster.js';

/** A person in a picture. Places and sizes are shares of the picture's height, measured from its middle. */
export type Sitter = Omit<Pose, 'x' | 'y' | 'height'> & {
  readonly person: Person;
  readonly x?: number;
  readonly y?: number;
  readonly height?: number;
};

const size = { width: 960, height: 1200 };

/** Draws one picture with all of these people, and SPECIMEN below them. */
export function drawPortrait(sitters: readonly Sitter[]): Raster {
  const raster = createRaster(size.width, size.height, '#c6d0dc');
  for (const { person, x = 0, y = -0.06, height = 0.5, ...pose } of sitters) {
    drawPerson(raster, person, {
      ...pose,
      x: size.width / 2 + x * size.height,
      y: size.height * (0.5 + y),
      height: height * size.height,
    });
  }
  paint(raster, rectangle({ x: 0, y: size.height - 90, width: size.width, height: 91 }), '#ffffff', 0.85);
  const height = 44;
  drawText(raster, {
    text: 'SPECIMEN',
    x: (size.width - textWidth('SPECIMEN', height)) / 2,
    y: size.height - 67,
    height,
    colour: '#a3262f',
  });
  return raster;
}
