// Converts pixels to and from JPEG and PNG. The codecs are loaded with the first picture; whoever uses only
// the hosted page never loads them.

import type { Raster } from './raster.js';

/** Larger pictures are not decoded. */
const maxMegapixels = 40;

/** Encodes a JPEG. `quality` is 1 to 100. */
export async function encodeJpeg(raster: Raster, quality = 90): Promise<Uint8Array<ArrayBuffer>> {
  const { default: jpeg } = await import('jpeg-js');
  return new Uint8Array(jpeg.encode(raster, quality).data);
}

/** Encodes a PNG. */
export async function encodePng({ width, height, data }: Raster): Promise<Uint8Array<ArrayBuffer>> {
  const { encode } = await import('fast-png');
  return new Uint8Array(encode({ width, height, data, channels: 4, depth: 8 }));
}

/** The pixels of a JPEG or PNG. Undefined for anything else, and for a broken or too large picture. */
export async function decodePicture(bytes: Uint8Array<ArrayBuffer>): Promise<Raster | undefined> {
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return await decodeJpeg(bytes);
    if (bytes[0] === 0x89 && bytes[1] === 0x50) return await decodePng(bytes);
  } catch {
    // The codecs throw for everything they do not know.
  }
  return undefined;
}

async function decodeJpeg(bytes: Uint8Array<ArrayBuffer>): Promise<Raster> {
  const { default: jpeg } = await import('jpeg-js');
  return jpeg.decode(bytes, { useTArray: true, maxResolutionInMP: maxMegapixels, maxMemoryUsageInMB: 1024 });
}

async function decodePng(bytes: Uint8Array<ArrayBuffer>): Promise<Raster | undefined> {
  // Width and height are at fixed places, and are checked before anything is unpacked.
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.getUint32(16) * header.getUint32(20) > maxMegapixels * 1_000_000) return undefined;
  const { decode, convertIndexedToRgb } = await import('fast-png');
  const png = decode(bytes);
  const isIndexed = png.palette !== undefined;
  const source = isIndexed ? convertIndexedToRgb(png) : png.data;
  const channels = isIndexed ? source.length / (png.width * png.height) : png.channels;
  const shift = !isIndexed && png.depth === 16 ? 8 : 0;
  const data = new Uint8Array(png.width * png.height * 4).fill(255);
  const sample = (at: number) => (source[at] ?? 0) >> shift;
  for (let pixel = 0; pixel < png.width * png.height; pixel += 1) {
    const from = pixel * channels;
    const isGrey = channels < 3;
    data.set([sample(from), sample(isGrey ? from : from + 1), sample(isGrey ? from : from + 2)], pixel * 4);
  }
  return { width: png.width, height: png.height, data };
}
