// English texts of the parts that load on demand: they come with those parts.

import type { PageStep } from '../enrolment/page-words.js';
import type { CoreTexts } from './en.js';

/** Every step has a name; one that begins with words of its own has a title and a hint. */
type StepTexts = Readonly<Record<`${PageStep}Step`, string>> &
  Partial<Readonly<Record<`${PageStep}${'Title' | 'Hint'}`, string>>>;

export const onDemand = {
  // a page outside of this one
  elsewhere: 'Continue in the other window',
  elsewhereHint: 'Keep this page open. We continue here when you are done there.',
  showWindow: 'Show the window',
  sameTab: 'Continue in this tab',
  goOn: 'Continue',
  identifyStep: 'Step 1 of 2: identification',
  signStep: 'Step 2 of 2: signature',
  signTitle: 'Sign to finish',
  signHint: 'Your identification is complete. The last step is your signature.',
  // the dialog
  close: 'Close',
  leave: 'Leave the verification?',
  leaveHint: 'What you have entered so far may be lost.',
  stay: 'Stay',
  leaveNow: 'Leave',
  // the consent step
  consentTitle: 'Your consent',
  consentHint: 'Please read this text and decide. The verification begins only if you agree.',
  consentChanged: 'The text has changed in the meantime. Please read it again and decide.',
  consentSending: 'Saving your decision…',
  agree: 'I agree',
  disagree: 'I do not agree',
  // why it failed, by group of error codes
  errorRejected: 'We could not verify your identity with these details.',
  errorProvider: 'Something went wrong at the verification service.',
  errorExpired: 'Your session has ended.',
  errorSignIn: 'Please sign in, then try again.',
  errorNotEligible: 'A verification is not possible for this account at the moment.',
  errorLimit: 'No further verification can begin at the moment. Please try again tomorrow.',
  errorConsent: 'The verification begins only once you have agreed to it.',
  errorConsentText: 'Your consent cannot be asked for at the moment, so the verification cannot begin.',
  errorConnection: 'The connection failed. Please try again in a moment.',
  errorSetup: 'The verification is not available on this page. Please contact the operator of this website.',
} satisfies StepTexts & Readonly<Record<string, string>>;

type OnDemandTexts = Readonly<Record<keyof typeof onDemand, string>> & StepTexts;

/** One language's texts, complete. */
export type Texts = CoreTexts & OnDemandTexts;

/** The texts at hand: all of another language, of English the core ones. */
export type TextsAtHand = CoreTexts & Partial<OnDemandTexts>;

/** All texts, in the language of those at hand. */
export const complete = (texts: TextsAtHand): Texts => ({ ...onDemand, ...texts });
