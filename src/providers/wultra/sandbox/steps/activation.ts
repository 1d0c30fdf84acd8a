// The app's activation: who is this, and does the code reach them? The app does not learn whether a user
// exists (docs/providers/wultra.md, Answers).

import { decodeLookup } from '../decoding.js';
import { lookupRequest } from '../call-bodies.js';
import { enterCode, sendCode } from './codes.js';
import type { Step, Turn } from './step.js';

const otpType = 'ACTIVATION';

async function lookUp({ process, call }: Turn): Promise<void> {
  const found = await call({
    service: 'user/lookup',
    body: lookupRequest(process),
    decode: (answer) => decodeLookup(answer, process.profile),
  });
  process.userId = found?.value.userId ?? null;
  process.consent = found?.value.consentRequired === true ? 'required' : 'not-required';
  // Only the server sees this. The app gets the same answer as if somebody had been found.
  if (!found) process.errorDetail = 'userLookupFailed';
}

/** The app asks again, and the server looks the user up again. Another user than before ends the process. */
async function lookUpTwice(turn: Turn): Promise<void> {
  const { process } = turn;
  await lookUp(turn);
  const before = process.userId;
  await lookUp(turn);
  if (process.userId !== before) process.appError = 'ONBOARDING_FAILED';
}

function enter(turn: Turn, isRight: boolean): void {
  if (!enterCode(turn, { isRight, failure: 'activationCode' })) return;
  turn.process.onboardingStatus = 'VERIFICATION_IN_PROGRESS';
  turn.process.code = undefined;
}

export const lookUpUser: Step = {
  title: 'Look the user up',
  choices: { 'look-up': lookUp, twice: lookUpTwice },
};

export const sendActivationCode: Step = {
  title: 'Send the activation code',
  choices: { send: (turn) => sendCode(turn, { otpType, resend: false }) },
};

export const enterActivationCode: Step = {
  title: 'The user enters the activation code',
  choices: {
    right: (turn) => enter(turn, true),
    wrong: (turn) => enter(turn, false),
    resend: (turn) => sendCode(turn, { otpType, resend: true }),
  },
};
