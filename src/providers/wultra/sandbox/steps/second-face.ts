// The user shows their face once more, in the same verification. The merchant is asked about it again.

import { move, score, type OnboardingProcess } from '../process.js';

export const noError = { errorDetail: null, errorOrigin: null, rejectReason: null, rejectOrigin: null };

/** To the user, a face that did not pass looks like a wrong code. */
export function showFaceAgain(process: OnboardingProcess): void {
  score(process, 'verificationCode');
  if (process.onboardingStatus === 'FAILED') return;
  Object.assign(process, noError);
  process.presence = undefined;
  process.code = undefined;
  process.appError = 'ONBOARDING_OTP_FAILED';
  move(process, 'PRESENCE_CHECK', 'NOT_INITIALIZED');
}
