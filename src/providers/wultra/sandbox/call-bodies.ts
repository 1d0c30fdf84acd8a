// Bodies of the calls, as each profile sends them (docs/providers/wultra.md, Requests). A member that is null
// is sent too.

import type { otpTypes } from '../wire.js';
import type { OnboardingProcess } from './process.js';

const consentType = 'GDPR';

export const lookupRequest = (process: OnboardingProcess) => ({
  ...ofProcess(process),
  identification: process.identification,
});

export interface Otp {
  readonly otpCode: string;
  readonly otpType: (typeof otpTypes)[number];
  readonly resend: boolean;
}

export const otpRequest = (process: OnboardingProcess, otp: Otp) => ({
  ...ofUser(process),
  language: process.language,
  ...otp,
});

export const consentTextRequest = (process: OnboardingProcess) => ({
  ...ofUser(process),
  consentType,
  language: process.language,
});

export const consentStorageRequest = (process: OnboardingProcess, approved: boolean) => ({
  ...ofUser(process),
  consentType,
  approved,
});

export interface PresenceCheck {
  /** The configured name of the vendor. */
  readonly provider: string;
  readonly status: 'SUCCESS' | 'FAILURE';
  /** 0 to 10. */
  readonly score: number;
  /** JPEG as base64. */
  readonly frame: string | null;
}

export const approvalRequest = (
  process: OnboardingProcess,
  { provider, status, score, frame }: PresenceCheck,
) => ({
  ...ofUser(process),
  identityVerificationId: process.identityVerificationId,
  provider,
  status,
  score,
  presenceCheckResult: { frame },
});

const ofProcess = ({ processId, processType, profile }: OnboardingProcess) => ({
  processId,
  ...(profile.sendsProcessType && { processType }),
});

export const ofUser = (process: OnboardingProcess) => ({
  ...ofProcess(process),
  userId: process.userId ?? null,
});
