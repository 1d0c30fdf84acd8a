// Every kind watched with several seeds, and what came of it.

import { rightScenes } from './right-scenes.js';
import type { SceneKind } from './scene-kind.js';
import { likeDocuments, wrongScenes } from './wrong-scenes.js';
import { watchScene } from './watch-scene.js';

/** How long a scene is watched; a right one has to take itself within it. */
const SECONDS = 3;

export interface SceneCount {
  readonly kind: SceneKind;
  readonly scenes: number;
  readonly fired: number;
  /** The hint that was said longest in most of them. */
  readonly hint: string;
  /** How long it took in the mean, in seconds; undefined where none took itself. */
  readonly seconds: number | undefined;
  /** The longest that it took. */
  readonly slowest: number | undefined;
}

export const sceneKinds: readonly SceneKind[] = [...rightScenes, ...wrongScenes, ...likeDocuments];

/** Of the kinds whose name has `named` in it. */
export function countScenes(seeds: readonly number[], named = ''): SceneCount[] {
  return sceneKinds
    .filter(({ name }) => name.includes(named))
    .map((kind) => {
      const watched = seeds.map((seed) => watchScene(kind.make(seed), seed, SECONDS));
      const times = watched.flatMap(({ firedAfter }) => firedAfter ?? []);
      const hints = watched.map(({ hint }) => hint);
      const countOf = (hint: string) => hints.filter((other) => other === hint).length;
      const [hint = ''] = hints.toSorted((a, b) => countOf(b) - countOf(a));
      return {
        kind,
        scenes: seeds.length,
        fired: times.length,
        hint,
        seconds: times.length ? times.reduce((sum, time) => sum + time, 0) / times.length : undefined,
        slowest: times.length ? Math.max(...times) : undefined,
      };
    });
}
