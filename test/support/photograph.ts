// What a camera makes of a picture that is held in front of it: a frame of another size, with the picture
// somewhere in it.

import { createRaster, type Raster } from '../../src/sandbox/specimen/raster.ts';

export interface Photograph {
  /** Width of the frame in pixels. By default the picture's own size. */
  readonly width?: number;
  readonly height?: number;
  /** The share of the frame's width or height that the picture fills, whichever is less; 1 by default. */
  readonly fill?: number;
  /** Where the picture's middle is, as a share of the frame; 0.5 by default. */
  readonly x?: number;
  readonly y?: number;
  /** Clockwise, in degrees. */
  readonly angle?: number;
  /** Radius in pixels of the frame. */
  readonly blur?: number;
  /** 1 leaves it unchanged, less is darker. */
  readonly brightness?: number;
  /** A reflection across the picture: its width as a share of the frame's. */
  readonly glare?: number;
  /** Noise of the sensor, in steps of 255. */
  readonly noise?: number;
  /** Grey value of the background. */
  readonly background?: number;
}

/** Draws the frame. */
export function photograph(picture: Raster | undefined, options: Photograph = {}): Raster {
  const {
    width = picture?.width ?? 640,
    height = picture?.height ?? 480,
    blur = 0,
    background = 96,
  } = options;
  const frame = createRaster(width, height, `#${background.toString(16).padStart(2, '0').repeat(3)}`);
  shade(frame);
  if (picture) place(picture, frame, options);
  for (let pass = 0; blur > 0 && pass < 2; pass += 1) blurred(frame, blur);
  expose(frame, options);
  return frame;
}

/** Shades the background, because a wall is never quite even. */
function shade({ data, width, height }: Raster): void {
  for (let at = 0; at < data.length; at += 4) {
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
    const lift = Math.round(24 * (1 - y / height) + 12 * (x / width));
    for (let channel = 0; channel < 3; channel += 1)
      data[at + channel] = Math.min(255, data[at + channel]! + lift);
  }
}

function place(
  { width, height, data }: Raster,
  frame: Raster,
  { fill = 1, x = 0.5, y = 0.5, angle = 0 }: Photograph,
): void {
  const scale = fill * Math.min(frame.width / width, frame.height / height);
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  // Smaller pictures are averaged, because thin lines would vanish otherwise.
  const steps = Math.max(1, Math.min(3, Math.round(1 / scale)));
  const sum = new Float64Array(3);
  for (let row = 0; row < frame.height; row += 1) {
    for (let column = 0; column < frame.width; column += 1) {
      sum.fill(0);
      let hits = 0;
      for (let part = 0; part < steps * steps; part += 1) {
        const dx = (column + ((part % steps) + 0.5) / steps - x * frame.width) / scale;
        const dy = (row + (Math.floor(part / steps) + 0.5) / steps - y * frame.height) / scale;
        const px = width / 2 + dx * cos + dy * sin;
        const py = height / 2 + dy * cos - dx * sin;
        if (px < 0 || py < 0 || px >= width || py >= height) continue;
        hits += 1;
        add(px, py);
      }
      const at = (row * frame.width + column) * 4;
      const share = hits / (steps * steps);
      for (let channel = 0; hits > 0 && channel < 3; channel += 1)
        frame.data[at + channel] = (sum[channel]! / hits) * share + frame.data[at + channel]! * (1 - share);
    }
  }

  /** Adds the colour at a point between four pixels. */
  function add(px: number, py: number): void {
    const [left, top] = [Math.max(0, Math.floor(px - 0.5)), Math.max(0, Math.floor(py - 0.5))];
    const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
    const [alongX, alongY] = [
      Math.min(1, Math.max(0, px - 0.5 - left)),
      Math.min(1, Math.max(0, py - 0.5 - top)),
    ];
    const [one, two, three, four] = [
      (top * width + left) * 4,
      (top * width + right) * 4,
      (bottom * width + left) * 4,
      (bottom * width + right) * 4,
    ];
    for (let channel = 0; channel < 3; channel += 1) {
      const above = data[one + channel]! * (1 - alongX) + data[two + channel]! * alongX;
      const below = data[three + channel]! * (1 - alongX) + data[four + channel]! * alongX;
      sum[channel] = sum[channel]! + above * (1 - alongY) + below * alongY;
    }
  }
}

/** Blurs with a running mean along rows, then along columns. */
function blurred({ width, height, data }: Raster, radius: number): void {
  const reach = Math.round(radius);
  const line = new Uint8Array(Math.max(width, height));
  const run = (count: number, step: number, start: number) => {
    for (let index = 0; index < count; index += 1) line[index] = data[start + index * step]!;
    let sum = line[0]! * reach;
    for (let index = 0; index <= reach; index += 1) sum += line[Math.min(count - 1, index)]!;
    for (let index = 0; index < count; index += 1) {
      data[start + index * step] = sum / (2 * reach + 1) + 0.5;
      sum += line[Math.min(count - 1, index + reach + 1)]! - line[Math.max(0, index - reach)]!;
    }
  };
  for (let channel = 0; channel < 3; channel += 1) {
    for (let row = 0; row < height; row += 1) run(width, 4, row * width * 4 + channel);
    for (let column = 0; column < width; column += 1) run(height, width * 4, column * 4 + channel);
  }
}

function expose({ width, data }: Raster, { brightness = 1, glare = 0, noise = 0 }: Photograph): void {
  if (brightness === 1 && glare === 0 && noise === 0) return;
  let state = 7;
  for (let at = 0; at < data.length; at += 4) {
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
    const fromBand = glare === 0 ? 1 : Math.abs(x + y * 0.6 - width * 0.75) / (width * glare * 0.5);
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648; // the same every time
    const grain = noise === 0 ? 0 : (state / 2_147_483_648 - 0.5) * 2 * noise;
    for (let channel = 0; channel < 3; channel += 1) {
      const lit = data[at + channel]! * brightness + grain + (fromBand < 1 ? 255 * (1 - fromBand ** 4) : 0);
      data[at + channel] = Math.max(0, Math.min(255, Math.round(lit)));
    }
  }
}
