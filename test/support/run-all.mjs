// `npm test`: every check there is, each under its own heading and with its own output. The last line is
// always `N passed, N failed`. A step without tests of its own (types, lint, build) counts as one.
//
// Steps run side by side, because each of them waits now and then. The browsers' journeys, which fail on a
// starved machine, come before what runs beside them and waits for nobody.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countStep, countTests } from './run/count.mjs';
import { useMemoryFolder } from './run/memory-folder.mjs';
import { runAll } from './run/steps.mjs';
import { webkitGtkFound } from './webkitgtk-found.mjs';

useMemoryFolder();
const reports = mkdtempSync(join(tmpdir(), 'kyc-test-'));

const npm = (script) => ({ command: ['npm', 'run', '--silent', script], count: countStep });

/** A step with the tests of projects of vite.config.ts. */
function vitest(title, projects, more = {}) {
  const reporters = ['--reporter=default', '--reporter=./test/support/run/vitest-tally.mjs'];
  const { workers = 1, isRestarted = false, ...rest } = more;
  const chosen = projects.map((project) => `--project=${project}`);
  const options = [...chosen, `--maxWorkers=${workers}`, ...reporters];
  const command = ['npm', 'run', '--silent', 'test:component', '--', ...options];
  return {
    title,
    command,
    count: countTests,
    tally: join(reports, `${title.replace(/\W/g, '')}.jsonl`),
    ...(isRestarted && { again: (files) => [...command, ...files] }),
    ...rest,
  };
}

const endToEnd = ['test:e2e', '--', '--reporter=list,./test/support/run/playwright-tally.mjs'];

await runAll([
  { title: 'Browser', command: ['node', 'test/support/browser.mjs'], count: countStep },
  [
    // Many of the tests wait for a database or a process half of their time.
    [{ title: 'Build', ...npm('build') }, vitest('Tests in Node', ['node', 'node-alone'], { workers: 2 })],
    // The engine stops responding or crashes now and then, about once in five whole runs. A test and its
    // hooks have a minute at most.
    ...(webkitGtkFound
      ? [vitest('Components in WebKitGTK', ['webkitgtk*'], { stillMs: 90_000, isRestarted: true })]
      : []),
    vitest('Components in browsers', ['browser*']),
  ],
  [
    {
      title: 'End to end',
      command: ['npm', 'run', '--silent', ...endToEnd],
      count: countTests,
      tally: join(reports, 'playwright.jsonl'),
    },
    ...[
      { title: 'Types and lint', ...npm('lint') },
      vitest('Tests of the tree', ['node-tree']),
      { title: 'Format', ...npm('format:check') },
      { title: 'Unused exports', ...npm('knip') },
    ].map((step) => ({ ...step, isYielding: true })),
  ],
]);
rmSync(reports, { recursive: true, force: true });
