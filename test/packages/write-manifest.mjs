// `npm run manifest`: writes what is made of the element's source: src/enrolment/known-attributes.ts, and the
// tables of docs.

import { readFileSync, writeFileSync } from 'node:fs';
import { bundle } from '../support/bundle.mjs';

const bundles = await Promise.all(
  ['build/element-model.ts', 'build/known-attributes.ts', 'build/docs-tables.ts'].map(bundle),
);
const [{ readElement }, { knownAttributesPath, knownAttributesText }, { docsTables, withTables }] =
  await Promise.all(bundles.map(({ file }) => import(file)));
const model = readElement(`${process.cwd()}/`);
writeFileSync(knownAttributesPath, knownAttributesText(model));
for (const [page, tables] of Object.entries(docsTables(model)))
  writeFileSync(page, withTables(readFileSync(page, 'utf8'), tables));
for (const { remove } of bundles) remove();
