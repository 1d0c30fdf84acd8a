// The words for where in a journey of several pages the customer is, and for the window that comes next.

import type { PageStep } from '../enrolment/page-kinds-and-steps.js';
import type { Texts } from '../i18n/en/element-texts.js';
import type { PageToShow } from './attempt.js';

/** The name of a step. */
export const stepText = (step: PageStep, texts: Texts): string => texts[`${step}Step`];

interface Beginning {
  readonly shown: {
    readonly page: Pick<PageToShow['page'], 'step'>;
    readonly kind: Pick<PageToShow['kind'], 'isLast'>;
  };
  readonly mode: 'popup' | 'redirect';
}

/**
 * What stands beside the button that begins a page outside of this one: a step's own words, where it has any,
 * and what the click does to the customer's windows. A second window is told of before the first.
 */
export function beginWords({ shown: { page, kind }, mode }: Beginning, texts: Texts) {
  const { step } = page;
  const place = mode === 'redirect' ? texts.sameTabHint : texts.newWindow;
  const title = step && texts[`${step}Title`];
  if (title) return { title, hints: [texts[`${step}Hint`], place], start: texts.goOn, isFirst: false };
  const isNext = mode === 'popup' && kind.isLast?.(step) === false;
  // one paragraph: two of them made a phone's box grow
  const windows = isNext ? `${place}${place.endsWith('。') ? '' : ' '}${texts.nextWindow}` : place;
  return { title: texts.title, hints: [windows], start: texts.start, isFirst: true };
}
