// What can be told of a JPEG's or PNG's bytes without drawing it: whether its end is there, and whether it
// may go as it is.

import { isAboutPicture } from './encode-picture.js';
import type { PictureFormat } from './picture-size.js';

/**
 * `isWhole`: its end is there; what is cut off shows as grey, and no provider reads it. `isBare`: it holds
 * pixels and nothing about the customer, the place or the device, nor anything behind its end.
 */
export interface FileFitness {
  readonly isWhole: boolean;
  readonly isBare: boolean;
}

/** Of other formats nothing is known: what they hold is left behind, and a decoder tells whether they end. */
export function readFitness(bytes: Uint8Array, format: PictureFormat): FileFitness {
  if (format === 'jpeg') return readJpeg(bytes);
  return format === 'png' ? readPng(bytes) : { isWhole: true, isBare: false };
}

/** ITU T.81, B.1: in a scan, FF stands before 0 or a restart, so that FF D9 is the end and nothing else. */
function readJpeg(bytes: Uint8Array): FileFitness {
  let isBare = true;
  let at = 2;
  while (bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    if (isAboutPicture(bytes[at + 1] ?? 0)) isBare = false;
    at += 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
  }
  for (; at < bytes.length - 1; at++)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9)
      return { isWhole: true, isBare: isBare && at + 2 === bytes.length };
  return { isWhole: false, isBare };
}

const PIXEL_CHUNKS = /^(IHDR|PLTE|IDAT|IEND|tRNS|sRGB|gAMA|cHRM|sBIT|bKGD|pHYs)$/;

function readPng(bytes: Uint8Array): FileFitness {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let isBare = true;
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!PIXEL_CHUNKS.test(name)) isBare = false;
    if (name === 'IEND') return { isWhole: true, isBare: isBare && at + 12 === bytes.length };
  }
  return { isWhole: false, isBare };
}
