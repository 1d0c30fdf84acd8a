// Pictures as they are sent: a JPEG that we encoded ourselves, of at most 4 MB and 4096 px. Whatever else a
// file holds (position, device, thumbnails, scripts) is left behind because only the pixels go on; nothing
// that was chosen is ever sent as it came.

import { PictureError } from './picture-error.js';

/** A JPEG or a chosen file, with its size in pixels, so that its place is there before it is decoded. */
export interface Picture extends Blob {
  readonly width: number;
  readonly height: number;
}

/** A rectangle in a picture's own pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const MOST_BYTES = 4_000_000;
export const MOST_PIXELS_A_SIDE = 4096;
export const LEAST_PIXELS_A_SIDE = 240;
export const LARGEST_PICTURE = 100_000_000;
const FIRST_QUALITY = 0.92;
const LAST_QUALITY = 0.5;

/** Lowers quality first, then size, until the JPEG is small enough. @throws PictureError */
export async function encode(source: CanvasImageSource, area: Area): Promise<Picture> {
  const longest = Math.max(area.width, area.height);
  if (area.width * area.height > LARGEST_PICTURE) throw new PictureError('too-large');
  if (Math.min(area.width, area.height) < LEAST_PIXELS_A_SIDE) throw new PictureError('too-small');
  for (let scale = Math.min(1, MOST_PIXELS_A_SIDE / longest); ; scale *= 0.75) {
    const canvas = draw(source, area, scale);
    try {
      for (let quality = FIRST_QUALITY; quality > LAST_QUALITY; quality -= 0.1) {
        const jpeg = await toJpeg(canvas, quality);
        if (jpeg.size <= MOST_BYTES)
          return Object.assign(jpeg, { width: canvas.width, height: canvas.height });
      }
    } finally {
      canvas.width = canvas.height = 0; // WebKit keeps the pixels of a dropped canvas for a while
    }
  }
}

export function draw(
  source: CanvasImageSource,
  { x, y, width, height }: Area,
  scale: number,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new PictureError('too-large');
  context.fillStyle = '#fff'; // a JPEG has no transparency, and paper is white
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, x, y, width, height, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const toJpeg = (canvas: HTMLCanvasElement, quality: number) =>
  new Promise<Blob>((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(withoutProfile(blob));
        else reject(new PictureError('too-large'));
      },
      'image/jpeg',
      quality,
    );
  });

/**
 * A canvas is sRGB, which is what a JPEG without a profile means; some browsers name the screen's own, which
 * tells devices apart (and XMP or EXIF, by the same segments: ITU T.81, B.1.1.4).
 */
async function withoutProfile(jpeg: Blob): Promise<Blob> {
  const bytes = new Uint8Array(await jpeg.arrayBuffer());
  let [from, end] = [2, 2];
  while (bytes[from] === 0xff && bytes[from + 1] !== 0xda) {
    const to = from + 2 + (bytes[from + 2] ?? 0) * 256 + (bytes[from + 3] ?? 0);
    if (!isAboutPicture(bytes[from + 1] ?? 0)) {
      bytes.copyWithin(end, from, to);
      end += to - from;
    }
    from = to;
  }
  bytes.copyWithin(end, from);
  // of one piece: Firefox decodes no blob of several (2026-11)
  return new Blob([bytes.subarray(0, bytes.length - from + end)], { type: 'image/jpeg' });
}

/** An application's segment or a comment. Not 0, which is JFIF, nor 14, which says how colours are stored. */
export const isAboutPicture = (marker: number): boolean =>
  (marker > 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;

/** An area cut to what the picture has. */
export function within(area: Area | undefined, { width, height }: Pick<Area, 'width' | 'height'>): Area {
  const wished = area ?? { x: 0, y: 0, width, height };
  const x = Math.round(Math.max(0, wished.x));
  const y = Math.round(Math.max(0, wished.y));
  return {
    x,
    y,
    width: Math.round(Math.min(width - x, wished.width)),
    height: Math.round(Math.min(height - y, wished.height)),
  };
}
