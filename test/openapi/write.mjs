// `npm run openapi`: writes docs/openapi.json.

import { writeFileSync } from 'node:fs';
import { bundle } from '../support/bundle.mjs';

const { file, remove } = await bundle('test/openapi/document.ts');
const { openApiText } = await import(file);
writeFileSync('docs/openapi.json', openApiText());
remove();
