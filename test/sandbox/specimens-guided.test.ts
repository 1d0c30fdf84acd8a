// The specimens as a camera of 960 x 540 sees them, and what the widget's guidance says of them: whoever
// tries it with one must be guided as with a real document. (Here and not with the guidance, because drawing
// them in three browsers takes minutes.)

import { createAssessor } from '../../src/capture/guidance/assess-look.js';
import type { GreyPicture } from '../../src/capture/guidance/grey-picture.js';
import type { Hint, PictureKind } from '../../src/capture/guidance/judge.js';
import { areaToLookAt } from '../../src/capture/guidance/look-area.js';
import { LOOK_WIDTH, PATCH, type LiveLook } from '../../src/capture/guidance/live-look.js';
import { measureMotion } from '../../src/capture/guidance/measure.js';
import type { Area } from '../../src/capture/picture/encode-picture.js';
import type { Raster } from '../../src/sandbox/specimen/raster.js';
import { photograph, type Photograph } from '../support/photograph.js';
import { drawSpecimen } from '../support/pictures.js';

const frameSize = { width: 960, height: 540 };
/**
 * As viewfinder-styles.ts has them, of the middle 720 x 540 of the stream, of a face the middle 405 x 540.
 */
const middle = (width: number, aspect: number): Area => ({
  x: 480 - width / 2,
  y: 270 - width / aspect / 2,
  width,
  height: width / aspect,
});
const shapes = {
  card: middle(634, 85.6 / 54),
  passport: middle(634, 125 / 88),
  face: middle(292, 3 / 4),
} as const;

const shots = new Map<string, Raster>();

/** Drawing is slow; each is drawn once. */
function shoot(specimen: string | undefined, how: Photograph = {}): Raster {
  const key = JSON.stringify([specimen, how]);
  const shot =
    shots.get(key) ??
    photograph(specimen === undefined ? undefined : drawSpecimen(specimen), {
      width: 960,
      height: 540,
      fill: specimen?.startsWith('face') ? 1 : 0.72,
      noise: 4,
      ...how,
    });
  shots.set(key, shot);
  return shot;
}

function grey({ data, width: stride }: Raster, area: Area, width: number): GreyPicture {
  const step = area.width / width;
  const height = Math.floor(area.height / step);
  const pixels = new Uint8ClampedArray(width * height);
  for (let i = 0; i < pixels.length; i++) {
    const [left, top] = [
      Math.floor(area.x + (i % width) * step),
      Math.floor(area.y + Math.floor(i / width) * step),
    ];
    const reach = Math.max(1, Math.floor(step));
    let sum = 0;
    for (let y = top; y < top + reach; y++)
      for (let x = left; x < left + reach; x++) sum += data[(y * stride + x) * 4 + 1]!;
    pixels[i] = sum / reach ** 2;
  }
  return { pixels, width, height };
}

function lookAt(frame: Raster, kind: PictureKind, shape: Area): LiveLook {
  const area = areaToLookAt(shape, frameSize, kind);
  const step = area.width / LOOK_WIDTH;
  return {
    picture: grey(frame, area, LOOK_WIDTH),
    closer: ({ x, y }) => {
      const [left, top] = [area.x + x * step - PATCH / 2, area.y + y * step - PATCH / 2];
      return grey(frame, { x: left, y: top, width: PATCH, height: PATCH }, PATCH);
    },
  };
}

/** What is said of a frame, after one that was the same or another. */
function hintAfter(before: Raster, frame: Raster, kind: PictureKind, shape: Area): Hint {
  const assess = createAssessor(kind);
  const area = areaToLookAt(shape, frameSize, kind);
  const step = area.width / LOOK_WIDTH;
  const inLook = {
    x: (shape.x - area.x) / step,
    y: (shape.y - area.y) / step,
    width: shape.width / step,
    height: shape.height / step,
  };
  assess(lookAt(before, kind, shape), { shape: inLook });
  return assess(lookAt(frame, kind, shape), { shape: inLook }).hint;
}

function hintOf(
  specimen: string | undefined,
  how: Photograph = {},
  kind: PictureKind = specimen?.startsWith('face') ? 'face' : 'document',
): Hint {
  const shape = kind === 'face' ? shapes.face : specimen === 'passport' ? shapes.passport : shapes.card;
  const frame = shoot(specimen, how);
  return hintAfter(frame, frame, kind, shape);
}

describe('a document', () => {
  it.each(['identity-card-front', 'identity-card-back', 'passport'])(
    '%s that is held well is good',
    (name) => {
      expect(hintOf(name)).toBe('good');
    },
  );

  it.each<[what: string, how: Photograph, hint: Hint]>([
    ['in a dim room', { brightness: 0.45 }, 'good'],
    ['in the dark', { brightness: 0.25 }, 'dark'],
    ['a little soft', { blur: 1 }, 'good'],
    ['out of focus', { blur: 4 }, 'blur'],
    ['far out of focus', { blur: 9 }, 'blur'],
    ['under a lamp', { glare: 0.15 }, 'glare'],
    ['under a window so large that its sides are gone', { glare: 0.3 }, 'empty'],
    ['on a white table', { background: 230 }, 'good'],
    ['on a black table', { background: 10 }, 'good'],
    ['not quite straight', { angle: 4 }, 'good'],
    ['not quite in the middle', { x: 0.46, y: 0.52 }, 'good'],
    ['too far away', { fill: 0.4 }, 'far'],
    ['too near', { fill: 0.86 }, 'near'],
    ['partly outside', { x: 0.15 }, 'out'],
    ['aslant', { angle: 14, fill: 0.62 }, 'tilt'],
  ])('%s', (_, how, hint) => {
    expect(hintOf('identity-card-front', how)).toBe(hint);
  });

  it('upright, where it should lie', () => {
    expect(hintOf('identity-card-back', { angle: 90, fill: 0.5 })).toBe('turn');
  });

  it.each([40, 96, 200])('that is not there: an empty table of brightness %i', (background) => {
    expect(hintOf(undefined, { background })).toBe(background === 40 ? 'dark' : 'empty');
  });

  it('that is none: a face in place of it', () => {
    expect(hintOf('face', {}, 'document')).toBe('empty');
  });
});

describe('a face', () => {
  it.each(['face', 'face-2', 'face-3'])(
    '%s is never called good by what cannot tell a face, whatever its skin',
    (name) => {
      expect(hintOf(name)).toBe('unsure');
      expect(hintOf(name, { brightness: 0.5 })).toBe('unsure');
    },
  );

  it.each<[what: string, how: Photograph, hint: Hint]>([
    ['in the dark', { brightness: 0.25 }, 'dark'],
    ['out of focus', { blur: 9 }, 'blur'],
    ['against a window', { glare: 0.3 }, 'glare'],
  ])('%s', (_, how, hint) => {
    for (const name of ['face', 'face-2', 'face-3']) expect(hintOf(name, how)).toBe(hint);
  });

  it('that is not there', () => {
    expect(hintOf('face-none')).toBe('empty');
  });
});

describe('motion', () => {
  const pictureOf = (how: Photograph) =>
    lookAt(shoot('identity-card-front', how), 'document', shapes.card).picture;
  const motionOf = (shift: number, how: Photograph = {}) =>
    measureMotion(pictureOf({ ...how, x: 0.5 + shift / 960 }), pictureOf(how));

  it('is told in pixels of the small picture, whatever the light', () => {
    for (const brightness of [1, 0.5]) {
      expect(motionOf(6, { brightness, noise: 0 })).toBeGreaterThan(0.5);
      expect(motionOf(6, { brightness, noise: 0 })).toBeLessThan(1.2);
    }
  });

  it('is none for noise, nor for an exposure that adapts itself', () => {
    const still = pictureOf({ noise: 0 });
    expect(measureMotion(pictureOf({ noise: 8 }), still)).toBeLessThan(0.2);
    expect(measureMotion(pictureOf({ brightness: 0.9, noise: 0 }), still)).toBeLessThan(0.6);
  });

  it('of a hand that swings is said, of one that trembles not', () => {
    const moved = (x: number) =>
      hintAfter(
        shoot('identity-card-front'),
        shoot('identity-card-front', { x: 0.5 + x }),
        'document',
        shapes.card,
      );
    expect(moved(0.03)).toBe('motion');
    expect(moved(0.002)).toBe('good');
  });
});
