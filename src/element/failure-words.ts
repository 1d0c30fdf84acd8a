// Why an attempt failed, in the customer's words and by group of codes: a title, the reason, what to do next.

import type { KycErrorCode } from '../enrolment/error-codes.js';
import type { ErrorDetail } from '../enrolment/outcome.js';
import type { Texts } from '../i18n/en/element-texts.js';

/** A group has a title and a slot of its own, `error-` with its name. */
export type FailureGroup = 'rejected' | 'expired' | 'sign-in' | 'consent' | 'later' | 'unavailable';

export interface FailureWords {
  readonly group: FailureGroup;
  readonly title: keyof Texts;
  /** The reason and the next step; with a button that tries again, its words are the step. */
  readonly hints: readonly (keyof Texts)[];
  /** A person has to look: the customer is given something to quote. */
  readonly needsPerson: boolean;
  /** Trying again needs a new session: the open one would only fail again. */
  readonly isSessionLost: boolean;
}

const titles: Readonly<Record<FailureGroup, keyof Texts>> = {
  rejected: 'failed',
  expired: 'expired',
  'sign-in': 'notSignedIn',
  consent: 'consentTitle',
  later: 'notNow',
  unavailable: 'unavailable',
};

type Group = readonly [FailureGroup, ...hints: (keyof Texts)[]];

const ofService: Group = ['later', 'errorProvider', 'notYours'];
const ofConnection: Group = ['later', 'errorConnection'];

const groups: Partial<Record<KycErrorCode, Group>> = {
  VERIFICATION_REJECTED: ['rejected', 'errorRejected', 'contact'],
  VERIFICATION_FAILED: ['rejected', 'errorFailed'],
  SESSION_UNAUTHORIZED: ['expired', 'errorExpired'],
  SESSION_EXPIRED: ['expired', 'errorExpired'],
  INTERNAL_ERROR: ofService,
  UNKNOWN_PROVIDER_ERROR: ofService,
  NOT_SIGNED_IN: ['sign-in', 'errorSignIn'],
  NOT_ELIGIBLE: ['unavailable', 'errorNotEligible', 'contact'],
  SESSION_LIMIT: ['later', 'errorLimit'],
  CONSENT_REQUIRED: ['consent', 'errorConsent'],
  CONSENT_UNAVAILABLE: ['later', 'errorConsentText'],
  TOKEN_REQUEST_FAILED: ofConnection,
  TOKEN_REQUEST_TIMEOUT: ofConnection,
  STATUS_UNAVAILABLE: ofConnection,
  UPLOAD_FAILED: ofConnection,
};

/** What only the merchant can mend: codes without words of their own, and a server that refuses for good. */
const ofSetUp: Group = ['unavailable', 'contact'];

const renewing: readonly KycErrorCode[] = [
  'VERIFICATION_REJECTED',
  'VERIFICATION_FAILED',
  'SESSION_UNAUTHORIZED',
  'SESSION_EXPIRED',
  'INTERNAL_ERROR',
  'UNKNOWN_PROVIDER_ERROR',
];

export function wordsFor({ code, retryable }: Pick<ErrorDetail, 'code' | 'retryable'>): FailureWords {
  const known = groups[code] ?? ofSetUp;
  const [group, ...hints] = known === ofConnection && !retryable ? ofSetUp : known;
  if (group === 'later' && !retryable && known === ofService) hints.push('later');
  return {
    group,
    title: titles[group],
    hints,
    needsPerson: hints.includes('contact') || known === ofService || code === 'VERIFICATION_FAILED',
    isSessionLost: renewing.includes(code),
  };
}
