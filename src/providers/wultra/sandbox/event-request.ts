// Bodies of /process/event (docs/providers/wultra.md, Events). Up to 2.1 there is one flat event at the end;
// in 2.2 there is an event for each check.

import type { CheckedDocument } from './evaluation-request.js';
import type { OnboardingProcess } from './process.js';
import { ofUser } from './call-bodies.js';
import type { CheckEnd } from './process-states.js';

/** The app's device, from its last request. */
export interface Device {
  readonly httpUserAgent: string | null;
  readonly clientIPAddress: string | null;
  readonly requestId: string;
  /** Free-form data for the merchant's fraud detection. */
  readonly fdsData: Readonly<Record<string, unknown>>;
}

/** How a vendor's check ended. */
export interface Check {
  readonly status: CheckEnd;
  readonly rejectReason: string | null;
  readonly errorDetail: string | null;
  readonly provider: string;
  /** 0 to 10. */
  readonly score: number | null;
}

export interface DocumentCheck extends Check {
  readonly documentVerificationId: string;
  readonly documentId: string;
  readonly result: Omit<CheckedDocument, 'status' | 'score'> | null;
}

export interface FinalCheck extends Check {
  readonly documentVerificationId: string;
  readonly documentIds: readonly string[];
}

export interface PresenceEnd extends Check {
  /** JPEG as base64. */
  readonly frame: string | null;
}

/**
 * The event at the end of a process. Up to 2.1, the only end that is ever reported is that the process
 * finished.
 */
export function endEvent(process: OnboardingProcess, device: Device): object {
  const { language, profile } = process;
  const { clientIPAddress, httpUserAgent, requestId, fdsData } = device;
  switch (profile.events) {
    case 'flat':
      return {
        ...ofEvent(process, 'FINISHED'),
        data: { language, httpUserAgent, clientIPAddress, requestId, ...fdsData },
      };
    case 'nested':
      return {
        ...ofEvent(process, 'FINISHED'),
        eventData: { locale: language, clientIPAddress, httpUserAgent, requestId, fdsData },
      };
    case 'typed': {
      const status = process.onboardingStatus === 'FINISHED' ? 'FINISHED' : 'FAILED';
      const mobileData = { locale: language.toUpperCase(), clientIPAddress, httpUserAgent, fdsData };
      return {
        ...ofTypedEvent(process, 'PROCESS_FINISHED'),
        eventData: { process: { status, errorDetail: process.errorDetail, mobileData } },
      };
    }
  }
}

export const documentEvent = (process: OnboardingProcess, { result, ...check }: DocumentCheck) => ({
  ...ofTypedEvent(process, 'DOCUMENT_VERIFICATION_FINISHED'),
  eventData: { documentVerification: { ...check, documentVerificationResult: result } },
});

export const finalEvent = (process: OnboardingProcess, check: FinalCheck) => ({
  ...ofTypedEvent(process, 'FINAL_DOCUMENT_VERIFICATION_FINISHED'),
  eventData: { finalDocumentVerification: check },
});

export const presenceEvent = (process: OnboardingProcess, { frame, ...check }: PresenceEnd) => ({
  ...ofTypedEvent(process, 'PRESENCE_CHECK_FINISHED'),
  eventData: { presenceCheck: { ...check, presenceCheckResult: frame === null ? null : { frame } } },
});

const ofEvent = (process: OnboardingProcess, type: string) => ({
  ...ofUser(process),
  identityVerificationId: process.identityVerificationId,
  type,
});

const ofTypedEvent = (process: OnboardingProcess, type: string) => ({
  ...ofEvent(process, type),
  externalUserId: process.externalUserId,
});
