import { knownAttributes } from '../../enrolment/known-attributes.js';
import { nearestWord } from '../../enrolment/nearest-word.js';
import { error, warning, type Check } from '../finding.js';

/** Attributes of every element, and those that frameworks write. */
const prefixes = 'data|aria|ng|hx|svelte|astro|astro-cid|q|x|v|s|c|js|wire|turbo';
const notOurs = new RegExp(`^(?:(?:${prefixes})-.*|on\\w+|_.*|[\\w-]*[^a-z\\d-].*)$`);
const global = new Set(
  (
    'accesskey autocapitalize autofocus class contenteditable dir draggable enterkeyhint exportparts ' +
    'hidden id inert inputmode is itemid itemprop itemref itemscope itemtype key nonce part popover ref ' +
    'role slot spellcheck style tabindex title translate writingsuggestions'
  ).split(' '),
);

/** Every attribute of the element is one that it knows. */
export const attributeNames: Check = {
  name: 'attributes',
  run({ elements }) {
    if (elements.length === 0) return { skipped: 'the HTML has no <kyc-enrolment>: a script makes it' };
    const names = [...new Set(elements.flatMap(({ attributes }) => Object.keys(attributes)))];
    const unknown = names.filter(
      (name) => !Object.hasOwn(knownAttributes, name) && !global.has(name) && !notOurs.test(name),
    );
    return unknown.map((name) => {
      const near = nearestWord(name, Object.keys(knownAttributes));
      const chapter = 'the-element-does-not-start';
      return near === undefined
        ? warning(
            chapter,
            `The element knows no attribute ${name}.`,
            `Remove ${name}, or name it data-${name}.`,
          )
        : error(chapter, `The element knows no attribute ${name}: did you mean ${near}?`, `${near}="…"`);
    });
  },
};
