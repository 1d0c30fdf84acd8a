// A slice of `npm run bench scenes`, which watches twenty of each kind.

import { pathToFileURL } from 'node:url';
import { bundle } from '../support/bundle.mjs';
import type * as Counting from './count-scenes.js';

// As one file, because each pixel is painted by small functions of several modules: as Vitest loads modules,
// a call from one to the other takes longer than the function.
const bundled = await bundle('test/scenes/count-scenes.ts');
const { countScenes } = (await import(
  /* @vite-ignore */ pathToFileURL(bundled.file).href
)) as typeof Counting;
const counts = countScenes([11, 12]);
afterAll(bundled.remove);

it('no scene takes itself that is not a document well held', () => {
  expect(
    counts.filter(({ kind, fired }) => kind.wanted === 'stays' && fired > 0).map(({ kind }) => kind.name),
  ).toEqual([]);
});

it.each([
  ['a laptop', [20, 33]],
  ['a wide screen', [26]],
  ['an old screen', [49, 96]],
  ['a window with a view', [25, 36, 107]],
] as const)(
  '%s does not take itself from aslant, where one side of its frame was found within',
  (name, seeds) => {
    const fired = countScenes(seeds, name).map((count) => [count.kind.name, count.fired]);
    expect(fired).toEqual(fired.map(([kind]) => [kind, 0]));
  },
);

it('of right scenes, at least 95 % take themselves within three seconds', () => {
  const right = counts.filter(({ kind }) => kind.wanted === 'fires');
  const fired = right.reduce((all, count) => all + count.fired, 0);
  const scenes = right.reduce((all, count) => all + count.scenes, 0);
  expect(
    fired / scenes,
    right
      .filter((c) => c.fired < c.scenes)
      .map((c) => `${c.kind.name}: ${c.hint}`)
      .join(),
  ).toBeGreaterThanOrEqual(0.95);
});

it('there are at least thirty kinds, upright ones among them', () => {
  expect(counts.length).toBeGreaterThanOrEqual(30);
  expect(
    counts.filter(({ kind }) => kind.make(1).video.height > kind.make(1).video.width).length,
  ).toBeGreaterThan(2);
});
