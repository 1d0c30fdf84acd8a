// Reads brightness out of a playing video: all of an area, small, and patches of it in full size. A frame's
// own bytes hold it ready, without the conversion to colours that a canvas needs: at 1080p that is the
// difference of 1 and 8 ms a look (npm run bench). No worker: a page that enforces Trusted Types refuses its
// address, and asking whether it does is already a violation.

import { lookThroughCanvas } from './canvas-reader.js';
import { LOOK_WIDTH, PATCH, type LiveLook } from './live-look.js';
import { paintGrey } from './grey-picture.js';
import type { Area } from '../picture/encode-picture.js';

export interface VideoReader {
  /** Undefined while the video shows nothing. */
  look(area: Area): Promise<LiveLook | undefined>;
  close(): void;
}

export function createVideoReader(video: HTMLVideoElement): VideoReader {
  const canvas = document.createElement('canvas');
  let bytes = new Uint8Array();
  let hasFrames = 'VideoFrame' in window;

  return {
    async look(area) {
      if (
        video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA ||
        area.width < LOOK_WIDTH ||
        area.height < PATCH
      )
        return undefined;
      const look = hasFrames ? await lookByFrame(area).catch(() => undefined) : undefined;
      hasFrames = look !== undefined;
      return look ?? lookThroughCanvas(video, area, canvas);
    },
    close() {
      canvas.width = canvas.height = 0;
      bytes = new Uint8Array();
    },
  };

  /** Undefined where the engine's frames are of another kind, or lie otherwise than the video is shown. */
  async function lookByFrame(area: Area): Promise<LiveLook | undefined> {
    const frame = new VideoFrame(video);
    try {
      const { visibleRect, format, colorSpace } = frame;
      const isAsShown = visibleRect?.width === video.videoWidth && visibleRect.height === video.videoHeight;
      // the formats whose first plane is brightness
      if (!isAsShown || !/^(I4|NV)/.test(format ?? '')) return undefined;
      // where the browser cut the camera's picture to size, the frame still holds all of it
      const rect = even({ ...area, x: area.x + visibleRect.x, y: area.y + visibleRect.y });
      const size = frame.allocationSize({ rect });
      if (bytes.length < size) bytes = new Uint8Array(size);
      const [plane] = await frame.copyTo(bytes, { rect });
      return (
        plane &&
        lookAt(
          {
            bytes: bytes.subarray(plane.offset),
            stride: plane.stride,
            isFull: colorSpace.fullRange === true,
          },
          rect,
        )
      );
    } finally {
      frame.close();
    }
  }
}

/** Frames keep their colours for four pixels at a time. */
const even = ({ x, y, width, height }: Area): Area => ({
  x: x & ~1,
  y: y & ~1,
  width: width & ~1,
  height: height & ~1,
});

interface Plane {
  readonly bytes: Uint8Array;
  readonly stride: number;
  /** From 0 to 255; otherwise from 16 to 235, as in television. */
  readonly isFull: boolean;
}

function lookAt(
  { bytes, stride, isFull }: Plane,
  { width, height }: Pick<Area, 'width' | 'height'>,
): LiveLook {
  const step = width / LOOK_WIDTH;
  const [reach, far] = [Math.floor(step / 4), Math.floor((step * 3) / 4)];
  const stretched = (brightness: number) => (isFull ? brightness : (brightness - 16) * (255 / 219));
  return {
    picture: paintGrey(LOOK_WIDTH, Math.floor(height / step), (x, y) => {
      const from = Math.floor(y * step) * stride + Math.floor(x * step);
      const at = (dx: number, dy: number) => bytes[from + dy * stride + dx] ?? 0;
      return stretched((at(reach, reach) + at(far, reach) + at(reach, far) + at(far, far)) / 4);
    }),
    closer({ x, y }) {
      const left = Math.floor(Math.max(0, Math.min(width - PATCH, x * step - PATCH / 2)));
      const top = Math.floor(Math.max(0, Math.min(height - PATCH, y * step - PATCH / 2)));
      return paintGrey(PATCH, PATCH, (dx, dy) => stretched(bytes[(top + dy) * stride + left + dx] ?? 0));
    },
  };
}
