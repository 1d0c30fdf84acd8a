// The order of the steps: which one follows from the state of a process (docs/providers/wultra.md, States).

import type { OnboardingProcess } from './process.js';
import { enterActivationCode, lookUpUser, sendActivationCode } from './steps/activation.js';
import { approveClient } from './steps/approval.js';
import { answerConsent, fetchConsentText } from './steps/agreement.js';
import {
  beginVerification,
  submitDocuments,
  verifyDocuments,
  verifyDocumentsTogether,
} from './steps/photographs.js';
import { enterVerificationCode, reportEnd, sendVerificationCode, startOver } from './steps/end.js';
import { evaluateClient } from './steps/evaluation.js';
import { beginPresenceCheck, submitPresenceCheck } from './steps/presence.js';

/** Every step by its name. */
export const steps = {
  'look-up-user': lookUpUser,
  'send-activation-code': sendActivationCode,
  'enter-activation-code': enterActivationCode,
  'fetch-consent-text': fetchConsentText,
  'answer-consent': answerConsent,
  'begin-verification': beginVerification,
  'submit-documents': submitDocuments,
  'verify-documents': verifyDocuments,
  'verify-documents-together': verifyDocumentsTogether,
  'evaluate-client': evaluateClient,
  'begin-presence-check': beginPresenceCheck,
  'submit-presence-check': submitPresenceCheck,
  'approve-client': approveClient,
  'send-verification-code': sendVerificationCode,
  'enter-verification-code': enterVerificationCode,
  'report-end': reportEnd,
  'start-over': startOver,
} as const;

export type StepName = keyof typeof steps;

/**
 * The step that can be done next. Undefined at an end, while the merchant's decision is awaited, and if the
 * user cannot continue.
 */
export function nextStep(process: OnboardingProcess): StepName | undefined {
  const { onboardingStatus, status, isAwaited, owesEvent } = process;
  if (onboardingStatus === 'ACTIVATION_IN_PROGRESS') return duringActivation(process);
  if (onboardingStatus !== 'VERIFICATION_IN_PROGRESS') return owesEvent ? 'report-end' : undefined;
  if (isAwaited || status === 'REJECTED') return undefined;
  return status === 'FAILED' ? 'start-over' : duringVerification(process);
}

function duringActivation({ userId, code }: OnboardingProcess): StepName | undefined {
  if (userId === undefined) return 'look-up-user';
  // No user was found, so no code was sent. The user waits for one in vain.
  if (userId === null) return undefined;
  return code?.isSent === true ? 'enter-activation-code' : 'send-activation-code';
}

function duringVerification(process: OnboardingProcess): StepName | undefined {
  const { phase, status, code } = process;
  switch (phase) {
    case null:
      return beforeVerification(process);
    case 'DOCUMENT_UPLOAD':
      return status === 'IN_PROGRESS' ? 'submit-documents' : 'verify-documents';
    case 'DOCUMENT_VERIFICATION':
      return 'verify-documents-together';
    case 'DOCUMENT_VERIFICATION_FINAL':
      return 'evaluate-client';
    case 'CLIENT_EVALUATION':
      return 'begin-presence-check';
    case 'PRESENCE_CHECK':
      return duringPresenceCheck(process);
    case 'ONBOARDING_APPROVAL':
      return 'send-verification-code';
    case 'OTP_VERIFICATION':
      if (code?.isVerified === true) return 'approve-client';
      return code?.isSent === true ? 'enter-verification-code' : 'send-verification-code';
    case 'COMPLETED':
      return undefined;
  }
}

function beforeVerification({ consent }: OnboardingProcess): StepName | undefined {
  if (consent === 'required') return 'fetch-consent-text';
  if (consent === 'shown') return 'answer-consent';
  return consent === 'declined' ? undefined : 'begin-verification';
}

function duringPresenceCheck({ status, profile }: OnboardingProcess): StepName {
  if (status === 'NOT_INITIALIZED') return 'begin-presence-check';
  if (status === 'IN_PROGRESS') return 'submit-presence-check';
  return profile.approval === 'before-code' ? 'approve-client' : 'send-verification-code';
}
