// One-time codes. The server makes them, the merchant delivers them, and the user types them in
// (docs/providers/wultra.md, Timing).

import { decodeOtpSent } from '../decoding.js';
import { score } from '../process.js';
import { otpRequest, type Otp } from '../call-bodies.js';
import { limits } from '../process-states.js';
import type { Turn } from './step.js';

const DIGITS = 8;

/**
 * Makes a code and has it sent. The previous code becomes invalid. A second code is refused if it is
 * requested too early.
 */
export async function sendCode(
  { process, now, randomDigits, call }: Turn,
  { otpType, resend }: Omit<Otp, 'otpCode'>,
): Promise<void> {
  const isTooEarly =
    resend && process.code !== undefined && now() - process.code.madeAt < limits.resendAfterMs;
  if (isTooEarly) {
    process.appError = 'ONBOARDING_OTP_FAILED';
    return;
  }
  const code = {
    code: randomDigits(DIGITS),
    madeAt: now(),
    failedAttempts: 0,
    isSent: false,
    isVerified: false,
  };
  process.code = code;
  const sent = await call({
    service: 'otp/send',
    body: otpRequest(process, { otpCode: code.code, otpType, resend }),
    decode: decodeOtpSent,
  });
  code.isSent = sent !== undefined;
  if (!sent) process.appError = 'ONBOARDING_OTP_FAILED';
}

/** The user types in the code. Returns whether the code was right. */
export function enterCode(
  { process, now }: Turn,
  {
    isRight,
    failure,
  }: { readonly isRight: boolean; readonly failure: 'activationCode' | 'verificationCode' },
): boolean {
  const { code } = process;
  const isDead =
    code === undefined ||
    code.failedAttempts >= limits.codeAttempts ||
    now() - code.madeAt >= limits.codeLifetimeMs;
  if (isDead) {
    process.appError = 'ONBOARDING_OTP_FAILED';
    return false;
  }

  code.isVerified = isRight;
  if (isRight) return true;
  code.failedAttempts += 1;
  score(process, failure);
  return false;
}
