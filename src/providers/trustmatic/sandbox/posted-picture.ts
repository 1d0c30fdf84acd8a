import { decodePicture } from '../../../sandbox/specimen/picture-file.js';
import type { Raster } from '../../../sandbox/specimen/raster.js';

/** Smaller pictures show nothing. */
const leastSide = 120;

/**
 * The pixels of a posted picture; undefined where the text is no padded base64 of a JPEG or PNG, an address
 * for one, or where it is tiny.
 */
export async function readPostedPicture(imageBase: string): Promise<Raster | undefined> {
  if (imageBase.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(imageBase)) return undefined;
  const picture = await decodePicture(
    Uint8Array.from(atob(imageBase), (character) => character.charCodeAt(0)),
  );
  return picture && Math.min(picture.width, picture.height) >= leastSide ? picture : undefined;
}
