// The text of src/enrolment/known-attributes.ts, which tells those that look at a page without the element
// what its attributes are.

import { attributesOf } from './editor-data.ts';
import type { ElementModel } from './element-model.ts';

export const knownAttributesPath = 'src/enrolment/known-attributes.ts';

export function knownAttributesText(model: ElementModel): string {
  const lines = attributesOf(model).map(({ name, words, isFlag }) => {
    const key = /^\w+$/.test(name) ? name : `'${name}'`;
    return `  ${key}: ${isFlag ? 'null' : `[${words.map((word) => `'${word}'`).join(', ')}]`},`;
  });
  return `// The element's attributes, for those who look at a page without the element.
// \`npm run manifest\` writes it.

/** The words that an attribute takes; an empty list is free text, null a flag. */
export const knownAttributes: Readonly<Record<string, readonly string[] | null>> = {
${lines.join('\n')}
};
`;
}
