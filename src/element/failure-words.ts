// Why an attempt failed, in the customer's words and by group of codes.

import type { ErrorDetail } from '../enrolment/outcome.js';
import type { KycErrorCode } from '../enrolment/errors.js';
import type { Texts } from '../i18n/en/element-texts.js';

type Reason = Extract<keyof Texts, `error${string}` | 'contact'>;

export interface FailureWords {
  /** The text's key. */
  readonly text: Reason;
  /** Trying again needs a new session: the open one would only fail again. */
  readonly isSessionLost: boolean;
}

const groups: Partial<Record<KycErrorCode, [text: Reason, isSessionLost: boolean]>> = {
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
export function wordsFor({ code, retryable }: Pick<ErrorDetail, 'code' | 'retryable'>): FailureWords {
  const [text, isSessionLost] = groups[code] ?? ['contact', false];
  return { text: text === 'errorConnection' && !retryable ? 'contact' : text, isSessionLost };
}
