// Pictures of specimens as they are posted: base64 of a JPEG. Each is drawn once for a file of tests.

import { findSpecimen } from '../../src/sandbox/specimen/catalogue.ts';
import { shrink } from '../../src/sandbox/specimen/picture-samples.ts';
import { encodeJpeg } from '../../src/sandbox/specimen/picture-file.ts';
import type { Raster } from '../../src/sandbox/specimen/raster.ts';
import { photograph, type Photograph } from './photograph.ts';

const drawn = new Map<string, Raster>();

/** The specimen of a name. */
export function drawSpecimen(name: string): Raster {
  const found = drawn.get(name) ?? findSpecimen(name)?.draw();
  if (!found) throw new RangeError(`There is no specimen "${name}".`);
  drawn.set(name, found);
  return found;
}

const encoded = new Map<string, Promise<string>>();

/** A specimen as a file. */
export function postedSpecimen(name: string): Promise<string> {
  const posted = encoded.get(name) ?? postedPicture(shrink(drawSpecimen(name), 500));
  encoded.set(name, posted);
  return posted;
}

/** A specimen before a camera. */
export const postedPhotograph = (name: string, how: Photograph, quality?: number): Promise<string> =>
  postedPicture(photograph(drawSpecimen(name), how), quality);

/** Any pixels. */
async function postedPicture(picture: Raster, quality = 85): Promise<string> {
  return Buffer.from(await encodeJpeg(picture, quality)).toString('base64');
}
