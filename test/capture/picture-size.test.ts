import { readPictureSize } from '../../src/capture/picture-size.js';
import { withExif } from '../support/exif.js';

async function drawn(type: string, width: number, height: number): Promise<Uint8Array> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')!.fillRect(0, 0, 1, 1);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, type);
  });
  return new Uint8Array(await blob!.arrayBuffer());
}

describe('the size of a picture, read from its first bytes', () => {
  it.each(['image/png', 'image/jpeg'])('%s as the browser writes it', async (type) => {
    expect(readPictureSize(await drawn(type, 321, 123))).toEqual({ width: 321, height: 123 });
  });

  it('a JPEG behind its metadata', async () => {
    expect(readPictureSize(withExif(await drawn('image/jpeg', 321, 123), { orientation: 6 }))).toEqual({
      width: 321,
      height: 123,
    });
  });

  it.each([
    ['nothing', []],
    ['a beginning only', [0xff, 0xd8, 0xff]],
    ['other bytes', Array.from({ length: 64 }, (_, i) => i)],
    ['segments without an end', [0xff, 0xd8, ...Array.from({ length: 40 }, () => [0xff, 0xe0, 0, 2]).flat()]],
    ['a segment of no length', [0xff, 0xd8, ...Array.from({ length: 40 }, () => [0xff, 0xe0, 0, 0]).flat()]],
  ])('is unknown for %s', (_, bytes) => {
    expect(readPictureSize(new Uint8Array(bytes))).toBeUndefined();
  });
});
