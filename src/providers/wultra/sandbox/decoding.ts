// Decodes answers as the real caller does (docs/providers/wultra.md, Answers): in some points it is stricter
// than its documentation, and others it ignores. It must never read the body of an error, and never accept an
// answer that the real caller fails on.

import * as z from 'zod/mini';
import { decisions } from '../wire.js';
import type { CallerProfile } from './profiles.js';

/** An answer with a status below 400. A redirect counts too. */
export interface Answer {
  readonly contentType: string | null;
  readonly text: string;
}

/**
 * Thrown for an answer that the real caller cannot use. The message says why and quotes nothing of the
 * answer.
 */
export class Undecodable extends Error {
  override readonly name = 'Undecodable';
}

export type Decision = (typeof decisions)[number];

export interface Decided {
  readonly result: Decision;
  readonly resultReason: string | null;
}

const otpSchema = z.object({ otpSent: z.boolean() });
const consentTextSchema = z.object({ consentText: z.string() });
const strictLookupSchema = z.object({ userId: z.string(), consentRequired: z.boolean() });
const lenientLookupSchema = z.object({
  userId: z.string(),
  consentRequired: z.nullish(z.boolean()),
  consent: z.nullish(z.enum(['REQUIRED', 'NOT_REQUIRED', 'NOT_EVALUATED'])),
});

const evaluationSchema = z.object({ result: z.enum(decisions), resultReason: z.nullish(z.string()) });

// The caller's code marks both members as non-null, whatever the documentation's example shows.
const approvalSchema = z.object({ result: z.enum(decisions), resultReason: z.string() });

/** @throws Undecodable */
export function decodeLookup(
  answer: Answer,
  { needsConsentRequired }: CallerProfile,
): { readonly userId: string; readonly consentRequired: boolean } {
  if (needsConsentRequired) return decode(answer, strictLookupSchema);
  const { userId, consent, consentRequired } = decode(answer, lenientLookupSchema);
  if (consent === 'REQUIRED' || consent === 'NOT_REQUIRED')
    return { userId, consentRequired: consent === 'REQUIRED' };
  return { userId, consentRequired: consentRequired ?? true };
}

/** @throws Undecodable, also if the code was not sent */
export function decodeOtpSent(answer: Answer): void {
  if (!decode(answer, otpSchema).otpSent) throw new Undecodable('otpSent is false');
}

/** @throws Undecodable */
export const decodeConsentText = (answer: Answer): string => decode(answer, consentTextSchema).consentText;

/** @throws Undecodable, also for a WAIT if the profile does not know it */
export function decodeEvaluation(answer: Answer, { knowsWait }: CallerProfile): Decided {
  const { result, resultReason } = decode(answer, evaluationSchema);
  if (result === 'WAIT' && !knowsWait) throw new Undecodable('not usable: result');
  return { result, resultReason: resultReason ?? null };
}

/** @throws Undecodable, also if there is no reason */
export const decodeApproval = (answer: Answer): Decided => decode(answer, approvalSchema);

/** Accepts any answer without looking at it. */
export const ignoreAnswer = (): void => undefined;

function decode<T>({ contentType, text }: Answer, schema: z.ZodMiniType<T>): T {
  // The real client has no decoder for any other type.
  if (!/^application\/([\w.-]+\+)?json\b/i.test(contentType ?? ''))
    throw new Undecodable('the Content-Type is not JSON');
  if (text.trim() === '') throw new Undecodable('the body is empty');

  const answer = z.safeParse(schema, parseJson(text));
  if (answer.success) return answer.data;
  const fields = answer.error.issues.map(({ path }) => path.join('.') || 'the body');
  throw new Undecodable(`not usable: ${[...new Set(fields)].join(', ')}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Undecodable('the body is not JSON');
  }
}
