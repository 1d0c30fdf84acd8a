// One onboarding process, as the Onboarding Server keeps it and the app sees it. It must never show a code to
// anyone who views the process.

import type { CallerProfile } from './profiles.js';
import type { SubmittedPage } from './document-vendor.js';
import {
  errorScores,
  limits,
  type CheckEnd,
  type OnboardingStatus,
  type Phase,
  type Status,
} from './process-states.js';

/** A code made for the user. The merchant delivers it. */
export interface OneTimeCode {
  readonly code: string;
  readonly madeAt: number;
  failedAttempts: number;
  /** Whether the merchant has confirmed that it was sent. */
  isSent: boolean;
  isVerified: boolean;
}

export interface OnboardingProcess {
  readonly processId: string;
  readonly processType: string;
  readonly profile: CallerProfile;
  /** What the app sent, passed on to /user/lookup. */
  readonly identification: Readonly<Record<string, unknown>>;
  /** ISO 639-1 code. */
  readonly language: string;
  onboardingStatus: OnboardingStatus;
  phase: Phase | null;
  status: Status;
  /** Undefined until the look-up; null if nobody was found, which the app is not told. */
  userId: string | null | undefined;
  /** The user's name at the biometry vendor, from the presence check on (W19). */
  externalUserId: string | null;
  identityVerificationId: string | null;
  verifications: number;
  consent: 'unknown' | 'required' | 'shown' | 'approved' | 'declined' | 'not-required';
  code: OneTimeCode | undefined;
  pages: SubmittedPage[];
  presence: CheckEnd | undefined;
  /** Whether /client/evaluate or /client/approve has answered WAIT. */
  isAwaited: boolean;
  errorScore: number;
  errorDetail: string | null;
  errorOrigin: string | null;
  rejectReason: string | null;
  rejectOrigin: string | null;
  /** Error code that the app got in the last step, or null. */
  appError: string | null;
  /** Whether the end must still be reported to /process/event. */
  owesEvent: boolean;
}

export interface NewProcess {
  readonly processId: string;
  readonly processType: string;
  readonly profile: CallerProfile;
  readonly identification: Readonly<Record<string, unknown>>;
  readonly language: string;
}

/** A process that was just requested. */
export const beginProcess = (beginning: NewProcess): OnboardingProcess => ({
  ...beginning,
  onboardingStatus: 'ACTIVATION_IN_PROGRESS',
  phase: null,
  status: 'NOT_INITIALIZED',
  userId: undefined,
  externalUserId: null,
  identityVerificationId: null,
  verifications: 0,
  consent: 'unknown',
  code: undefined,
  pages: [],
  presence: undefined,
  isAwaited: false,
  errorScore: 0,
  errorDetail: null,
  errorOrigin: null,
  rejectReason: null,
  rejectOrigin: null,
  appError: null,
  owesEvent: false,
});

/** Moves the process on. Whatever it waited for is over. */
export function move(process: OnboardingProcess, phase: Phase | null, status: Status): void {
  process.phase = phase;
  process.status = status;
  process.isAwaited = false;
}

/** Adds to the error score. A process with too many failures is over. */
export function score(process: OnboardingProcess, failure: keyof typeof errorScores): void {
  process.errorScore += errorScores[failure];
  if (process.errorScore > limits.errorScore) fail(process, 'maxProcessErrorScoreExceeded');
}

/**
 * Ends the process for good. Only 2.2 tells the merchant about such an end (docs/providers/wultra.md,
 * Events).
 */
export function fail(process: OnboardingProcess, errorDetail: string): void {
  process.onboardingStatus = 'FAILED';
  process.errorDetail = errorDetail;
  process.errorOrigin = 'PROCESS_LIMIT_CHECK';
  process.isAwaited = false;
  process.owesEvent = process.profile.events === 'typed';
}

/** Ends the process successfully. */
export function finish(process: OnboardingProcess): void {
  move(process, 'COMPLETED', 'ACCEPTED');
  process.onboardingStatus = 'FINISHED';
  process.owesEvent = true;
}

/** What the app and the control endpoints may see of a process. */
export function viewOf({ code, pages, profile, ...rest }: OnboardingProcess) {
  return {
    ...rest,
    userId: rest.userId ?? null,
    profile: profile.name,
    code: code === undefined ? null : { isSent: code.isSent, failedAttempts: code.failedAttempts },
    documents: pages.map(({ documentId, filename, type, side, status, errors }) => ({
      documentId,
      filename,
      type,
      side,
      status,
      errors,
    })),
  };
}
