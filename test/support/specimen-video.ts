// What Chromium's fake camera sees: a file of frames. The test overwrites it while the browser reads it, so
// one browser sees a card's front, then its back, then a face. (`--use-file-for-fake-video-capture`)

import { closeSync, existsSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { findSpecimen } from '../../src/sandbox/specimen/catalogue.ts';
import type { Raster } from '../../src/sandbox/specimen/raster.ts';
import { photograph, type Photograph } from './photograph.ts';

/** What is held in front of the camera, and how. */
export interface Scene extends Photograph {
  /** Name of a specimen in the catalogue. Without one, the room is empty. */
  readonly specimen?: string;
  /** Whether it is moved about, not held still. */
  readonly isMoving?: boolean;
}

export interface SpecimenCamera {
  /** Path for `--use-file-for-fake-video-capture`. */
  readonly file: string;
  /** Changes what the camera sees. Works while the camera runs. */
  show(scene: Scene | string): void;
}

export interface SpecimenCameraOptions {
  readonly file: string;
  readonly width?: number;
  readonly height?: number;
  readonly fps?: number;
  /** What it sees at first. An empty room by default. */
  readonly scene?: Scene | string;
}

/** Frames in the file, which is played in a loop. */
const frameCount = 6;

/** For a Chromium whose camera films a file. It exists before a page asks for the camera, not sooner. */
export const filmedArgs = (file: string): string[] => [`--use-file-for-fake-video-capture=${file}`];

/** Creates the file. */
export function createSpecimenCamera({
  file,
  width = 1280,
  height = 720,
  fps = 12,
  scene = {},
}: SpecimenCameraOptions): SpecimenCamera {
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420jpeg\n`);

  /** Made once for all tests of a worker. */
  const filmed = new Map<string, Buffer>();

  function film(shown: Scene | string): Buffer {
    const scene = typeof shown === 'string' ? { specimen: shown } : shown;
    const name = JSON.stringify(scene);
    const bytes = filmed.get(name) ?? Buffer.concat([header, ...framesOf(scene, { width, height })]);
    filmed.set(name, bytes);
    return bytes;
  }

  function show(shown: Scene | string): void {
    const bytes = film(shown);
    if (!existsSync(file)) writeFileSync(file, bytes);
    // Written in place and with the same length, because the browser has the file open.
    const open = openSync(file, 'r+');
    writeSync(open, bytes, 0, bytes.length, 0);
    closeSync(open);
  }

  show(scene);
  return { file, show };
}

/** Drawn once for all tests of a worker. */
const drawn = new Map<string, Raster>();

function framesOf(
  { specimen, isMoving = false, ...how }: Scene,
  size: { width: number; height: number },
): Buffer[] {
  const picture = specimen === undefined ? undefined : draw(specimen);
  // A card at the size that people hold it, a portrait over the whole height.
  const fill = how.fill ?? (specimen?.startsWith('face') ? 1 : 0.86);
  const frames = isMoving ? frameCount : 1;
  const seen = Array.from({ length: frames }, (_, index) => {
    const swing = Math.sin((index / frames) * 2 * Math.PI) * 0.06;
    return photograph(picture, { ...how, ...size, fill, x: (how.x ?? 0.5) + (isMoving ? swing : 0) });
  });
  // A still picture has two frames, which alternate.
  const drawnFrames = Array.from({ length: isMoving ? frameCount : 2 }, (_, index) =>
    i420(seen[index % seen.length]!, { grain: index % 2 }),
  );
  return Array.from({ length: frameCount }, (_, index) => drawnFrames[index % drawnFrames.length]!);
}

function draw(name: string): Raster {
  const found = drawn.get(name) ?? findSpecimen(name)?.draw();
  if (!found) throw new RangeError(`There is no specimen "${name}".`);
  drawn.set(name, found);
  return found;
}

/**
 * A frame of the file: brightness of every pixel, then colour of every four pixels, in studio range as
 * Chromium reads it (BT.601).
 */
function i420({ width, height, data }: Raster, { grain }: { grain: number }): Buffer {
  const start = 'FRAME\n';
  const frame = Buffer.alloc(start.length + (width * height * 3) / 2);
  frame.write(start);
  let at = start.length;
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const [red, green, blue] = [data[pixel * 4]!, data[pixel * 4 + 1]!, data[pixel * 4 + 2]!];
    // The last bit flickers like a sensor's, because a perfectly still picture would not look like a
    // camera's.
    frame[at++] = Math.round(16 + 0.2568 * red + 0.5041 * green + 0.0979 * blue) ^ (grain & (pixel >> 1));
  }
  for (const [ofRed, ofGreen, ofBlue] of [
    [-0.1482, -0.291, 0.4392],
    [0.4392, -0.3678, -0.0714],
  ] as const) {
    for (let row = 0; row < height; row += 2) {
      for (let column = 0; column < width; column += 2) {
        const from = (row * width + column) * 4;
        frame[at++] = Math.round(
          128 + ofRed * data[from]! + ofGreen * data[from + 1]! + ofBlue * data[from + 2]!,
        );
      }
    }
  }
  return frame;
}
