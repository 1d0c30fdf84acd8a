// The states of an onboarding process, in the words of the Onboarding Server's own API
// (docs/providers/wultra.md, States).

export type OnboardingStatus = 'ACTIVATION_IN_PROGRESS' | 'VERIFICATION_IN_PROGRESS' | 'FINISHED' | 'FAILED';

export type Phase =
  | 'DOCUMENT_UPLOAD'
  | 'DOCUMENT_VERIFICATION'
  | 'DOCUMENT_VERIFICATION_FINAL'
  | 'CLIENT_EVALUATION'
  | 'PRESENCE_CHECK'
  | 'ONBOARDING_APPROVAL'
  | 'OTP_VERIFICATION'
  | 'COMPLETED';

export type Status =
  'NOT_INITIALIZED' | 'IN_PROGRESS' | 'VERIFICATION_PENDING' | 'ACCEPTED' | 'REJECTED' | 'FAILED';

export type DocumentStatus = 'ACCEPTED' | 'DISPOSED' | 'VERIFICATION_PENDING' | 'REJECTED' | 'FAILED';

/** How a check of documents or presence ended. */
export type CheckEnd = Extract<Status, 'ACCEPTED' | 'REJECTED' | 'FAILED'>;

/** What each failure adds to the error score of a process. Above 15, the process has failed. */
export const errorScores = {
  activationCode: 1,
  documentFailed: 1,
  documentRejected: 2,
  verificationCode: 2,
  reset: 3,
} as const;

/** Limits and lifetimes in the default configuration. */
export const limits = {
  errorScore: 15,
  codeAttempts: 5,
  /** Identity verifications in one process. */
  verifications: 5,
  codeLifetimeMs: 300_000,
  resendAfterMs: 30_000,
} as const;
