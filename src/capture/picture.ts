// Pictures as they are sent: a JPEG that we encoded ourselves, of at most 4 MB and 4096 px. Whatever else a file holds (position,
// device, thumbnails, scripts) is left behind because only the pixels go on; nothing that was chosen is ever sent as it came.

import { readPictureSize } from './picture-size.js';

/** Why a file is no picture that we can send. */
export type PictureProblem = 'not-a-picture' | 'too-large' | 'too-small';

/** A chosen file cannot be used. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly problem: PictureProblem;

  constructor(problem: PictureProblem, cause?: unknown) {
    super(`The file is ${problem.replaceAll('-', ' ')}.`, cause === undefined ? undefined : { cause });
    this.problem = problem;
  }
}

/** A rectangle in a picture's own pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const MOST_BYTES = 4_000_000;
const MOST_PIXELS_A_SIDE = 4096;
const LEAST_PIXELS_A_SIDE = 240;
const LARGEST_FILE = 50_000_000;
const LARGEST_PICTURE = 100_000_000;
const FIRST_QUALITY = 0.92;
const LAST_QUALITY = 0.5;

/** The video's present frame, or an area of it, as a JPEG; never mirrored, however the video is shown. @throws PictureError */
export function takePicture(video: HTMLVideoElement, { area }: { readonly area?: Area | undefined } = {}): Promise<Blob> {
  return encode(video, within(area, { width: video.videoWidth, height: video.videoHeight }));
}

/** A chosen file as an upright JPEG without any of its metadata. @throws PictureError */
export async function readPicture(file: Blob): Promise<Blob> {
  if (file.size > LARGEST_FILE) throw new PictureError('too-large');
  const head = new Uint8Array(await file.slice(0, 262_144).arrayBuffer().catch(refuse));
  if (isDocument(head)) throw new PictureError('not-a-picture');
  const announced = readPictureSize(head); // before it is decoded: a few kilobytes can unfold to gigabytes
  if (announced && announced.width * announced.height > LARGEST_PICTURE) throw new PictureError('too-large');

  const decoded = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => decodeByElement(file));
  try {
    return await encode(decoded, { x: 0, y: 0, width: decoded.width, height: decoded.height });
  } finally {
    if (decoded instanceof ImageBitmap) decoded.close();
  }
}

/** SVG and PDF, which some browsers draw like a picture: they hold scripts, references and pages. */
function isDocument(head: Uint8Array): boolean {
  const start = String.fromCharCode(...head.subarray(0, 1024)).replace(/[\0\s\u00ef\u00bb\u00bf\u00fe\u00ff]/g, '');
  return start.startsWith('<') || start.includes('%PDF-');
}

/** For formats that only the browser's image element reads, and browsers that do not know `from-image`. A page's img-src may refuse it. */
async function decodeByElement(file: Blob): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([file])); // of no type, so that it is taken for nothing but pixels
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return image;
  } catch (error) {
    return refuse(error);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Lowers quality first, then size, until the JPEG is small enough. */
async function encode(source: CanvasImageSource, area: Area): Promise<Blob> {
  const longest = Math.max(area.width, area.height);
  if (area.width * area.height > LARGEST_PICTURE) throw new PictureError('too-large');
  if (Math.min(area.width, area.height) < LEAST_PIXELS_A_SIDE) throw new PictureError('too-small');
  for (let scale = Math.min(1, MOST_PIXELS_A_SIDE / longest); ; scale *= 0.75) {
    const canvas = draw(source, area, scale);
    try {
      for (let quality = FIRST_QUALITY; quality > LAST_QUALITY; quality -= 0.1) {
        const jpeg = await toJpeg(canvas, quality);
        if (jpeg.size <= MOST_BYTES) return jpeg;
      }
    } finally {
      canvas.width = canvas.height = 0; // WebKit keeps the pixels of a dropped canvas for a while
    }
  }
}

function draw(source: CanvasImageSource, { x, y, width, height }: Area, scale: number): HTMLCanvasElement {
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
    canvas.toBlob((blob) => { if (blob) resolve(blob); else reject(new PictureError('too-large')); }, 'image/jpeg', quality);
  });

/** An area cut to what the picture has. */
function within(area: Area | undefined, { width, height }: Pick<Area, 'width' | 'height'>): Area {
  const wished = area ?? { x: 0, y: 0, width, height };
  const x = Math.round(Math.max(0, wished.x));
  const y = Math.round(Math.max(0, wished.y));
  return { x, y, width: Math.round(Math.min(width - x, wished.width)), height: Math.round(Math.min(height - y, wished.height)) };
}

const refuse = (cause: unknown): never => { throw new PictureError('not-a-picture', cause); };
