// Puts the figures of the last run into docs/performance.md and docs/capture.md, between their marks, and
// draws the chart.

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { FirstFrameFigures } from '../first-frame/summary.js';
import { options } from '../options.js';
import type { SelfTimes } from '../profile/self-times.js';
import type { SceneFigures } from '../../scenes/scene-figures.js';
import { lookTable, sceneTables, type LookFigures } from './camera-tables.js';
import { drawChart } from './chart.js';
import {
  coldTable,
  elementCostsTable,
  firstFrameTables,
  kitTable,
  profileTables,
  type ColdFigures,
  type ElementCosts,
  type KitFigures,
} from './tables.js';

interface Figures {
  readonly 'first-frame'?: FirstFrameFigures;
  readonly unwatched?: FirstFrameFigures;
  readonly 'element-costs'?: Readonly<Record<string, ElementCosts>>;
  readonly profile?: Readonly<Record<string, SelfTimes>>;
  readonly kit?: KitFigures;
  readonly cold?: ColdFigures;
  readonly scenes?: readonly SceneFigures[];
  readonly guidance?: readonly LookFigures[];
}

const figures: Figures = JSON.parse(readFileSync(options.out, 'utf8'));

/** Of the machine its processor alone. */
function describeRun({ chromiumVersion, rounds }: FirstFrameFigures): string {
  const [{ model } = { model: 'unknown' }] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${model}, ${cpus().length} cores`;
  const versions = `Chromium ${chromiumVersion}, Node ${process.versions.node}`;
  return `Measured on ${date}: ${machine}; ${versions}; ${rounds} rounds.`;
}

const { 'first-frame': firstFrame, unwatched, 'element-costs': elementCosts, profile } = figures;
const { kit, cold, scenes, guidance } = figures;
writeParts('docs/performance.md', {
  chart:
    firstFrame &&
    '![Time to the page of the provider, of this element and its peers, by a vanilla one](first-frame.svg)',
  run: firstFrame && describeRun(firstFrame),
  'first-frame': firstFrame && firstFrameTables(firstFrame),
  unwatched: unwatched && `${describeRun(unwatched)}\n\n${firstFrameTables(unwatched)}`,
  'element-costs': elementCosts && elementCostsTable(elementCosts),
  profile: profile && profileTables(profile),
  kit: kit && kitTable(kit),
  cold: cold && coldTable(cold),
});
writeParts('docs/capture.md', {
  scenes: scenes && sceneTables(scenes),
  guidance: guidance && lookTable(guidance),
});
if (firstFrame) writeFileSync('docs/first-frame.svg', drawChart(firstFrame));

/** By the names of their marks. */
function writeParts(document: string, parts: Readonly<Record<string, string | undefined>>): void {
  let text = readFileSync(document, 'utf8');
  for (const [name, part] of Object.entries(parts)) {
    if (part === undefined) continue; // what was not measured stays as it was
    const [begin, end] = [`<!-- bench: ${name} -->`, `<!-- end: ${name} -->`];
    const [before, rest = ''] = text.split(begin);
    const [, after] = rest.split(end);
    if (after === undefined) throw new Error(`${document} has no place for ${name}.`);
    text = `${before ?? ''}${begin}\n\n${part}\n\n${end}${after}`;
  }
  writeFileSync(document, text);
  console.log(`${document} is written.`);
}
