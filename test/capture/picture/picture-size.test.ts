import { readAnnounced } from '../../../src/capture/picture/picture-size.js';
import { withExif } from '../../support/exif.js';

async function drawn(type: string, width: number, height: number): Promise<Uint8Array> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')!.fillRect(0, 0, 1, 1);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, type);
  });
  return new Uint8Array(await blob!.arrayBuffer());
}

const text = (word: string) => [...word].map((letter) => letter.charCodeAt(0));
const zeros = (count: number) => Array.from({ length: count }, () => 0);
const ispe = (side: number) => [
  ...[0, 0, 0, 20],
  ...text('ispe'),
  ...zeros(4),
  ...[0, 0, side >> 8, side & 255],
  ...[0, 0, side >> 8, side & 255],
];
/** A lossless WebP has fourteen bits a side: 16,384 at most. */
const largestLossless = () => [0xff, 0xff, 0xff, 0x0f];

describe('the size of a picture, read from its first bytes', () => {
  it.each(['image/png', 'image/jpeg', 'image/webp'])('%s as the browser writes it', async (type) => {
    expect(readAnnounced(await drawn(type, 321, 123))).toMatchObject({ size: { width: 321, height: 123 } });
  });

  it('a JPEG behind its metadata', async () => {
    expect(readAnnounced(withExif(await drawn('image/jpeg', 321, 123), { orientation: 6 }))?.size).toEqual({
      width: 321,
      height: 123,
    });
  });

  it.each<[what: string, format: string, bytes: number[]]>([
    ['a GIF of 43 bytes', 'gif', [...text('GIF89a'), 0x20, 0x4e, 0x20, 0x4e, ...zeros(30)]],
    [
      'a bitmap',
      'bmp',
      [...text('BM'), ...zeros(16), 0x20, 0x4e, 0, 0, 0xe0, 0xb1, 0xff, 0xff, ...zeros(30)],
    ],
    [
      'an extended WebP',
      'webp',
      [
        ...text('RIFF'),
        ...zeros(4),
        ...text('WEBPVP8X'),
        ...zeros(8),
        0x1f,
        0x4e,
        0,
        0x1f,
        0x4e,
        0,
        ...zeros(9),
      ],
    ],
    [
      'a lossless WebP',
      'webp',
      [
        ...text('RIFF'),
        ...zeros(4),
        ...text('WEBPVP8L'),
        ...zeros(4),
        0x2f,
        ...largestLossless(),
        ...zeros(9),
      ],
    ],
    [
      'an AVIF of tiles',
      'avif',
      [...zeros(4), ...text('ftypavif'), ...zeros(8), ...ispe(512), ...ispe(20_000), ...ispe(64)],
    ],
    ['a HEIC', 'heic', [...zeros(4), ...text('ftypheic'), ...zeros(8), ...ispe(20_000)]],
  ])('%s', (_, format, bytes) => {
    const expected = format === 'webp' && bytes.includes(0x2f) ? 16_383 + 1 : 20_000;
    const { size } = readAnnounced(new Uint8Array(bytes)) ?? {};
    expect(readAnnounced(new Uint8Array(bytes))?.format).toBe(format);
    expect([size?.width, size?.height]).toEqual([expected, expected]);
  });

  it.each([
    ['nothing', []],
    ['a beginning only', [0xff, 0xd8, 0xff]],
    ['other bytes', Array.from({ length: 64 }, (_, i) => i)],
    ['segments without an end', [0xff, 0xd8, ...Array.from({ length: 40 }, () => [0xff, 0xe0, 0, 2]).flat()]],
    ['a segment of no length', [0xff, 0xd8, ...Array.from({ length: 40 }, () => [0xff, 0xe0, 0, 0]).flat()]],
  ])('is unknown for %s', (_, bytes) => {
    expect(readAnnounced(new Uint8Array(bytes))?.size).toBeUndefined();
  });
});
