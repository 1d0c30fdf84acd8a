// `npm run checks`: writes the tests column in docs/checks.md.

import { readFileSync, writeFileSync } from 'node:fs';
import { bundle } from '../support/bundle.mjs';

const { file, remove } = await bundle('test/house/checks.ts');
const { withTests, readTests } = await import(file);
writeFileSync('docs/checks.md', withTests(readFileSync('docs/checks.md', 'utf8'), readTests('test')));
remove();
