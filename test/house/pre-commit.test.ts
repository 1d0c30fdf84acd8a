import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../support/build.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();
beforeAll(() => run('git', ['init', '--quiet'], { cwd: folder }));

/** What the hook prints for a commit with this file. */
function commit(name: string, staged: string, { inFolder = staged } = {}) {
  writeFileSync(join(folder, name), staged);
  run('git', ['add', name], { cwd: folder });
  writeFileSync(join(folder, name), inFolder);
  return spawnSync(process.execPath, [`${root}test/house/pre-commit.mjs`, name], {
    cwd: folder,
    encoding: 'utf8',
  });
}

const formatted = 'const one = 1;\n';

it.each([
  ['a file out of format', 'a.ts', 'const one=1', /a\.ts is not formatted/],
  ['the marks of a merge', 'a.css', 'a {\n}\n<<<<<<< HEAD\n', /a\.css/],
  ['a test that runs alone', 'a.test.ts', "it.only('a', () => undefined);\n", /\.only/],
  [
    'a check that is switched off',
    'a.ts',
    `// eslint-disable-next-line\n${formatted}`,
    /switches a check off/,
  ],
  ['long prose', 'a.md', `${'word '.repeat(30)}\n`, /npm run wrap/],
])('%s keeps from a commit', (_, name, source, why) => {
  const { status, stderr } = commit(name, source);
  expect(status).toBe(1);
  expect(stderr).toMatch(why);
});

it('what is staged counts, not what lies in the folder', () => {
  expect(commit('a.ts', formatted, { inFolder: 'const one=1' })).toMatchObject({ status: 0, stderr: '' });
  expect(commit('a.ts', 'const one=1', { inFolder: formatted }).status).toBe(1);
});
