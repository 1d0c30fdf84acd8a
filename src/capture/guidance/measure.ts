// What can be said of a picture without knowing what is on it. Pure, and numbers only: what they mean to a
// customer is judge.ts's.

import { greyAt, type GreyPicture, type Point } from './grey-picture.js';

export interface Measures {
  /**
   * Brightness that nine tenths of the picture stay below: the light there is, whatever the colour of paper
   * or skin.
   */
  readonly light: number;
  /**
   * Share of the tiles that are burnt out, 0 to 1; those at the border, which may belong to a white table,
   * are left out.
   */
  readonly glare: number;
  /** Share of the tiles that hold more than an even surface, 0 to 1. */
  readonly detail: number;
  /** The middle of the tile with the most contrast, in pixels: where sharpness shows. */
  readonly busiest: Point;
}

const TILE = 8;
/** A surface whose pixels vary less than this holds noise only. */
const EVEN = 6;
const BURNT = 250;
/**
 * What is certainly the document or the face and not its border, as a share of the picture from each side.
 */
const CORE_FROM = 0.3;
/** What is hardly ever beside it. */
const INNER_FROM = 0.1;
/** What two pictures of one still scene differ by, a pixel. */
const NOISE = 1.5;

/** A picture of 160 pixels' width shows all of it; sharpness it does not show. */
export function measure(picture: GreyPicture): Measures {
  return { light: measureLight(picture.pixels), ...measureTiles(picture) };
}

function measureLight(pixels: Uint8ClampedArray): number {
  const counts = new Uint32Array(256);
  for (const pixel of pixels) counts[pixel] = (counts[pixel] ?? 0) + 1;
  let light = 255;
  for (let brighter = 0; light > 0; light--) {
    brighter += counts[light] ?? 0;
    if (brighter > pixels.length / 10) break;
  }
  return light;
}

function measureTiles({
  pixels,
  width,
  height,
}: GreyPicture): Pick<Measures, 'glare' | 'detail' | 'busiest'> {
  let [tiles, detailed, inner, burnt, most] = [0, 0, 0, 0, -1];
  let busiest = { x: width / 2, y: height / 2 };
  for (let top = 0; top + TILE <= height; top += TILE) {
    for (let left = 0; left + TILE <= width; left += TILE) {
      let [sum, squares] = [0, 0];
      for (let y = top; y < top + TILE; y++) {
        for (let x = left; x < left + TILE; x++) {
          const pixel = greyAt(pixels, y * width + x);
          sum += pixel;
          squares += pixel * pixel;
        }
      }
      const mean = sum / TILE ** 2;
      const deviation = Math.sqrt(Math.max(0, squares / TILE ** 2 - mean ** 2));
      const middle = { x: left + TILE / 2, y: top + TILE / 2 };
      const depth = Math.min(
        middle.x / width,
        middle.y / height,
        1 - middle.x / width,
        1 - middle.y / height,
      );
      tiles++;
      if (deviation > EVEN) detailed++;
      if (depth > INNER_FROM) inner++;
      if (depth > INNER_FROM && mean >= BURNT) burnt++;
      if (depth > CORE_FROM && deviation > most) [most, busiest] = [deviation, middle];
    }
  }
  return { glare: burnt / inner, detail: detailed / tiles, busiest };
}

/**
 * How far the picture moved since the one before, in its own pixels; Infinity without one of its size. What
 * changed is measured by what changes from one pixel to the next: a shift, whatever the contrast.
 */
export function measureMotion({ pixels, width }: GreyPicture, previous: GreyPicture | undefined): number {
  const before = previous?.pixels;
  if (before?.length !== pixels.length) return Infinity;
  let [changed, slopes, drift] = [0, 0, 0];
  for (let i = 0; i < pixels.length; i++) drift += greyAt(pixels, i) - greyAt(before, i);
  drift /= pixels.length; // the camera's exposure at work
  for (let i = 0; i + width < pixels.length; i++) {
    const pixel = greyAt(pixels, i);
    changed += Math.abs(pixel - greyAt(before, i) - drift);
    slopes += (Math.abs(greyAt(pixels, i + 1) - pixel) + Math.abs(greyAt(pixels, i + width) - pixel)) / 2;
  }
  const noise = NOISE * pixels.length;
  return Math.max(0, changed - noise) / (slopes + noise);
}

/**
 * How steep the steepest edges of a patch in full size are: 1 is from dark to light within a pixel, a soft
 * edge of n pixels is 1 / n. 0 where there is nothing to tell it by.
 */
export function measureSharpness({ pixels, width }: GreyPicture): number {
  const sorted = pixels.toSorted();
  const contrast =
    greyAt(sorted, Math.floor(sorted.length * 0.95)) - greyAt(sorted, Math.floor(sorted.length * 0.05));
  if (contrast < 4 * EVEN) return 0;
  const steps = new Uint8ClampedArray(pixels.length - width);
  for (let i = 0; i < steps.length; i++) {
    const isLast = i % width === width - 1;
    const across = isLast ? 0 : Math.abs(greyAt(pixels, i + 1) - greyAt(pixels, i));
    steps[i] = Math.max(across, Math.abs(greyAt(pixels, i + width) - greyAt(pixels, i)));
  }
  steps.sort();
  const grain = greyAt(steps, steps.length >> 1); // what half of the patch has is noise, or no edge
  return Math.min(1, Math.max(0, greyAt(steps, Math.floor(steps.length * 0.99)) - 2 * grain) / contrast);
}
