// Where in a journey of two pages the customer is. Loaded on demand.

import type { Page } from '../enrolment/contract.js';
import { complete, type TextsAtHand } from '../i18n/en-on-demand.js';

/** The words for a step, in the language at hand. */
export const stepText =
  (step: NonNullable<Page['step']>) =>
  (texts: TextsAtHand): string =>
    complete(texts)[step === 'sign' ? 'signStep' : 'identifyStep'];
