import { toBase64 } from '../../../src/capture/picture/base64.js';
import { PictureError } from '../../../src/capture/picture/picture-error.js';
import { takePicture } from '../../../src/capture/picture/take-picture.js';
import { isCanvasHonest } from '../../../src/capture/picture/canvas-honesty.js';
import { readFitness } from '../../../src/capture/picture/file-fitness.js';
import { readPicture } from '../../../src/capture/picture/read-picture.js';
import { exifMarks, withExif } from '../../support/exif.js';

type Paint = (context: CanvasRenderingContext2D) => void;

function paintedCanvas(width: number, height: number, paint: Paint): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  paint(canvas.getContext('2d')!);
  return canvas;
}

const toBlob = (canvas: HTMLCanvasElement, type: string, quality = 0.9) =>
  new Promise<Blob>((resolve) => {
    canvas.toBlob(
      (blob) => {
        resolve(blob!);
      },
      type,
      quality,
    );
  });

/** Red at the top left, green at the top right, blue at the bottom left, white at the bottom right. */
const corners =
  (width: number, height: number): Paint =>
  (context) => {
    const quarter = (color: string, x: number, y: number) => {
      context.fillStyle = color;
      context.fillRect((x * width) / 2, (y * height) / 2, width / 2, height / 2);
    };
    quarter('#f00', 0, 0);
    quarter('#0f0', 1, 0);
    quarter('#00f', 0, 1);
    quarter('#fff', 1, 1);
  };

/** What no JPEG encoder can make small. */
const noise =
  (width: number, height: number): Paint =>
  (context) => {
    const tile = new ImageData(256, 256);
    for (let i = 0; i < tile.data.length; i += 65_536)
      crypto.getRandomValues(tile.data.subarray(i, i + 65_536));
    for (let i = 3; i < tile.data.length; i += 4) tile.data[i] = 255;
    for (let y = 0; y < height; y += 256)
      for (let x = 0; x < width; x += 256) context.putImageData(tile, x, y);
  };

async function colorsOf(picture: Blob) {
  const bitmap = await createImageBitmap(picture);
  const { width, height } = bitmap;
  const context = paintedCanvas(width, height, (context) => {
    context.drawImage(bitmap, 0, 0);
  }).getContext('2d')!;
  bitmap.close();
  const at = (x: number, y: number) =>
    [...context.getImageData(x * width, y * height, 1, 1).data.slice(0, 3)]
      .map((value) => (value > 127 ? 'f' : '0'))
      .join('');
  return { width, height, corners: [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)] };
}

const ascii = (word: string) => [...word].map((letter) => letter.charCodeAt(0));

/** Firefox puts a chunk of its own into what a canvas gives; files from elsewhere have none. */
async function withoutDebugging(png: Blob): Promise<Blob> {
  const bytes = new Uint8Array(await png.arrayBuffer());
  const at = (await textOf(png)).indexOf('deBG') - 4;
  if (at < 0) return png;
  const next = at + 12 + new DataView(bytes.buffer).getUint32(at);
  return new Blob([bytes.copyWithin(at, next).slice(0, bytes.length - next + at)], { type: png.type });
}

/** Bytes as text, one character each. */
const textOf = async (blob: Blob) => new TextDecoder('latin1').decode(await blob.arrayBuffer());

const problemOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'taken',
    (error: unknown) => (error instanceof PictureError ? error.problem : error),
  );

async function countObjectUrls(run: () => Promise<unknown>): Promise<number> {
  const [create, revoke] = [URL.createObjectURL, URL.revokeObjectURL];
  let live = 0;
  URL.createObjectURL = (blob: Blob) => {
    live++;
    return create.call(URL, blob);
  };
  URL.revokeObjectURL = (url) => {
    live--;
    revoke.call(URL, url);
  };
  try {
    await run();
    return live;
  } finally {
    Object.assign(URL, { createObjectURL: create, revokeObjectURL: revoke });
  }
}

describe('a photo of 12 megapixels, taken upright, with position and device in it', () => {
  let photo: Blob;
  beforeAll(async () => {
    const jpeg = await toBlob(paintedCanvas(4000, 3000, corners(4000, 3000)), 'image/jpeg');
    photo = new Blob([withExif(new Uint8Array(await jpeg.arrayBuffer()), { orientation: 6 })], {
      type: 'image/jpeg',
    });
    const text = await textOf(photo);
    for (const mark of exifMarks) expect(text).toContain(mark);
  });

  it('check 46: comes out as pixels only', async () => {
    const text = await textOf(await readPicture(photo));
    expect(text.startsWith('\u00ff\u00d8\u00ff')).toBe(true);
    for (const mark of [...exifMarks, '\u00ff\u00e1', 'http://ns.adobe.com'])
      expect(text).not.toContain(mark);
  });

  it('check 46: stands upright', async () => {
    expect(await colorsOf(await readPicture(photo))).toEqual({
      width: 3000,
      height: 4000,
      corners: ['00f', 'f00', 'fff', '0f0'],
    });
  });
});

describe('what a customer may choose', () => {
  it.each(['image/jpeg', 'image/png', 'image/webp'])('%s comes out as a JPEG', async (type) => {
    const picture = await readPicture(await toBlob(paintedCanvas(640, 400, corners(640, 400)), type));
    expect(picture.type).toBe('image/jpeg');
    expect(await colorsOf(picture)).toEqual({
      width: 640,
      height: 400,
      corners: ['f00', '0f0', '00f', 'fff'],
    });
  });

  it('its name says nothing: a PNG that is called a PDF is read, by its bytes', async () => {
    const png = await toBlob(paintedCanvas(640, 400, corners(640, 400)), 'image/png');
    expect((await readPicture(new Blob([png], { type: 'application/pdf' }))).type).toBe('image/jpeg');
  });

  it('what is transparent comes out as white paper', async () => {
    const picture = await readPicture(
      await toBlob(
        paintedCanvas(300, 300, () => undefined),
        'image/png',
      ),
    );
    expect((await colorsOf(picture)).corners).toEqual(['fff', 'fff', 'fff', 'fff']);
  });

  it('check 46: more than 4096 px a side are scaled down', async () => {
    const wide = await toBlob(paintedCanvas(6000, 1500, corners(6000, 1500)), 'image/jpeg');
    expect(await colorsOf(await readPicture(wide))).toEqual({
      width: 4096,
      height: 1024,
      corners: ['f00', '0f0', '00f', 'fff'],
    });
  });

  it('check 46: more than 4 MB are made smaller', async () => {
    const large = await toBlob(paintedCanvas(2400, 1800, noise(2400, 1800)), 'image/jpeg', 1);
    expect(large.size).toBeGreaterThan(4_000_000);
    const picture = await readPicture(large);
    expect(picture.size).toBeLessThanOrEqual(4_000_000);
    expect(picture.size).toBeGreaterThan(1_000_000);
  });
});

describe('what is no picture', () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" ' +
    'height="600"><script>alert(1)</script><rect width="800" height="600"/></svg>';
  const jpegHead = [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
  it.each<[what: string, content: BlobPart, type: string]>([
    ['an SVG', svg, 'image/svg+xml'],
    ['an SVG that says that it is a PNG', svg, 'image/png'],
    [
      'an SVG behind a byte order mark, spaces and a declaration',
      `\ufeff\n  <?xml version="1.0"?>${svg}`,
      'image/svg+xml',
    ],
    [
      'an SVG in UTF-16',
      new Uint8Array([0xff, 0xfe, ...[...svg].flatMap((letter) => [letter.charCodeAt(0), 0])]),
      'image/svg+xml',
    ],
    ['HTML', '<!doctype html><img src=x onerror=alert(1)>', 'image/jpeg'],
    ['a PDF', '%PDF-1.7\n1 0 obj <<>> endobj', 'application/pdf'],
    ['a PDF behind a few other bytes', `${'x'.repeat(200)}%PDF-1.7`, 'image/jpeg'],
    ['nothing', '', 'image/jpeg'],
    ['a text', 'hello', 'image/jpeg'],
    ['a JPEG that is cut off at once', new Uint8Array(jpegHead), 'image/jpeg'],
    ['random bytes', crypto.getRandomValues(new Uint8Array(5000)), 'image/heic'],
  ])('check 47: %s is refused', async (_, content, type) => {
    expect(await problemOf(readPicture(new Blob([content], { type })))).toBe('not-a-picture');
  });

  it.each([30, 70, 98])('a photo of which only %i %% arrived is refused as incomplete', async (percent) => {
    for (const type of ['image/jpeg', 'image/png']) {
      const photo = await toBlob(paintedCanvas(1000, 800, noise(1000, 800)), type);
      expect(await problemOf(readPicture(photo.slice(0, (photo.size * percent) / 100)))).toBe('damaged');
    }
  });

  it('a HEIC photo that the browser cannot read is called so', async () => {
    const box = [0, 0, 0, 20, ...ascii('ispe'), 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 3, 0];
    const heic = new Uint8Array([0, 0, 0, 24, ...ascii('ftypheic'), ...Array<number>(12).fill(0), ...box]);
    expect(await problemOf(readPicture(new Blob([heic])))).toBe('heic');
  });

  it('a GIF of 43 bytes and 400 megapixels is not decoded', async () => {
    const gif = new Uint8Array([...ascii('GIF89a'), 0x20, 0x4e, 0x20, 0x4e, ...Array<number>(33).fill(0)]);
    expect(await problemOf(readPicture(new Blob([gif])))).toBe('too-large');
  });

  it('a file of more than 50 MB is not even read', async () => {
    const file = new Blob([new Uint8Array(50_000_001)]);
    file.slice = () => {
      throw new Error('it was read');
    };
    expect(await problemOf(readPicture(file))).toBe('too-large');
  });

  it('a few bytes that would unfold to gigabytes are not decoded', async () => {
    const png = new Uint8Array(
      await (
        await toBlob(
          paintedCanvas(300, 300, () => undefined),
          'image/png',
        )
      ).arrayBuffer(),
    );
    new DataView(png.buffer).setUint32(16, 60_000);
    new DataView(png.buffer).setUint32(20, 60_000);
    expect(await problemOf(readPicture(new Blob([png])))).toBe('too-large');
  });

  it('a picture on which nothing can be read is too small', async () => {
    expect(
      await problemOf(readPicture(await toBlob(paintedCanvas(320, 200, corners(320, 200)), 'image/png'))),
    ).toBe('too-small');
  });
});

describe('a browser that garbles what a page draws', () => {
  const photos: Record<string, Blob> = {};
  beforeAll(async () => {
    const draw = (type: string) => toBlob(paintedCanvas(640, 400, corners(640, 400)), type);
    photos['image/png'] = await withoutDebugging(await draw('image/png'));
    // without a profile, which some browsers write
    photos['image/jpeg'] = await readPicture(await draw('image/jpeg'));
  });
  beforeEach(() => {
    const read = CanvasRenderingContext2D.prototype.getImageData;
    vi.spyOn(CanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(function (
      this: CanvasRenderingContext2D,
      ...asked: Parameters<typeof read>
    ) {
      const lie = read.apply(this, asked);
      crypto.getRandomValues(lie.data);
      return lie;
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('sends a file as it is that is fit already, byte for byte', async () => {
    for (const type of ['image/jpeg', 'image/png']) {
      const photo = photos[type]!;
      const picture = await readPicture(photo);
      expect(picture.type).toBe(type);
      expect(await textOf(picture)).toBe(await textOf(photo));
    }
  });

  it('refuses what it would have to draw: metadata, too many pixels, another format', async () => {
    const bare = new Uint8Array(await photos['image/jpeg']!.arrayBuffer());
    const tagged = new Blob([withExif(bare, { orientation: 6 })]);
    const wide = await toBlob(paintedCanvas(5000, 400, corners(5000, 400)), 'image/jpeg');
    for (const file of [tagged, wide]) expect(await problemOf(readPicture(file))).toBe('unfit');
  });

  it('refuses a file with something behind its end, which nobody has looked at', async () => {
    for (const photo of Object.values(photos))
      expect(await problemOf(readPicture(new Blob([photo, 'a film with its place'])))).toBe('unfit');
  });

  it('is told from one that changes the last bit of a few pixels', () => {
    expect(isCanvasHonest()).toBe(false);
    vi.restoreAllMocks();
    expect(isCanvasHonest()).toBe(true);
    const read = CanvasRenderingContext2D.prototype.getImageData;
    vi.spyOn(CanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(function (
      this: CanvasRenderingContext2D,
      ...asked: Parameters<typeof read>
    ) {
      const lie = read.apply(this, asked);
      for (let i = 0; i < lie.data.length; i += 7) lie.data[i]! ^= 1;
      return lie;
    });
    expect(isCanvasHonest()).toBe(true);
  });
});

describe('the picture of a camera', () => {
  async function playing(canvas: HTMLCanvasElement) {
    const video = document.createElement('video');
    Object.assign(video, { muted: true, playsInline: true, srcObject: canvas.captureStream(30) });
    const repaint = setInterval(() => {
      canvas.getContext('2d')!.fillRect(0, 0, 1, 1);
    }, 30);
    await video.play();
    await new Promise((resolve) => {
      video.requestVideoFrameCallback(resolve);
    });
    return {
      video,
      stop: () => {
        clearInterval(repaint);
        if (video.srcObject instanceof MediaStream)
          for (const track of video.srcObject.getTracks()) track.stop();
        video.srcObject = null;
      },
    };
  }

  it('is what the camera saw, never the mirrored picture that a face is shown', async () => {
    const { video, stop } = await playing(paintedCanvas(1280, 720, corners(1280, 720)));
    video.style.transform = 'scaleX(-1)';
    document.body.append(video);
    const picture = await takePicture(video);
    video.remove();
    stop();
    expect(await colorsOf(picture)).toEqual({
      width: 1280,
      height: 720,
      corners: ['f00', '0f0', '00f', 'fff'],
    });
  });

  it('is cut to the area, and to what there is of it', async () => {
    const { video, stop } = await playing(paintedCanvas(1280, 720, corners(1280, 720)));
    const half = await takePicture(video, { area: { x: 640, y: -50, width: 2000, height: 500.4 } });
    stop();
    expect(await colorsOf(half)).toMatchObject({ width: 640, height: 500 });
  });

  describe('is the sharpest of those around the shutter', () => {
    const canvas = paintedCanvas(640, 360, () => undefined);
    /** WebKitGTK's canvas cannot blur: what is out of focus has less contrast, too. */
    const paint = (look: 'sharp' | 'faint') => {
      const context = canvas.getContext('2d')!;
      context.fillStyle = look === 'sharp' ? '#fff' : '#999';
      context.fillRect(0, 0, 640, 360);
      context.fillStyle = look === 'sharp' ? '#000' : '#888';
      for (let x = 0; x < 640; x += 16) context.fillRect(x, 0, 8, 360);
    };
    const isSharp = (picture: CanvasImageSource) => {
      const shown = paintedCanvas(640, 360, (onto) => {
        onto.drawImage(picture, 0, 0);
      }).getContext('2d')!;
      const { data } = shown.getImageData(0, 180, 640, 1);
      return Array.from({ length: 639 }, (_, x) => Math.abs(data[x * 4]! - data[x * 4 + 4]!)).some(
        (step) => step > 120,
      );
    };
    const untilShown = (video: HTMLVideoElement, sharp: boolean) =>
      vi.waitUntil(() => isSharp(video) === sharp, { timeout: 20_000, interval: 10 });
    const take = async (video: HTMLVideoElement) =>
      isSharp(await createImageBitmap(await takePicture(video)));

    it('where only the first is sharp', async () => {
      paint('sharp');
      const { video, stop } = await playing(canvas);
      await untilShown(video, true);
      const taken = take(video);
      paint('faint');
      expect(await taken).toBe(true);
      stop();
    });

    it('where only a later one is', async () => {
      paint('faint');
      const { video, stop } = await playing(canvas);
      let taken = false;
      while (!taken) {
        paint('faint');
        await untilShown(video, false);
        const taking = take(video);
        paint('sharp');
        taken = await taking; // a machine that is too busy shows no further frame in time
      }
      stop();
    });
  });

  it('is of one piece when the phone is turned while it is taken', async () => {
    const canvas = paintedCanvas(640, 360, () => undefined);
    const context = canvas.getContext('2d')!;
    const paint = (width: number, height: number) => {
      Object.assign(canvas, { width, height });
      context.fillStyle = '#444';
      context.fillRect(0, 0, width, height);
    };
    paint(640, 360);
    const { video, stop } = await playing(canvas);
    const taking = takePicture(video, { area: { x: 0, y: 0, width: 640, height: 360 } });
    paint(360, 640);
    await vi.waitUntil(() => video.videoWidth === 360, { timeout: 20_000, interval: 5 });
    const { width, height, corners: seen } = await colorsOf(await taking);
    stop();
    expect({ width, height, seen }).toEqual({ width: 640, height: 360, seen: Array(4).fill('000') });
  });

  it('leaves no colour profile and no metadata in it', async () => {
    const { video, stop } = await playing(paintedCanvas(640, 360, corners(640, 360)));
    const bytes = new Uint8Array(await (await takePicture(video)).arrayBuffer());
    stop();
    expect(readFitness(bytes, 'jpeg')).toEqual({ isWhole: true, isBare: true });
  });

  it('check 51: a hundred pictures leave no object URL', async () => {
    const { video, stop } = await playing(paintedCanvas(640, 360, corners(640, 360)));
    const left = await countObjectUrls(async () => {
      const take = () => takePicture(video, { area: { x: 0, y: 0, width: 300, height: 300 } });
      // each waits for frames
      for (let i = 0; i < 4; i++) await Promise.all(Array.from({ length: 25 }, take));
    });
    stop();
    expect(left).toBe(0);
  });

  it('check 51: files leave none either, whether they can be read or not', async () => {
    const png = await toBlob(
      paintedCanvas(300, 300, () => undefined),
      'image/png',
    );
    const left = await countObjectUrls(async () => {
      for (const file of [png, new Blob(['hello']), new Blob([png.slice(0, 60)])])
        await problemOf(readPicture(file));
    });
    expect(left).toBe(0);
  });
});

describe('base64', () => {
  it('check 45: is the bytes and nothing else, for every length', async () => {
    for (const length of [0, 1, 2, 3, 4, 5, 100_001]) {
      const bytes = Uint8Array.from({ length }, (_, i) => i * 7);
      const text = await toBase64(new Blob([bytes], { type: 'image/jpeg' }));
      expect(text).toMatch(/^[\w+/]*={0,2}$/);
      expect(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))).toEqual(bytes);
    }
  });
});
