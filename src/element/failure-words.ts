// Why an attempt failed, in the customer's words and by group of codes. Loaded on demand.

import type { KycErrorCode } from '../enrolment/errors.js';
import { complete, type Texts, type TextsAtHand } from '../i18n/en-on-demand.js';

export interface FailureWords {
  readonly text: (texts: TextsAtHand) => string;
  /** Trying again needs a new session: the open one would only fail again. */
  readonly isSessionLost: boolean;
}

const groups: Partial<
  Record<KycErrorCode, [text: Extract<keyof Texts, `error${string}`>, isSessionLost: boolean]>
> = {
  SESSION_UNAUTHORIZED: ['errorExpired', true],
  SESSION_EXPIRED: ['errorExpired', true],
  INTERNAL_ERROR: ['errorProvider', true],
  UNKNOWN_PROVIDER_ERROR: ['errorProvider', true],
  VERIFICATION_FAILED: ['errorProvider', true],
  VERIFICATION_REJECTED: ['errorRejected', true],
  NOT_SIGNED_IN: ['errorSignIn', false],
  NOT_ELIGIBLE: ['errorNotEligible', false],
  SESSION_LIMIT: ['errorLimit', false],
  CONSENT_REQUIRED: ['errorConsent', false],
  CONSENT_UNAVAILABLE: ['errorConsentText', false],
  TOKEN_REQUEST_FAILED: ['errorConnection', false],
  TOKEN_REQUEST_TIMEOUT: ['errorConnection', false],
  STATUS_UNAVAILABLE: ['errorConnection', false],
};

/** Codes that have no words of their own are the merchant's to mend. */
export function wordsFor(code: KycErrorCode, retryable: boolean): FailureWords {
  const [text, isSessionLost] = groups[code] ?? ['errorSetup', false];
  const key = text === 'errorConnection' && !retryable ? 'errorSetup' : text;
  return { text: (texts) => complete(texts)[key], isSessionLost };
}
