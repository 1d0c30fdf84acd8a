import { nearestWord } from '../../enrolment/nearest-word.js';
import { error, type Check, type Finding } from '../finding.js';
import type { Tag } from '../read-html.js';

const noElement = 'the HTML has no <kyc-enrolment>: a script makes it';

/** The element knows whom to ask. */
export const tokenSource: Check = {
  name: 'token-source',
  run({ elements, tags, scripts, base, page }) {
    if (elements.length === 0) return otherTag(tags) ?? { skipped: noElement };
    const chapter = 'the-element-does-not-start';
    if (base.origin !== page.url.origin)
      return [
        error(
          chapter,
          `A <base> makes relative addresses lead to ${base.origin}, the token endpoint's too.`,
          'Write token-endpoint as a whole address.',
        ),
      ];
    const without = elements.filter(({ attributes }) => !attributes['token-endpoint']);
    if (without.length === 0) return [];
    const isScripted = tags.some(({ text }) => /tokenEndpoint|requestSession|token-endpoint/.test(text));
    const external = tags.filter(
      ({ name, attributes }) => name === 'script' && attributes['src'] !== undefined,
    );
    if (isScripted || external.some((tag) => !scripts.some((ours) => ours.tag === tag)))
      return { skipped: 'a script may set the token endpoint' };
    return [
      error(
        chapter,
        'The element has no token source, so it never asks for a session.',
        '<kyc-enrolment token-endpoint="/kyc/session"></kyc-enrolment>',
      ),
    ];
  },
};

/** To a browser a mistyped tag is an empty one, and nothing of ours can say so in the page. */
function otherTag(tags: readonly Tag[]): readonly Finding[] | undefined {
  const wrong = tags.find(({ name }) => name.includes('-') && nearestWord(name, ['kyc-enrolment']));
  if (!wrong) return undefined;
  const words = `The page has <${wrong.name}>, which is no element of ours: did you mean <kyc-enrolment>?`;
  return [error('nothing-is-shown', words, '<kyc-enrolment token-endpoint="/kyc/session"></kyc-enrolment>')];
}
