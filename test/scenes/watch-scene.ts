// A scene as the guidance sees it: looks of 160 pixels, seven a second, by a camera that trembles and has
// noise.

import { createAssessor } from '../../src/capture/guidance/assess-look.js';
import type { GreyPicture } from '../../src/capture/guidance/grey-picture.js';
import { createSteadyJudge, type Hint } from '../../src/capture/guidance/judge.js';
import { areaToLookAt } from '../../src/capture/guidance/look-area.js';
import { LOOK_WIDTH, PATCH, type LiveLook } from '../../src/capture/guidance/live-look.js';
import { areaUnder } from '../../src/capture/camera/visible-area.js';
import type { Area } from '../../src/capture/picture/encode-picture.js';
import { createChance, type Surface } from './surface.js';

export interface Scene {
  readonly surface: Surface;
  /** Width of the wanted document, in millimetres, and its width by its height. */
  readonly width: number;
  readonly aspect: number;
  /** Of the stream. */
  readonly video: { readonly width: number; readonly height: number };
  /** How bright it is; 1 as painted. */
  readonly light?: number;
  /** Of the camera; 1 as by day, more in the dark. */
  readonly noise?: number;
  /** In pixels of the stream. */
  readonly blur?: number;
  /** How far it moves from one look to the next, in millimetres. */
  readonly sway?: number;
  /** A lamp's reflection: where and how large, in millimetres. */
  readonly lamp?: { readonly x: number; readonly y: number; readonly radius: number };
}

export interface Watched {
  /** When the picture would have taken itself, in seconds; undefined where it did not. */
  readonly firedAfter?: number;
  /** The hint that was said longest. */
  readonly hint: Hint;
}

const LOOKS_A_SECOND = 7;
/** As viewfinder-styles.ts has it: a viewfinder of 4 by 3, the shape 88 % of its width. */
const FINDER = { x: 0, y: 0, width: 400, height: 300 };
const SHAPE_SHARE = 0.88;
const TREMBLES = 3;

export function watchScene(scene: Scene, seed: number, seconds: number): Watched {
  const chance = createChance(seed);
  const { views, shape } = viewsOf(scene, chance);
  const assess = createAssessor('document');
  const said = new Map<Hint, number>();
  let firedAfter: number | undefined;
  let now = 0;
  const tell = createSteadyJudge({
    onHint: () => undefined,
    onSteady: () => {
      firedAfter ??= now / 1000;
    },
  });
  for (let look = 0; now < seconds * 1000 && firedAfter === undefined; look++, now += 1000 / LOOKS_A_SECOND) {
    const view = views[look % TREMBLES];
    if (!view) break;
    const { hint } = assess(withNoise(view, scene.noise ?? 1, chance), { shape });
    said.set(hint, (said.get(hint) ?? 0) + 1);
    tell(hint, now);
  }
  const [hint = 'empty'] = [...said].sort(([, a], [, b]) => b - a)[0] ?? [];
  return firedAfter === undefined ? { hint } : { hint, firedAfter };
}

/** What the camera sees as it trembles, without noise, and where in it the shape to fit is. */
export function viewsOf(scene: Scene, chance: () => number): { views: readonly LiveLook[]; shape: Area } {
  const shape = shapeIn(scene);
  const area = areaToLookAt(shape, scene.video, 'document');
  const step = area.width / LOOK_WIDTH;
  const views = Array.from({ length: TREMBLES }, (_, i) =>
    createView(scene, { area, shape, offset: (scene.sway ?? 0) * (i - 1) + (chance() - 0.5) * 0.3 }),
  );
  const inLook = {
    x: (shape.x - area.x) / step,
    y: (shape.y - area.y) / step,
    width: shape.width / step,
    height: shape.height / step,
  };
  return { views, shape: inLook };
}

function shapeIn({ video, aspect }: Scene) {
  const width = FINDER.width * SHAPE_SHARE;
  const height = width / aspect;
  const box = { x: (FINDER.width - width) / 2, y: (FINDER.height - height) / 2, width, height };
  return areaUnder(box, { video: FINDER, picture: video });
}

interface ViewOptions {
  readonly area: Area;
  readonly shape: Area;
  readonly offset: number;
}

/** Without noise. */
function createView(scene: Scene, { area, shape, offset }: ViewOptions): LiveLook {
  const { surface, light = 1, lamp, blur = 0 } = scene;
  const scale = scene.width / shape.width;
  const at = (x: number, y: number): number => {
    const [mx, my] = [
      (x - shape.x - shape.width / 2) * scale + offset,
      (y - shape.y - shape.height / 2) * scale + offset * 0.4,
    ];
    const lit = (surface(mx, my) ?? 0) * light;
    const shine = lamp ? Math.max(0, 1.6 - Math.hypot(mx - lamp.x, my - lamp.y) / lamp.radius) : 0;
    return lit + shine * 300;
  };
  const paint = (
    width: number,
    height: number,
    from: { x: number; y: number; step: number },
  ): GreyPicture => {
    const pixels = new Uint8ClampedArray(width * height);
    const spread = Math.max(from.step, blur * 1.5);
    const taps = spread > from.step ? [-7, -5, -3, -1, 1, 3, 5, 7].map((tap) => tap / 16) : [-0.25, 0.25];
    for (let i = 0; i < pixels.length; i++) {
      const [x, y] = [
        from.x + ((i % width) + 0.5) * from.step,
        from.y + (Math.floor(i / width) + 0.5) * from.step,
      ];
      let sum = 0;
      for (const dx of taps) for (const dy of taps) sum += at(x + dx * spread, y + dy * spread);
      pixels[i] = sum / taps.length ** 2;
    }
    return { pixels, width, height };
  };
  const step = area.width / LOOK_WIDTH;
  const patches = new Map<string, GreyPicture>(); // most looks ask for the same
  const patchAt = (x: number, y: number): GreyPicture => {
    const from = { x: area.x + x * step - PATCH / 2, y: area.y + y * step - PATCH / 2, step: 1 };
    const patch = patches.get(`${x} ${y}`) ?? paint(PATCH, PATCH, from);
    patches.set(`${x} ${y}`, patch);
    return patch;
  };
  return {
    picture: paint(LOOK_WIDTH, Math.floor(area.height / step), { ...area, step }),
    closer: ({ x, y }) => patchAt(x, y),
  };
}

/** Looks are means of a few pixels, which have less of it. */
const withNoise = ({ picture, closer }: LiveLook, times: number, chance: () => number): LiveLook => ({
  picture: noisy(picture, 2 * times, chance),
  closer: (point) => noisy(closer(point), 4 * times, chance),
});

function noisy({ pixels, width, height }: GreyPicture, most: number, chance: () => number): GreyPicture {
  return { width, height, pixels: pixels.map((pixel) => pixel + (chance() - 0.5) * 2 * most) };
}
