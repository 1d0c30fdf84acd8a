// The user reads the merchant's consent and answers it. The verification cannot begin without approval.

import { decodeConsentText, ignoreAnswer } from '../decoding.js';
import { consentStorageRequest, consentTextRequest } from '../call-bodies.js';
import type { Step, Turn } from './step.js';

const FAILED = 'ONBOARDING_FAILED';

async function fetchText({ process, call }: Turn): Promise<void> {
  const text = await call({
    service: 'consent/text',
    body: consentTextRequest(process),
    decode: decodeConsentText,
  });
  if (text) process.consent = 'shown';
  else process.appError = FAILED;
}

async function store({ process, call }: Turn, approved: boolean): Promise<void> {
  const stored = await call({
    service: 'consent/storage',
    body: consentStorageRequest(process, approved),
    decode: ignoreAnswer,
  });
  if (stored) process.consent = approved ? 'approved' : 'declined';
  else process.appError = FAILED;
}

export const fetchConsentText: Step = { title: 'Fetch the consent’s text', choices: { fetch: fetchText } };

export const answerConsent: Step = {
  title: 'The user answers the consent',
  choices: {
    approve: (turn) => store(turn, true),
    decline: (turn) => store(turn, false),
  },
};
