// Which format a picture has and how large it says that it is, read from its first bytes, so that one that
// would not fit into memory is never decoded: 43 bytes of GIF may unfold to gigabytes.

export type PictureFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'bmp' | 'avif' | 'heic';

export interface AnnouncedPicture {
  readonly format: PictureFormat;
  /** In pixels; undefined where it does not stand in the bytes. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
}

type Size = AnnouncedPicture['size'];

/** Undefined for what is none of these formats. */
export function readAnnounced(head: Uint8Array): AnnouncedPicture | undefined {
  if (head.length < 30) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const format = formatOf(view);
  return format && { format, size: sizes[format](view) };
}

function formatOf(view: DataView): PictureFormat | undefined {
  if (view.getUint16(0) === 0xffd8) return 'jpeg';
  if (view.getUint32(0) === 0x89504e47) return 'png';
  const start = wordAt(view, 0);
  if (start === 'GIF8') return 'gif';
  if (start.startsWith('BM')) return 'bmp';
  if (start === 'RIFF') return wordAt(view, 8) === 'WEBP' ? 'webp' : undefined;
  if (wordAt(view, 4) !== 'ftyp') return undefined;
  const brand = wordAt(view, 8);
  if (/^avi[fs]$/.test(brand)) return 'avif';
  return /^(he[iv][a-z]|mif1|msf1)$/.test(brand) ? 'heic' : undefined;
}

const wordAt = (view: DataView, at: number) =>
  String.fromCharCode(...[0, 1, 2, 3].map((i) => (at + i < view.byteLength ? view.getUint8(at + i) : 0)));

const sizes: Readonly<Record<PictureFormat, (view: DataView) => Size>> = {
  jpeg: readJpegSize,
  png: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  gif: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  bmp: (view) => ({ width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) }),
  webp: readWebpSize,
  avif: readBoxSize,
  heic: readBoxSize,
};

/**
 * Walks from segment to segment up to the frame header (ITU T.81, B.2.2), which no other marker from C0 to CF
 * is.
 */
function readJpegSize(view: DataView): Size {
  for (
    let at = 2;
    at + 9 <= view.byteLength && view.getUint8(at) === 0xff;
    at += 2 + view.getUint16(at + 2)
  ) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  return undefined;
}

/** RFC 9649: the extended, the lossless and the simple form. */
function readWebpSize(view: DataView): Size {
  const form = wordAt(view, 12);
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
  if (form === 'VP8X') return { width: three(24) + 1, height: three(27) + 1 };
  if (form === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (form !== 'VP8 ') return undefined;
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/**
 * The largest of the `ispe` boxes (ISO 23008-12, 6.5.3): a picture may be made of tiles, and hold a small
 * one.
 */
function readBoxSize(view: DataView): Size {
  let largest: Size;
  for (let at = 0; at + 16 <= view.byteLength; at++) {
    if (view.getUint8(at) !== 0x69 || wordAt(view, at) !== 'ispe') continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}
