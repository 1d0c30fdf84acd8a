// What every customer may read, in English: the source of truth, with en-on-demand.ts beside it. Other
// languages translate the keys of both and no others.

export const en = {
  title: 'Identity verification',
  intro: 'Have your identity document ready. It takes about two minutes.',
  start: 'Verify my identity',
  required: 'Please verify your identity first.',
  loading: 'Preparing your verification…',
  loaded: 'You can begin the verification.',
  verifying: 'Checking your details…',
  verifyingHint: 'This usually takes less than a minute. Please keep this page open.',
  delayed: 'This is taking longer than usual. We keep checking; you can also come back later.',
  offline: 'You are offline. We continue as soon as you are connected again.',
  expiring: 'Your session is about to end.',
  silent: 'The page is taking a while to load.',
  trouble: 'Trouble? Open in a new window',
  popupBlocked: 'Your browser blocked the window.',
  approved: 'You are verified',
  approvedHint: 'Thank you. There is nothing else to do.',
  review: 'Thank you, we are checking your details',
  reviewHint: 'Your documents are being reviewed. We will contact you.',
  submitted: 'Thank you, your documents have been sent',
  submittedHint: 'We will contact you.',
  failed: 'The verification was not successful',
  cancelled: 'The verification was cancelled',
  cancelledHint: 'You can start again at any time.',
  retry: 'Try again',
  restart: 'Start again',
};

/** The texts that are at hand from the start. */
export type CoreTexts = Readonly<Record<keyof typeof en, string>>;
