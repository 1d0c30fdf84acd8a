// Pictures of specimens as they are posted: a JPEG in base64. Each is drawn once in a test file.

import { findSpecimen } from '../../src/sandbox/specimen/catalogue.ts';
import { shrink } from '../../src/sandbox/specimen/picture-samples.ts';
import { encodeJpeg } from '../../src/sandbox/specimen/picture-file.ts';
import type { Raster } from '../../src/sandbox/specimen/raster.ts';
import { photograph, type Photograph } from './photograph.ts';

const drawn = new Map<string, Raster>();

/** The specimen with this name. */
export function drawSpecimen(name: string): Raster {
  const found = drawn.get(name) ?? findSpecimen(name)?.draw();
  if (!found) throw new RangeError(`There is no specimen "${name}".`);
  drawn.set(name, found);
  return found;
}

const encoded = new Map<string, Promise<string>>();

/** A specimen as a file, in base64. */
export function postedSpecimen(name: string): Promise<string> {
  const posted = encoded.get(name) ?? postedPicture(shrink(drawSpecimen(name), 500));
  encoded.set(name, posted);
  return posted;
}

/** A specimen in front of a camera, in base64. */
export const postedPhotograph = (name: string, how: Photograph, quality?: number): Promise<string> =>
  postedPicture(photograph(drawSpecimen(name), how), quality);

/** Any picture as a JPEG in base64. */
async function postedPicture(picture: Raster, quality = 85): Promise<string> {
  return Buffer.from(await encodeJpeg(picture, quality)).toString('base64');
}
