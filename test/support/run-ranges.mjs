// `npm run test:ranges`: runs the tests of the source in a copy of the tree, against the lowest and the
// newest version of every dependency that the packages' ranges allow. It needs a build, which contains the
// ranges. Its arguments are passed to vitest.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const leftOut = ['.git', 'dist', 'coverage', 'test-results', 'playwright-report'];
/** What others have kept there. A database's files would belong to nobody who may open them. */
const kept = /\bnode_modules[\\/]\.(cache|vite|kyc-bundles)\b/;
/** Tests about the tree itself, not about its behaviour. */
const ofTheTree = ['test/packages/**', 'test/house/**', 'test/house.test.ts'];

const packages = readdirSync('dist/packages').filter((name) => !name.endsWith('.tgz'));
const ranges = Object.assign(
  {},
  ...packages.map((name) => {
    const manifest = JSON.parse(readFileSync(`dist/packages/${name}/package.json`, 'utf8'));
    return { ...manifest.dependencies, ...manifest.optionalDependencies };
  }),
);

/** @param {(range: string) => string} versionOf */
function testWith(title, versionOf) {
  const folder = mkdtempSync(join(tmpdir(), 'kyc-ranges-'));
  for (const entry of readdirSync('.').filter((name) => !leftOut.includes(name)))
    cpSync(entry, join(folder, entry), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !kept.test(path),
    });
  const wanted = Object.entries(ranges).map(([name, range]) => `${name}@${versionOf(range)}`);
  console.log(`\n=== ${title}: ${wanted.join(' ')}\n`);
  const run = (command, args) =>
    spawnSync(command, args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
      .status === 0;
  const quietly = [
    '--no-save',
    '--ignore-scripts',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--silent',
  ];
  const passed =
    run('npm', ['install', ...quietly, ...wanted]) &&
    run('npx', [
      'vitest',
      'run',
      ...ofTheTree.flatMap((files) => ['--exclude', files]),
      ...process.argv.slice(2),
    ]);
  rmSync(folder, { recursive: true, force: true });
  return passed;
}

const results = [testWith('lowest', (range) => range.replace('^', '')), testWith('newest', (range) => range)];
process.exitCode = results.every(Boolean) ? 0 : 1;
