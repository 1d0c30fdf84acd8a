import { decodePicture } from '../../../sandbox/specimen/picture-file.js';
import type { Raster } from '../../../sandbox/specimen/raster.js';

/** Pixels. A smaller picture shows nothing. */
const leastSide = 120;

/**
 * The pixels of a posted picture. Undefined if the text is an address, or not padded base64 of a JPEG or PNG,
 * or if the picture is tiny.
 */
export async function readPostedPicture(imageBase: string): Promise<Raster | undefined> {
  if (imageBase.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(imageBase)) return undefined;
  const picture = await decodePicture(
    Uint8Array.from(atob(imageBase), (character) => character.charCodeAt(0)),
  );
  return picture && Math.min(picture.width, picture.height) >= leastSide ? picture : undefined;
}
