// `npm run manifest`: writes src/enrolment/known-attributes.ts from the element's source.

import { writeFileSync } from 'node:fs';
import { bundle } from '../support/bundle.mjs';

const model = await bundle('build/element-model.ts');
const known = await bundle('build/known-attributes.ts');
const { readElement } = await import(model.file);
const { knownAttributesPath, knownAttributesText } = await import(known.file);
writeFileSync(knownAttributesPath, knownAttributesText(readElement(`${process.cwd()}/`)));
model.remove();
known.remove();
