// The last code, the report of the end, and a new start for a user who failed.

import { ignoreAnswer } from '../decoding.js';
import { endEvent } from '../event-request.js';
import { fail, finish, move, score } from '../process.js';
import { limits } from '../process-states.js';
import { enterCode, sendCode } from './codes.js';
import type { Step, Turn } from './step.js';

const otpType = 'USER_VERIFICATION';

async function send(turn: Turn): Promise<void> {
  move(turn.process, 'OTP_VERIFICATION', 'VERIFICATION_PENDING');
  await sendCode(turn, { otpType, resend: false });
}

function enter(turn: Turn, isRight: boolean): void {
  const { process } = turn;
  if (!enterCode(turn, { isRight, failure: 'verificationCode' })) return;
  if (process.presence !== 'ACCEPTED') showFaceAgain(turn);
  else if (process.profile.approval !== 'after-code') finish(process);
}

/** To the user, a face that did not pass looks like a wrong code. */
function showFaceAgain({ process }: Turn): void {
  score(process, 'verificationCode');
  if (process.onboardingStatus === 'FAILED') return;
  Object.assign(process, noError);
  process.presence = undefined;
  process.code = undefined;
  process.appError = 'ONBOARDING_OTP_FAILED';
  move(process, 'PRESENCE_CHECK', 'NOT_INITIALIZED');
}

async function report({ process, call, device }: Turn): Promise<void> {
  process.owesEvent = false;
  await call({ service: 'process/event', body: endEvent(process, device), decode: ignoreAnswer });
}

function cleanUp({ process }: Turn): void {
  score(process, 'reset');
  if (process.onboardingStatus === 'FAILED') return;
  if (process.verifications >= limits.verifications) {
    fail(process, 'maxFailedAttemptsIdentityVerification');
    return;
  }
  Object.assign(process, noError);
  process.identityVerificationId = null;
  process.pages = [];
  process.presence = undefined;
  process.code = undefined;
  move(process, null, 'NOT_INITIALIZED');
}

const noError = { errorDetail: null, errorOrigin: null, rejectReason: null, rejectOrigin: null };

export const sendVerificationCode: Step = { title: 'Send the verification code', choices: { send } };

export const enterVerificationCode: Step = {
  title: 'The user enters the verification code',
  choices: {
    right: (turn) => enter(turn, true),
    wrong: (turn) => enter(turn, false),
    resend: (turn) => sendCode(turn, { otpType, resend: true }),
  },
};

export const reportEnd: Step = { title: 'Tell the merchant of the end', choices: { report } };

export const startOver: Step = { title: 'The user starts over', choices: { 'start-over': cleanUp } };
