// The picture that guidance works on.

/** Brightness, 0 to 255 a pixel, row by row. */
export interface GreyPicture {
  readonly pixels: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `brightness` of a pixel is cut to what there is. */
export function paintGrey(
  width: number,
  height: number,
  brightness: (x: number, y: number) => number,
): GreyPicture {
  const pixels = new Uint8ClampedArray(width * height);
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++) pixels[i++] = brightness(x, y);
  return { pixels, width, height };
}

/** A pixel's brightness, 0 beside the picture. A function for each kind of list: one for all is slower. */
export const greyAt = (pixels: Uint8ClampedArray, index: number) => pixels[index] ?? 0;

/** A number of a list, 0 beside it. */
export const at = (list: Float32Array, index: number) => list[index] ?? 0;
