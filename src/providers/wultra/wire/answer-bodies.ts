// Bodies of the merchant's answers, as the real caller decodes them. It is stricter than its documentation
// (docs/providers/wultra.md, Answers).

import * as z from 'zod/mini';
import { decisions } from '../wire.js';

/**
 * Answer of /user/lookup. One version of the caller reads `consentRequired` as a primitive. `consent` exists
 * only in the documentation.
 */
export const lookupAnswerSchema = z.object({
  userId: z.string().check(z.minLength(1)),
  consentRequired: z.boolean(),
  consent: z.enum(['REQUIRED', 'NOT_REQUIRED', 'NOT_EVALUATED']),
});

/** Answer of /otp/send. Anything but true is a failure. */
export const otpAnswerSchema = z.object({ otpSent: z.boolean() });

/** Answer of /consent/text: HTML, well below the caller's limit of 1 MiB. */
export const consentTextAnswerSchema = z.object({ consentText: z.string() });

/**
 * Answer of /client/evaluate and /client/approve. The caller's code marks both members as never null,
 * whatever the documentation shows.
 */
export const decisionAnswerSchema = z.object({ result: z.enum(decisions), resultReason: z.string() });

/** Body of every refusal (docs/providers/wultra.md, Errors). The caller logs it and uses only the status. */
export const errorAnswerSchema = z.object({
  errorCode: z.enum(['ERROR_GENERIC', 'ERROR_UNAUTHORIZED']),
  message: z.string(),
});

export type LookupAnswer = z.output<typeof lookupAnswerSchema>;
export type OtpAnswer = z.output<typeof otpAnswerSchema>;
export type ConsentTextAnswer = z.output<typeof consentTextAnswerSchema>;
export type DecisionAnswer = z.output<typeof decisionAnswerSchema>;
export type ErrorAnswer = z.output<typeof errorAnswerSchema>;

const ofCallback = {
  processId: z.string().check(z.minLength(1)),
  userId: z.string().check(z.minLength(1)),
  identityVerificationId: z.string().check(z.minLength(1)),
};

/** Body of the call-back for /client/evaluate. WAIT changes nothing (docs/providers/wultra.md, Call-back). */
export const evaluateCallbackSchema = z.object({
  ...ofCallback,
  evaluationResult: z.enum(decisions),
  resultReason: z.nullish(z.string()),
});

/** Body of the call-back for /client/approve. */
export const approveCallbackSchema = z.object({
  ...ofCallback,
  approvalResult: z.enum(decisions),
  resultReason: z.nullish(z.string()),
});

/**
 * Answer to the call-back, without an envelope and always with HTTP 200. NOK means that the decision had no
 * effect, and gives the reason.
 */
export const callbackAnswerSchema = z.object({
  result: z.enum(['OK', 'NOK']),
  resultReason: z.nullish(z.string()),
});

export type EvaluateCallback = z.output<typeof evaluateCallbackSchema>;
export type ApproveCallback = z.output<typeof approveCallbackSchema>;
