// The specimens as a camera of 960 x 540 sees them, and what the widget's guidance says of them: whoever
// tries it with one must be guided as with a real document. (Here and not with the guidance, because drawing
// them in three browsers takes minutes.)

import { judge, type Hint, type PictureKind } from '../../src/capture/judge.js';
import { LOOK_WIDTH, PATCH } from '../../src/capture/look.js';
import { measure, measureSharpness, type GreyPicture, type Measures } from '../../src/capture/measure.js';
import type { Area } from '../../src/capture/picture.js';
import type { Raster } from '../../src/sandbox/specimen/raster.js';
import { photograph, type Photograph } from '../support/photograph.js';
import { drawSpecimen } from '../support/pictures.js';

/** The shapes with what is around them. */
const areas: Readonly<Record<PictureKind, Area>> = {
  document: { x: 80, y: 18, width: 800, height: 504 },
  face: { x: 280, y: 0, width: 400, height: 540 },
};

const shots = new Map<string, Raster>();

/** Drawing is slow; each is drawn once. */
function shoot(specimen: string | undefined, how: Photograph = {}): Raster {
  const key = JSON.stringify([specimen, how]);
  const shot =
    shots.get(key) ??
    photograph(specimen === undefined ? undefined : drawSpecimen(specimen), {
      width: 960,
      height: 540,
      fill: specimen?.startsWith('face') ? 1 : 0.86,
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

function look(frame: Raster, kind: PictureKind, before = frame): Measures & { sharpness: number } {
  const area = areas[kind];
  const measures = measure(grey(frame, area, LOOK_WIDTH), grey(before, area, LOOK_WIDTH));
  const step = area.width / LOOK_WIDTH;
  const [x, y] = [
    area.x + measures.busiest.x * step - PATCH / 2,
    area.y + measures.busiest.y * step - PATCH / 2,
  ];
  return {
    ...measures,
    sharpness: measureSharpness(grey(frame, { x, y, width: PATCH, height: PATCH }, PATCH)),
  };
}

const hintOf = (
  specimen: string | undefined,
  how: Photograph = {},
  kind: PictureKind = specimen?.startsWith('face') ? 'face' : 'document',
) => judge(look(shoot(specimen, how), kind), kind);

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
    ['under a large window', { glare: 0.3 }, 'glare'],
    ['on a white table', { background: 230 }, 'good'],
    ['on a black table', { background: 10 }, 'good'],
    ['not quite straight', { angle: 4 }, 'good'],
    ['not quite in the middle', { x: 0.46, y: 0.52 }, 'good'],
    ['too far away', { fill: 0.4 }, 'empty'],
    ['mostly outside', { x: 0.02 }, 'empty'],
  ])('%s', (_, how, hint) => {
    expect(hintOf('identity-card-front', how)).toBe(hint);
  });

  it.each([40, 96, 200])('that is not there: an empty table of brightness %i', (background) => {
    expect(hintOf(undefined, { background })).toBe(background === 40 ? 'dark' : 'empty');
  });

  it('that is none: a face in place of it', () => {
    expect(hintOf('face', {}, 'document')).toBe('empty');
  });
});

describe('a face', () => {
  it.each(['face', 'face-2', 'face-3'])('%s is good, whatever its skin', (name) => {
    expect(hintOf(name)).toBe('good');
    expect(hintOf(name, { brightness: 0.5 })).toBe('good');
  });

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
  const motionOf = (shift: number, how: Photograph = {}) =>
    look(
      shoot('identity-card-front', { ...how, x: 0.5 + shift / 960 }),
      'document',
      shoot('identity-card-front', how),
    ).motion;

  it('is told in pixels of the small picture, whatever the light', () => {
    for (const brightness of [1, 0.5]) {
      expect(motionOf(5, { brightness, noise: 0 })).toBeGreaterThan(0.5);
      expect(motionOf(5, { brightness, noise: 0 })).toBeLessThan(1.2);
    }
  });

  it('is none for noise, nor for an exposure that adapts itself', () => {
    const still = shoot('identity-card-front', { noise: 0 });
    expect(look(shoot('identity-card-front', { noise: 8 }), 'document', still).motion).toBeLessThan(0.2);
    expect(
      look(shoot('identity-card-front', { brightness: 0.9, noise: 0 }), 'document', still).motion,
    ).toBeLessThan(0.6);
  });

  it('of a hand that swings is said, of one that trembles not', () => {
    const moved = (x: number) =>
      judge(
        look(shoot('identity-card-front', { x: 0.5 + x }), 'document', shoot('identity-card-front')),
        'document',
      );
    expect(moved(0.03)).toBe('motion');
    expect(moved(0.002)).toBe('good');
  });
});
