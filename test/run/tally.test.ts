// The runners' own reporters, run by the runners themselves: a file that fails, one that does not load.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/build.ts';
import { readTally } from '../support/run/tally.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'node_modules', '.kyc-tally-')); // where the runners' packages are found
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run(command: string, files: Readonly<Record<string, string>>, args: readonly string[]) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const path = join(folder, 'tally.jsonl');
  const env = { ...process.env, KYC_TALLY: path, VITEST: undefined, VITEST_POOL_ID: undefined };
  spawnSync(process.execPath, [join(root, 'node_modules', command), ...args], { cwd: folder, env });
  const lines = readTally(path);
  const of = (wanted: string) =>
    lines.filter(({ file }) => file === wanted).map(({ result, over }) => result ?? over);
  return { lines, of };
}

const reporter = (name: string) => `--reporter=${root}test/support/run/${name}-tally.mjs`;

// each starts a runner, for which a busy machine takes its time
describe('the tally', { timeout: 120_000 }, () => {
  it('of Vitest has every test, and a file that does not load as a failure', () => {
    const test = (text: string) => `import { test } from 'vitest';\n${text}`;
    const { lines, of } = run(
      'vitest/vitest.mjs',
      {
        'a.test.js': test(
          "test('a', () => 0); test('b', () => { throw new Error('no'); }); test.skip('c', () => 0);",
        ),
        'b.test.js': "import './nowhere.js';",
        'vitest.config.js': 'export default {};',
      },
      ['run', reporter('vitest')],
    );
    expect([...(lines[0]?.files ?? [])].sort()).toEqual(['a.test.js', 'b.test.js']);
    expect(of('a.test.js')).toEqual(['passed', 'failed', 'skipped', true]);
    expect(of('b.test.js')).toEqual(['failed', true]);
    expect(lines.flatMap(({ name }) => name ?? []).sort()).toEqual(['b: no', 'the file itself']);
    expect(lines.at(-1)).toEqual({ end: true });
  });

  it('of Playwright has every try, and an error outside of the tests', () => {
    const test = (text: string) => `import { test } from '@playwright/test';\n${text}`;
    const { lines, of } = run(
      '@playwright/test/cli.js',
      {
        'a.spec.mjs': test(
          "test('a', () => {}); test('b', () => { throw new Error('no'); }); test.skip('c', () => {});",
        ),
        'playwright.config.mjs': 'export default { retries: 1 };',
      },
      ['test', reporter('playwright')],
    );
    expect(of('a.spec.mjs').sort()).toEqual(['failed', 'failed', 'passed', 'skipped']);
    expect(lines.flatMap(({ name }) => name ?? [])).toEqual(['b: Error: no', 'b: Error: no']);
    expect(lines.at(-1)).toEqual({ end: true });
  });
});
