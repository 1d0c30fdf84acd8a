// How steeply brightness rises from left to right and from top to bottom, at every pixel (Sobel).

import { at, greyAt, type GreyPicture } from '../grey-picture.js';

export interface Gradients extends GreyPicture {
  /** Rises to the right, in brightness a pixel. */
  readonly gx: Float32Array;
  /** Rises downwards. */
  readonly gy: Float32Array;
  /** What less is noise, or a pattern of the table. */
  readonly floor: number;
}

const LEAST_FLOOR = 5;
const MOST_FLOOR = 12;

export function measureGradients(picture: GreyPicture): Gradients {
  const { pixels, width, height } = picture;
  const gx = new Float32Array(pixels.length);
  const gy = new Float32Array(pixels.length);
  const sizes = new Float32Array(pixels.length >> 2);
  let count = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const falling = greyAt(pixels, i + width + 1) - greyAt(pixels, i - width - 1);
      const rising = greyAt(pixels, i - width + 1) - greyAt(pixels, i + width - 1);
      gx[i] = (falling + rising + 2 * (greyAt(pixels, i + 1) - greyAt(pixels, i - 1))) / 4;
      gy[i] = (falling - rising + 2 * (greyAt(pixels, i + width) - greyAt(pixels, i - width))) / 4;
      if ((x + y) % 4 === 0) sizes[count++] = Math.abs(at(gx, i)) + Math.abs(at(gy, i));
    }
  }
  const median = at(sizes.subarray(0, count).sort(), count >> 1);
  return { ...picture, gx, gy, floor: Math.max(LEAST_FLOOR, Math.min(MOST_FLOOR, 1.5 * median)) };
}
