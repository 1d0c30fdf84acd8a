// How many texts chance makes for a test in a browser, and from which seed. The grid has them all.

import { gridSeed, isGrid } from './grid.ts';

/** Handed to the browsers, which have no environment. */
export const chance = isGrid ? { numRuns: 10_000, seed: 62 } : { numRuns: 2_500, seed: gridSeed };

declare module 'vitest' {
  interface ProvidedContext {
    chance: typeof chance;
  }
}
