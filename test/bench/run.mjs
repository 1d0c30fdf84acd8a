// `npm run bench -- [names] [options]`: each bench in a process of its own, built from the sources. They
// measure for a minute or more each, print what they found, and fail where a gate is missed. They are no part
// of `npm test`, which has short versions of them. The options are in options.ts; docs/performance.md says
// how the figures there were made.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from '../support/bundle.mjs';

const all = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace(/\.bench\.ts$/, ''));
const given = process.argv.slice(2);
const wished = given.filter((word) => !word.startsWith('--'));
const options = given.filter((word) => word.startsWith('--')); // `--rounds=5`, in one word
const unknown = wished.filter((name) => name !== 'document' && !all.includes(name));
if (unknown.length > 0)
  throw new Error(`There is no bench ${unknown.join(', ')}. There are: ${all.join(', ')}, and document.`);

for (const name of wished.length > 0 ? all.filter((name) => wished.includes(name)) : all)
  await run(name, `test/bench/${name}.bench.ts`);
// of the figures that are there: a quick run's are not worth it
if (wished.includes('document') || options.includes('--write'))
  await run('document', 'test/bench/document/write.ts');

async function run(name, entry) {
  console.log(`\n=== ${name}\n`);
  const { file, remove } = await bundle(entry);
  const { status } = spawnSync(process.execPath, ['--expose-gc', file, ...options], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  remove();
  if (status !== 0) process.exitCode = 1;
}
