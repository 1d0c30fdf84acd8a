// `npm run bench scenes`: a table of the scenes, and of which take themselves.

import { countScenes } from '../scenes/count-scenes.js';
import type { SceneOutcome } from '../scenes/scene-kind.js';
import { keepFigures } from './report.js';

const seeds = Array.from({ length: Number(process.env['SCENES'] ?? 20) }, (_, index) => index + 1);
const from = performance.now();
const counts = countScenes(seeds, process.env['SCENE'] ?? '');
console.table(
  counts.map(({ kind, scenes, fired, hint, seconds }) => ({
    scene: kind.name,
    wanted: kind.wanted,
    fired: `${fired} of ${scenes}`,
    hint,
    seconds: seconds?.toFixed(1) ?? '',
  })),
);
const isWhole = !process.env['SCENE'];
if (isWhole)
  keepFigures(
    'scenes',
    counts.map(({ kind: { name, wanted }, ...figures }) => ({ name, wanted, ...figures })),
  );
const sum = (wanted: SceneOutcome) => {
  const these = counts.filter(({ kind }) => kind.wanted === wanted);
  return [
    these.reduce((all, { fired }) => all + fired, 0),
    these.reduce((all, { scenes }) => all + scenes, 0),
  ] as const;
};
const [rightFired, right] = sum('fires');
const [wrongFired, wrong] = sum('stays');
console.log(
  `${rightFired} of ${right} right scenes and ${wrongFired} of ${wrong} wrong ones took themselves,`,
);
console.log(`in ${Math.round((performance.now() - from) / 1000)} s.`);
if (wrongFired > 0 || rightFired < 0.95 * right) process.exitCode = 1;
