// A picture from a file that the customer chose.

import { isCanvasHonest } from './canvas-honesty.js';
import {
  encode,
  LARGEST_PICTURE,
  LEAST_PIXELS_A_SIDE,
  MOST_BYTES,
  MOST_PIXELS_A_SIDE,
  type Picture,
} from './encode-picture.js';
import { PictureError } from './picture-error.js';
import { readFitness } from './file-fitness.js';
import { readAnnounced } from './picture-size.js';

const LARGEST_FILE = 50_000_000;

/**
 * A chosen file as an upright JPEG without any of its metadata; in a browser that garbles what is drawn, the
 * file itself where that is already so.
 *
 * @throws PictureError
 */
export async function readPicture(file: Blob): Promise<Picture> {
  if (file.size > LARGEST_FILE) throw new PictureError('too-large');
  const bytes = new Uint8Array(await file.arrayBuffer().catch(refuse)); // a folder cannot be read
  if (isDocument(bytes)) throw new PictureError('not-a-picture');
  const announced = readAnnounced(bytes);
  if (!announced?.size) throw new PictureError('not-a-picture'); // what may be of any size is not decoded
  const { format, size } = announced;
  if (size.width * size.height > LARGEST_PICTURE) throw new PictureError('too-large');
  const { isWhole, isBare } = readFitness(bytes, format);
  if (!isWhole) throw new PictureError('damaged');
  if (!isCanvasHonest()) {
    const [short, long] = [Math.min(size.width, size.height), Math.max(size.width, size.height)];
    const isFit = long <= MOST_PIXELS_A_SIDE && short >= LEAST_PIXELS_A_SIDE && file.size <= MOST_BYTES;
    if (isBare && isFit) return Object.assign(new Blob([bytes], { type: `image/${format}` }), size);
    throw new PictureError('unfit');
  }

  const decoded = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() =>
    decodeByElement(file).catch((error: unknown) => {
      throw format === 'heic' ? new PictureError('heic', error) : error;
    }),
  );
  try {
    return await encode(decoded, { x: 0, y: 0, width: decoded.width, height: decoded.height });
  } finally {
    if (decoded instanceof ImageBitmap) decoded.close();
  }
}

/** SVG and PDF, which some browsers draw like a picture: they hold scripts, references and pages. */
function isDocument(head: Uint8Array): boolean {
  const start = String.fromCharCode(...head.subarray(0, 1024)).replace(
    /[\0\s\u00ef\u00bb\u00bf\u00fe\u00ff]/g,
    '',
  );
  return start.startsWith('<') || start.includes('%PDF-');
}

/**
 * For formats that only the browser's image element reads, and browsers that do not know `from-image`. A
 * page's img-src may refuse it.
 */
async function decodeByElement(file: Blob): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([file])); // of no type, so that it is taken for nothing but pixels
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return image;
  } catch (error) {
    return refuse(error);
  } finally {
    URL.revokeObjectURL(url);
  }
}

const refuse = (cause: unknown): never => {
  throw new PictureError('not-a-picture', cause);
};
