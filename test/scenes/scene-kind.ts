// How kinds of scenes are made. Each scene is made anew for each seed: another place, another light, another
// paper.

import { createChance, layers, posed, type Pose, type Surface } from './surface.js';
import type { Scene } from './watch-scene.js';

/**
 * What has to become of a scene. `either`: to a camera it is a document, to a person it is none, so that both
 * are right.
 */
export type SceneOutcome = 'fires' | 'stays' | 'either';

export interface SceneKind {
  readonly name: string;
  readonly wanted: SceneOutcome;
  make(seed: number): Scene;
}

type Chance = (least: number, most: number) => number;
type Make = (chance: Chance) => Partial<Scene> & { readonly surface: Surface };
type SceneDocument = typeof CARD;

const CARD = { width: 85.6, aspect: 85.6 / 54 };
export const PASSPORT = { width: 125, aspect: 125 / 88 };
export const streams = {
  wide: { width: 1280, height: 720 },
  upright: { width: 720, height: 1280 },
  square: { width: 720, height: 720 },
} as const;

/** Of a document that is wanted: what is seen instead is `make`'s. */
export const sceneKindOf =
  (wanted: SceneOutcome, document: SceneDocument = CARD) =>
  (name: string, make: Make): SceneKind => ({
    name,
    wanted,
    make: (seed) => {
      const random = createChance(seed + name.length * 101);
      const chance: Chance = (least, most) => least + random() * (most - least);
      return { video: streams.wide, ...document, ...make(chance) };
    },
  });

/** As people hold it who mean to: nearly straight, nearly in the middle. */
export const held = (chance: Chance, pose: Pose = {}): Pose => ({
  x: chance(-4, 4),
  y: chance(-3, 3),
  scale: chance(0.86, 1.02),
  angle: chance(-4, 4),
  slantX: chance(-0.06, 0.06),
  slantY: chance(-0.06, 0.06),
  ...pose,
});

export const on = (background: Surface, surface: Surface, pose: Pose): Surface =>
  layers(posed(surface, pose), background);
