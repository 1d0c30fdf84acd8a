// A picture from a file that the customer chose.

import { encode, LARGEST_PICTURE, PictureError } from './picture.js';
import { readPictureSize } from './picture-size.js';

const LARGEST_FILE = 50_000_000;

/** A chosen file as an upright JPEG without any of its metadata. @throws PictureError */
export async function readPicture(file: Blob): Promise<Blob> {
  if (file.size > LARGEST_FILE) throw new PictureError('too-large');
  const head = new Uint8Array(await file.slice(0, 262_144).arrayBuffer().catch(refuse));
  if (isDocument(head)) throw new PictureError('not-a-picture');
  const announced = readPictureSize(head); // before it is decoded: a few kilobytes can unfold to gigabytes
  if (announced && announced.width * announced.height > LARGEST_PICTURE) throw new PictureError('too-large');

  const decoded = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() =>
    decodeByElement(file),
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
