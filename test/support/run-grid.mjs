// `npm run test:grid`: every case in every circumstance. `npm test` runs only a part of it. The grid has
// behaviour over SQLite, specimens in every light, ten thousand hostile texts, 10nPay's scenarios in every
// display, and every state opened in every look.

import { countStep } from './run/count.mjs';
import { useMemoryFolder } from './run/memory-folder.mjs';
import { runAll } from './run/steps.mjs';

process.env.KYC_GRID = '1';
useMemoryFolder();
const vitest = ['npx', 'vitest', 'run', '--project'];
const ofNode = [
  'test/server/kit-over-sqlite',
  'test/providers/wultra/over-sqlite',
  'test/providers/trustmatic/judging',
];
const ofBrowsers = [
  'test/e2e/accessibility',
  'test/e2e/capture-accessibility',
  'test/e2e/capture-views',
  'test/e2e/every-screen',
  'test/e2e/tennpay',
  'test/e2e/wultra',
];

await runAll([
  { title: 'Build', command: ['npm', 'run', '--silent', 'build'], count: countStep },
  { title: 'Grid in Node', command: [...vitest, 'node*', ...ofNode], count: countStep },
  {
    title: 'Grid in browsers',
    command: [...vitest, 'browser*', '--project', 'webkitgtk*', 'test/consent/sanitise'],
    count: countStep,
  },
  {
    title: 'Grid end to end',
    command: ['npm', 'run', '--silent', 'test:e2e', '--', ...ofBrowsers],
    count: countStep,
  },
]);
