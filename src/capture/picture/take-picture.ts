// A picture from the live camera: the sharpest of the frames around the moment of the shutter, since pressing
// it shakes what one holds.

export { isCanvasHonest } from './canvas-honesty.js';
import { draw, encode, within, type Area, type Picture } from './encode-picture.js';

const FRAMES = 5;
/** A video that stands still brings no further frame. */
const LONGEST_WAIT_MS = 120;

/**
 * The video's present frame or one of the four that follow it, or an area of it, as a JPEG; never mirrored,
 * however the video is shown.
 *
 * @throws PictureError
 */
export async function takePicture(
  video: HTMLVideoElement,
  { area }: { readonly area?: Area | undefined } = {},
): Promise<Picture> {
  const { videoWidth: width, videoHeight: height } = video;
  const taken = within(area, { width, height });
  let best = draw(video, taken, 1);
  try {
    let most = sharpnessOf(best);
    for (let frame = 1; frame < FRAMES && (await isNextFrame(video)) && video.videoWidth === width; frame++) {
      const canvas = draw(video, taken, 1);
      const sharpness = sharpnessOf(canvas);
      const worse = sharpness > most ? best : canvas;
      if (sharpness > most) [best, most] = [canvas, sharpness];
      worse.width = worse.height = 0;
    }
    return await encode(best, { x: 0, y: 0, width: best.width, height: best.height });
  } finally {
    best.width = best.height = 0;
  }
}

/** Three bands tell it: how much brightness changes from one pixel to the next, squared. */
export function sharpnessOf(canvas: HTMLCanvasElement): number {
  const { width, height } = canvas;
  const rows = Math.min(24, height);
  let sum = 0;
  for (const place of [0.3, 0.5, 0.7]) {
    const top = Math.max(0, Math.min(height - rows, Math.floor(height * place)));
    const { data = [] } = canvas.getContext('2d')?.getImageData(0, top, width, rows) ?? {};
    for (let i = 5; i < data.length; i += 4) sum += ((data[i] ?? 0) - (data[i - 4] ?? 0)) ** 2;
  }
  return sum;
}

function isNextFrame(video: HTMLVideoElement): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_WAIT_MS, false);
    if (!('requestVideoFrameCallback' in video)) return; // Firefox before 132: the present frame it is
    video.requestVideoFrameCallback(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
