// A kind of scene as the documents show it.

import type { SceneOutcome } from './scene-kind.js';

export interface SceneFigures {
  readonly name: string;
  readonly wanted: SceneOutcome;
  readonly scenes: number;
  readonly fired: number;
  /** The hint that was said longest in most of them. */
  readonly hint: string;
  /** In the mean, and the longest; absent where none took itself. */
  readonly seconds?: number;
  readonly slowest?: number;
}
