// The tables of docs/capture.md: which scenes take themselves, and what a look costs.

import type { SceneFigures } from '../../scenes/scene-figures.js';
import { wrapProse } from '../../house/wrap-prose.mjs';
import { table } from './tables.js';

/** What a look costs with the processor slowed down `rate` times, in milliseconds. */
export interface LookFigures {
  readonly rate: number;
  readonly look: { readonly median: number; readonly p99: number };
  readonly processorMs: number;
  readonly looksASecond: number;
  /** One look at each kind of scene, without the reading of the video. */
  readonly scenes: readonly { readonly name: string; readonly ms: number }[];
}

export function sceneTables(scenes: readonly SceneFigures[]): string {
  const of = (wanted: SceneFigures['wanted']) => scenes.filter((scene) => scene.wanted === wanted);
  const sum = (these: readonly SceneFigures[], what: 'fired' | 'scenes') =>
    these.reduce((all, scene) => all + scene[what], 0);
  const seconds = of('fires').flatMap((scene) => scene.slowest ?? []);
  const [right, wrong, alike] = [of('fires'), of('stays'), of('either')];
  const rows = (these: readonly SceneFigures[]) =>
    table(
      ['Scene', 'took itself', 'said longest', 'seconds'],
      these.map(({ name, fired, scenes, hint, seconds }) => [
        name,
        `${fired} of ${scenes}`,
        `\`${hint}\``,
        seconds?.toFixed(1) ?? '–',
      ]),
    );
  const [latest, taken, others] = [
    Math.max(0, ...seconds).toFixed(1),
    `${sum(right, 'fired')} of ${sum(right, 'scenes')}`,
    `${sum(wrong, 'fired')} of ${sum(wrong, 'scenes')}`,
  ];
  return [
    wrapProse(
      `${scenes.length} kinds of scenes, ${scenes[0]?.scenes ?? 0} of each. ${taken} documents that are ` +
        `held well took themselves, after ${latest} s at the latest. Of all other scenes that were ` +
        `counted, ${others} did.`,
    ),
    '**Documents that are held well**',
    rows(right),
    '**What is no document, or is not held well**',
    rows(wrong),
    '**What has the shape and the size of a document: a camera cannot tell it from one**',
    rows(alike),
  ].join('\n\n');
}

export function lookTable(runs: readonly LookFigures[]): string {
  return table(
    ['Processor', 'a look', 'the slowest of a hundred', 'processor time a look', 'looks a second', 'scenes'],
    runs.map(({ rate, look, processorMs, looksASecond, scenes }) => [
      `${rate}x slow`,
      `${look.median.toFixed(1)} ms`,
      `${look.p99.toFixed(1)} ms`,
      `${processorMs.toFixed(1)} ms`,
      looksASecond.toFixed(1),
      extremes(scenes),
    ]),
  );
}

/** The median kind and the slowest one. */
function extremes(scenes: LookFigures['scenes']): string {
  const sorted = scenes.toSorted((one, other) => one.ms - other.ms);
  const [middle, slowest] = [sorted[sorted.length >> 1], sorted.at(-1)];
  return `${middle?.ms.toFixed(1) ?? '–'} ms, ${slowest?.name ?? ''} ${slowest?.ms.toFixed(1) ?? '–'} ms`;
}
