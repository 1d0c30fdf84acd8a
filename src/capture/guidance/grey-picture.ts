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

/** A number of a list, 0 beside it. */
export const at = (list: Uint8ClampedArray | Uint32Array | Float32Array, index: number) => list[index] ?? 0;
