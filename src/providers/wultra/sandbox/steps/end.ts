// The last code, the report of the end, and a new start for a user who failed.

import { ignoreAnswer } from '../decoding.js';
import { endEvent } from '../event-request.js';
import { fail, finish, move, score } from '../process.js';
import { limits } from '../process-states.js';
import { enterCode, sendCode } from './codes.js';
import { noError, showFaceAgain } from './second-face.js';
import type { Step, Turn } from './step.js';

const otpType = 'USER_VERIFICATION';

async function send(turn: Turn): Promise<void> {
  move(turn.process, 'OTP_VERIFICATION', 'VERIFICATION_PENDING');
  await sendCode(turn, { otpType, resend: false });
}

function enter(turn: Turn, isRight: boolean): void {
  const { process } = turn;
  if (!enterCode(turn, { isRight, failure: 'verificationCode' })) return;
  const isAskedNext = process.profile.approval === 'after-code';
  if (isAskedNext) return;
  if (process.presence === 'ACCEPTED') finish(process);
  else showFaceAgain(process);
}

async function report({ process, call, device }: Turn): Promise<void> {
  process.owesEvent = false;
  await call({ service: 'process/event', body: endEvent(process, device), decode: ignoreAnswer });
}

/** A wrong code, after which the app asks for the face once more: a second check of the same verification. */
function enterWrongAndShowFace(turn: Turn): void {
  enter(turn, false);
  showFaceAgain(turn.process);
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

export const sendVerificationCode: Step = { title: 'Send the verification code', choices: { send } };

export const enterVerificationCode: Step = {
  title: 'The user enters the verification code',
  choices: {
    right: (turn) => enter(turn, true),
    wrong: (turn) => enter(turn, false),
    'wrong, face again': enterWrongAndShowFace,
    resend: (turn) => sendCode(turn, { otpType, resend: true }),
  },
};

export const reportEnd: Step = { title: 'Tell the merchant of the end', choices: { report } };

export const startOver: Step = { title: 'The user starts over', choices: { 'start-over': cleanUp } };
