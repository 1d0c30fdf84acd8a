import { knownAttributes } from '../../enrolment/known-attributes.js';
import { nearestWord } from '../../enrolment/nearest-word.js';
import { error, type Check, type Finding } from '../finding.js';
import { entriesOf, originsOf } from '../site.js';

/** Every attribute that takes one of a few words has one of them, and origins are origins. */
export const attributeValues: Check = {
  name: 'attribute-values',
  run({ elements }) {
    if (elements.length === 0) return { skipped: 'the HTML has no <kyc-enrolment>: a script makes it' };
    return elements.flatMap(({ attributes }) => [
      ...Object.entries(attributes).flatMap(([name, value]) => wrongWord(name, value)),
      ...wrongOrigins(attributes['provider-origins'] ?? ''),
    ]);
  },
};

function wrongWord(name: string, value: string): readonly Finding[] {
  const known = Object.hasOwn(knownAttributes, name) ? (knownAttributes[name] ?? []) : [];
  if (known.length === 0 || known.includes(value)) return [];
  const near = nearestWord(value, known) ?? known[0] ?? '';
  return [
    error(
      'the-element-does-not-start',
      `${name} has a word that the element does not know, and counts as ${known[0] ?? ''}.`,
      `${name}="${near}" (one of ${known.join(', ')})`,
    ),
  ];
}

/** The line has every entry, so that it can stand in the place of the attribute. */
function wrongOrigins(text: string): readonly Finding[] {
  const entries = entriesOf(text);
  const right = originsOf(text).map((origin) => (URL.canParse(origin) ? origin : 'https://provider.example'));
  if (entries.every((entry, index) => entry === right[index])) return [];
  return [
    error(
      'the-element-does-not-start',
      'provider-origins has an entry that is no exact origin, so no page is ever of it.',
      `provider-origins="${right.join(' ')}"`,
    ),
  ];
}
