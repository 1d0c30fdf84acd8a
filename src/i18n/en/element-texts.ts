// English texts of every screen except the first. They are loaded with those screens.

import type { PageStep } from '../../enrolment/page-kinds-and-steps.js';
import type { CoreTexts } from './first-texts.js';

/** Every step has a name. A step that begins with words of its own also has a title and a hint. */
type StepTexts = Readonly<Record<`${PageStep}Step`, string>> &
  Partial<Readonly<Record<`${PageStep}${'Title' | 'Hint'}`, string>>>;

export const onDemand = {
  // before an attempt, the wait, notices, and the ends
  intro: 'Have your identity document ready. It takes about two minutes.',
  start: 'Verify my identity',
  verifying: 'Checking your details…',
  verifyingHint: 'This usually takes less than a minute. You can leave this page open.',
  delayed: 'This is taking longer than usual. We keep checking; you can also come back later.',
  offline: 'You are offline. We continue as soon as you are connected again.',
  expiring: 'Your session is about to end.',
  silent: 'The page is taking a while to load.',
  trouble: 'Trouble? Open in a new window',
  popupBlocked: 'Your browser blocked the window.',
  approved: 'You are verified',
  approvedHint: 'Thank you. There is nothing else to do.',
  review: 'Your documents are being reviewed',
  reviewHint: 'Thank you. This can take a while. We will contact you.',
  submitted: 'Thank you, your documents have been sent',
  submittedHint: 'We will contact you.',
  cancelled: 'The verification was canceled',
  cancelledHint: 'You can start again at any time.',
  retry: 'Try again',
  restart: 'Start again',
  // a page outside this one
  elsewhere: 'Continue in the other window',
  elsewhereHint: 'Keep this page open. We continue here when you are done there.',
  showWindow: 'Show the window',
  sameTab: 'Continue in this tab',
  windowLost: 'We cannot see the window',
  windowLostHint: 'If it is open, go on there.',
  notDone: 'That did not work',
  notDoneHint: 'You can try again, or go on where you were.',
  goOn: 'Continue',
  identifyStep: 'Step\u00a01\u00a0of\u00a02: identification',
  signStep: 'Step\u00a02\u00a0of\u00a02: signature',
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
  // reasons of failure, by group of error codes
  errorRejected: 'We could not verify your identity with these details.',
  errorFailed: 'Your identification could not be completed.',
  errorProvider: 'Something went wrong at the verification service.',
  errorExpired: 'For your security it stays open for a limited time. Please start again.',
  errorSignIn: 'Please sign in, then try again.',
  errorNotEligible: 'A verification is not possible for this account at the moment.',
  errorLimit: 'No further verification can begin at the moment. Please try again tomorrow.',
  errorConsent: 'The verification begins only once you have agreed to it.',
  errorConsentText: 'Your consent cannot be asked for at the moment, so the verification cannot begin.',
  errorConnection: 'The connection failed. Please try again in a moment.',
  // before the start
  howItWorks: 'How it works',
  showDocument: 'Show your identity document',
  showFace: 'Show your face to the camera',
  getResult: 'Get the result',
  needs: 'What you need',
  needDocument: 'A valid identity document',
  needCamera: 'A device with a camera',
  needTime: 'About two minutes',
  processedBy: 'Carried out by:',
  privacyLink: 'Privacy information',
  newWindow: 'A new window opens for this.',
  nextWindow: 'After that, a second window opens for your signature.',
  sameTabHint: 'For this you leave this page. You come back here afterwards.',
  // the wait
  verifyingLonger: 'This is taking a little longer. You can leave this page open.',
  offlineTitle: 'Waiting for your connection…',
  restartHint: 'You can also start again from the beginning. What you have sent so far is then not used.',
  // how failures are headed, and what comes next
  unavailable: 'The verification is not available here',
  notNow: 'Not possible at the moment',
  notSignedIn: 'You are not signed in',
  expired: 'Your session has ended',
  notYours: 'It is not because of you or your documents.',
  later: 'Please try again later.',
  contact: 'Please contact the operator of this website.',
  reference: 'Please quote this reference:',
} satisfies StepTexts & Readonly<Record<string, string>>;

type OnDemandTexts = Readonly<Record<keyof typeof onDemand, string>> & StepTexts;

/** All texts of one language. */
export type Texts = CoreTexts & OnDemandTexts;

/** The texts that are loaded already: all of them in another language, only the core ones in English. */
export type TextsAtHand = CoreTexts & Partial<OnDemandTexts>;

/** Completes the loaded texts in their language. */
export const complete = (texts: TextsAtHand): Texts => ({ ...onDemand, ...texts });
