// `npm test`: every check there is, each under its own heading and with its own output. A failed one hides
// none that follow. The last line is always `N passed, N failed`; a step that runs no tests of its own
// (types, lint, build) counts as one.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { countPlaywright, countStep, countVitest } from './count.mjs';

const MINUTE = 60_000;

/** @param {string} reports a folder for the runners' JSON reports */
const stepsOf = (reports) => {
  const vitest = join(reports, 'vitest.json');
  const playwright = join(reports, 'playwright.json');
  return [
    { title: 'Browser', command: ['node', 'test/support/browser.mjs'], count: countStep },
    { title: 'Types', command: ['npm', 'run', 'typecheck'], count: countStep },
    { title: 'Format', command: ['npm', 'run', 'format:check'], count: countStep },
    { title: 'Lint', command: ['npm', 'run', 'lint'], count: countStep },
    { title: 'Build', command: ['npm', 'run', 'build'], count: countStep },
    {
      title: 'Unit and component tests',
      command: [
        'npm',
        'run',
        'test:component',
        '--',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${vitest}`,
      ],
      count: (code) => countVitest(code, readReport(vitest)),
    },
    {
      title: 'End to end',
      command: ['npm', 'run', 'test:e2e', '--', '--reporter=list,json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: playwright },
      count: (code) => countPlaywright(code, readReport(playwright)),
    },
  ];
};

/** The parsed report; undefined when the runner died before it could write one. */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Resolves with the exit code; null for a step that was killed or could not be started. */
function run({ command: [name, ...args], env }, timeoutMs) {
  return new Promise((resolve) => {
    const child = spawn(name, args, {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      signal: AbortSignal.timeout(timeoutMs), // a runner that hangs is a failure too
      env: { ...process.env, ...env },
    });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(null);
    });
    child.once('close', resolve);
  });
}

/** Runs the steps, says how each went, and sets the exit code. */
export async function runAll(steps) {
  const deadline = performance.now() + 22 * MINUTE;
  const results = [];
  for (const step of steps) {
    console.log(`\n=== ${step.title} ${'='.repeat(Math.max(3, 72 - step.title.length))}\n`);
    const start = performance.now();
    const counts = step.count(
      await run(step, Math.round(Math.max(1000, Math.min(15 * MINUTE, deadline - start)))),
    );
    results.push({ ...counts, title: step.title, seconds: (performance.now() - start) / 1000 });
  }

  console.log(`\n=== Summary ${'='.repeat(65)}\n`);
  for (const { title, passed, failed, skipped = 0, seconds, why } of results) {
    const skips = skipped > 0 ? `, ${skipped} skipped` : '';
    console.log(
      `${failed === 0 ? 'ok  ' : 'FAIL'} ${title.padEnd(26)} ${passed} passed, ${failed} failed${skips} (${seconds.toFixed(0)} s)${why ? `: ${why}` : ''}`,
    );
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const failed = sum('failed');
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`\n${sum('passed')} passed, ${failed} failed`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const reports = mkdtempSync(join(tmpdir(), 'kyc-test-'));
  await runAll(stepsOf(reports));
  rmSync(reports, { recursive: true, force: true });
}
