// A photo as a phone takes it: a JPEG without metadata gets an orientation and a position.

const MARK = 'SECRET-CANARY-PHONE';

/** Texts that no picture we send may contain. */
export const exifMarks = ['Exif', MARK, 'GPSMARK'] as const;

/** Adds an Exif segment (orientation, camera's name, GPS position) right after the JPEG's first marker. */
export function withExif(
  jpeg: Uint8Array,
  { orientation }: { orientation: number },
): Uint8Array<ArrayBuffer> {
  const segment = exifSegment(orientation);
  const photo = new Uint8Array(jpeg.length + segment.length);
  photo.set(jpeg.subarray(0, 2));
  photo.set(segment, 2);
  photo.set(jpeg.subarray(2), 2 + segment.length);
  return photo;
}

function exifSegment(orientation: number): Uint8Array {
  const name = `${MARK}\0`;
  const date = 'GPSMARK\0';
  const ifd0 = 8;
  const gps = ifd0 + 2 + 3 * 12 + 4;
  const data = gps + 2 + 3 * 12 + 4;
  const tiff = new DataView(new ArrayBuffer(data + name.length + 24 + date.length));
  const text = (at: number, value: string) => {
    for (let i = 0; i < value.length; i++) tiff.setUint8(at + i, value.charCodeAt(i));
  };
  const entry = (
    at: number,
    [tag, type, count, value]: readonly [tag: number, type: number, count: number, value: number],
  ) => {
    tiff.setUint16(at, tag);
    tiff.setUint16(at + 2, type);
    tiff.setUint32(at + 4, count);
    if (type === 3) tiff.setUint16(at + 8, value);
    else tiff.setUint32(at + 8, value);
  };

  text(0, 'MM');
  tiff.setUint16(2, 42);
  tiff.setUint32(4, ifd0);
  tiff.setUint16(ifd0, 3);
  entry(ifd0 + 2, [0x0110, 2, name.length, data]); // Model
  entry(ifd0 + 14, [0x0112, 3, 1, orientation]);
  entry(ifd0 + 26, [0x8825, 4, 1, gps]); // place of the GPS directory
  tiff.setUint16(gps, 3);
  entry(gps + 2, [0x0001, 2, 2, 0x4e000000]); // N
  entry(gps + 14, [0x0002, 5, 3, data + name.length]); // latitude
  entry(gps + 26, [0x001d, 2, date.length, data + name.length + 24]); // GPSDateStamp
  text(data, name);
  [42, 1, 41, 1, 5400, 100].forEach((value, i) => {
    tiff.setUint32(data + name.length + i * 4, value);
  });
  text(data + name.length + 24, date);

  const segment = new Uint8Array(10 + tiff.byteLength);
  segment.set([
    0xff,
    0xe1,
    (8 + tiff.byteLength) >> 8,
    (8 + tiff.byteLength) & 255,
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
  ]); // "Exif"
  segment.set(new Uint8Array(tiff.buffer), 10);
  return segment;
}
