// Measures pictures: smaller copies, pieces and colours.

import type { Raster } from './raster.js';

/**
 * A smaller copy whose longer side has at most this many pixels. Each pixel is the mean of those it replaces.
 */
export function shrink(picture: Raster, longest: number): Raster {
  const scale = Math.max(picture.width, picture.height) / longest;
  if (scale <= 1) return picture;
  const width = Math.max(1, Math.round(picture.width / scale));
  const height = Math.max(1, Math.round(picture.height / scale));
  return crop(picture, { left: 0, top: 0, width: picture.width, height: picture.height }, { width, height });
}

/** A rectangle of a picture, in pixels. It may reach beyond the picture, where everything is grey. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A piece of a picture, resized. */
export function crop(
  { width, height, data }: Raster,
  box: Box,
  size: { readonly width: number; readonly height: number },
): Raster {
  const piece = new Uint8Array(size.width * size.height * 4).fill(255);
  const [stepX, stepY] = [box.width / size.width, box.height / size.height];
  for (let y = 0; y < size.height; y += 1) {
    const [fromY, toY] = span(box.top + y * stepY, stepY);
    for (let x = 0; x < size.width; x += 1) {
      const [fromX, toX] = span(box.left + x * stepX, stepX);
      let [red, green, blue, count] = [0, 0, 0, 0];
      for (let row = fromY; row < toY; row += 1) {
        if (row < 0 || row >= height) continue;
        for (let column = fromX; column < toX; column += 1) {
          if (column < 0 || column >= width) continue;
          const at = (row * width + column) * 4;
          red += data[at] ?? 0;
          green += data[at + 1] ?? 0;
          blue += data[at + 2] ?? 0;
          count += 1;
        }
      }
      const to = (y * size.width + x) * 4;
      piece[to] = count === 0 ? 128 : red / count;
      piece[to + 1] = count === 0 ? 128 : green / count;
      piece[to + 2] = count === 0 ? 128 : blue / count;
    }
  }
  return { ...size, data: piece };
}

/** The pixels of one step; at least one. */
const span = (from: number, step: number) =>
  [Math.floor(from), Math.max(Math.floor(from) + 1, Math.floor(from + step))] as const;

/** Brightness of every pixel, 0 to 255 (BT.601). */
export function brightness({ data }: Raster): Uint8Array {
  const grey = new Uint8Array(data.length / 4);
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const at = pixel * 4;
    grey[pixel] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  }
  return grey;
}

/** A group of connected pixels. */
export interface Patch extends Box {
  readonly area: number;
  /** Mean position of its pixels. */
  readonly middleX: number;
  readonly middleY: number;
}

/** The groups of pixels for which `isPart` is not 0. Pixels are connected by their sides. */
export function findPatches(isPart: Uint8Array, width: number): Patch[] {
  const seen = new Uint8Array(isPart.length);
  const patches: Patch[] = [];
  for (let start = 0; start < isPart.length; start += 1) {
    if (isPart[start] === 0 || seen[start] === 1) continue;
    seen[start] = 1;
    const pixels = [start];
    let [left, right, top, bottom, sumX, sumY] = [width, 0, Infinity, 0, 0, 0];
    for (const pixel of pixels) {
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      sumX += x;
      sumY += y;
      for (const [next, isInside] of [
        [pixel - 1, x > 0],
        [pixel + 1, x < width - 1],
        [pixel - width, true],
        [pixel + width, true],
      ] as const) {
        if (!isInside || isPart[next] !== 1 || seen[next] === 1) continue;
        seen[next] = 1;
        pixels.push(next);
      }
    }
    const area = pixels.length;
    patches.push({
      left,
      top,
      width: right - left + 1,
      height: bottom - top + 1,
      area,
      middleX: sumX / area,
      middleY: sumY / area,
    });
  }
  return patches;
}

export interface Straightening {
  /** Where the piece begins, in pixels of the picture. */
  readonly origin: readonly [x: number, y: number];
  /** The step from one of its pixels to the next one in the same row. */
  readonly along: readonly [x: number, y: number];
  readonly width: number;
  readonly height: number;
}

/** A piece of a picture that lies askew in it, turned upright. */
export function straighten(
  { width, height, data }: Raster,
  { origin, along, ...size }: Straightening,
): Raster {
  const piece = new Uint8Array(size.width * size.height * 4).fill(255);
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const column = Math.round(origin[0] + x * along[0] - y * along[1]);
      const row = Math.round(origin[1] + x * along[1] + y * along[0]);
      const isInside = column >= 0 && row >= 0 && column < width && row < height;
      const from = (row * width + column) * 4;
      if (isInside) piece.set(data.subarray(from, from + 3), (y * size.width + x) * 4);
    }
  }
  return { ...size, data: piece };
}
