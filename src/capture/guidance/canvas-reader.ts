// The way of looking that every browser has.

import { LOOK_WIDTH, PATCH, type LiveLook } from './live-look.js';
import { paintGrey, type GreyPicture } from './grey-picture.js';
import type { Area } from '../picture/encode-picture.js';

/** Undefined where there is no canvas to be had. */
export function lookThroughCanvas(
  video: HTMLVideoElement,
  area: Area,
  canvas: HTMLCanvasElement,
): LiveLook | undefined {
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) return undefined;
  const step = area.width / LOOK_WIDTH;
  const height = Math.floor(area.height / step);
  if (canvas.width !== LOOK_WIDTH || canvas.height < height)
    Object.assign(canvas, { width: LOOK_WIDTH, height });

  const read = ({ x, y, width, height }: Area, size: Pick<Area, 'width' | 'height'>): GreyPicture => {
    context.drawImage(video, x, y, width, height, 0, 0, size.width, size.height);
    const { data } = context.getImageData(0, 0, size.width, size.height);
    let from = 0;
    return paintGrey(size.width, size.height, () => {
      const [red = 0, green = 0, blue = 0] = [data[from], data[from + 1], data[from + 2]];
      from += 4;
      return (red * 77 + green * 150 + blue * 29) >> 8;
    });
  };

  return {
    picture: read(area, { width: LOOK_WIDTH, height }),
    closer({ x, y }) {
      const left = Math.floor(area.x + x * step - PATCH / 2);
      const top = Math.floor(area.y + y * step - PATCH / 2);
      return read({ x: left, y: top, width: PATCH, height: PATCH }, { width: PATCH, height: PATCH });
    },
  };
}
