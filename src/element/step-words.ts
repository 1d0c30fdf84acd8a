// The words for where in a journey of several pages the customer is.

import type { PageStep } from '../enrolment/page-words.js';
import type { Texts } from '../i18n/en/element-texts.js';

/** The name of a step. */
export const stepText = (step: PageStep, texts: Texts): string => texts[`${step}Step`];

/** What stands beside the button that begins a page: a step's own words, where it has any. */
export function beginWords(step: PageStep | undefined, texts: Texts) {
  const title = step && texts[`${step}Title`];
  return title
    ? { title, hint: texts[`${step}Hint`], start: texts.goOn }
    : { title: texts.title, hint: texts.intro, start: texts.start };
}
