// A picture as the customer sees it before it is sent: drawn, because an object URL would need leave of the
// page's img-src, and would have to be revoked on every way out.

import type { Picture } from './encode-picture.js';

/** No larger than a screen shows it. */
const MOST_PIXELS_A_SIDE = 1280;

/** A canvas that shows the picture until the signal aborts. Nothing moves when the picture comes into it. */
export function createPreview(picture: Picture, signal: AbortSignal): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, MOST_PIXELS_A_SIDE / Math.max(picture.width, picture.height));
  canvas.width = picture.width * scale;
  canvas.height = picture.height * scale;
  const clear = () => {
    canvas.width = canvas.height = 0;
  };
  signal.addEventListener('abort', clear);
  void createImageBitmap(picture).then(
    (bitmap) => {
      if (!signal.aborted) canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      bitmap.close();
    },
    clear, // the customer may still send what they cannot see here
  );
  return canvas;
}
