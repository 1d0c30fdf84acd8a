// Reads brightness out of a playing video: all of an area, small, and a patch of it in full size.

import type { GreyPicture, Point } from './measure.js';
import type { Area } from './picture.js';

const WIDTH = 160;
/** The side of the patch that is looked at in full size, in the video's pixels. */
const PATCH = 64;

export interface Eye {
  /** The area, 160 pixels wide; undefined while the video shows nothing. */
  look(area: Area): GreyPicture | undefined;
  /** A patch in full size around a point of the last look. */
  lookCloser(point: Point): GreyPicture;
  close(): void;
}

export function createEye(video: HTMLVideoElement): Eye {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  let area: Area = { x: 0, y: 0, width: 0, height: 0 };

  return {
    look(seen) {
      area = seen;
      if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || area.width < WIDTH || area.height < 1) return undefined;
      return read(area, { width: WIDTH, height: Math.max(1, Math.round((WIDTH * area.height) / area.width)) });
    },
    lookCloser({ x, y }) {
      const scale = area.width / WIDTH;
      const patch = { x: area.x + x * scale - PATCH / 2, y: area.y + y * scale - PATCH / 2, width: PATCH, height: PATCH };
      return read(patch, patch);
    },
    close() {
      canvas.width = canvas.height = 0;
    },
  };

  function read({ x, y, width, height }: Area, size: Pick<Area, 'width' | 'height'>): GreyPicture {
    if (canvas.width !== WIDTH || canvas.height < size.height) {
      canvas.width = WIDTH;
      canvas.height = size.height;
    }
    const pixels = new Uint8Array(size.width * size.height);
    if (!context) return { pixels, ...size };
    context.drawImage(video, x, y, width, height, 0, 0, size.width, size.height);
    const { data } = context.getImageData(0, 0, size.width, size.height);
    for (let from = 0, to = 0; to < pixels.length; from += 4, to++) {
      pixels[to] = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8;
    }
    return { pixels, ...size };
  }
}
