// The text that a customer is to agree to: the merchant's, asked for again each time, and checked before
// anything is done with it.

import * as z from 'zod/mini';
import { KycError } from '../../enrolment/errors.js';
import type { User } from '../../providers/contract.js';
import { requireKnownOptions } from '../../providers/known-options.js';
import type { SafeLogger } from '../logger.js';
import { Problem } from '../problem.js';
import { isLanguageTag } from '../session-request.js';
import { describeThrown, textsOf } from '../thrown.js';

export interface ConsentTextRequest {
  /** BCP 47, of the customer's page; a text in another language has to say so. */
  readonly language?: string | undefined;
  readonly user: User;
}

export interface ConsentText {
  /** The same for every language of one text; another one asks everybody again. */
  readonly version: string;
  /** At most 262 144 characters. The widget shows words, structure and links of it. */
  readonly html: string;
  /** BCP 47, of the text; the one that was asked for by default. */
  readonly language?: string | undefined;
}

/** A text with its language. */
export type PresentText = Readonly<Record<keyof ConsentText, string>>;

/** The consent that comes before every enrolment. */
export interface RequireConsent {
  /** Names the consent in the evidence, at most 64 characters: `biometrics`. */
  readonly consentType: string;
  /** The present text; null for a customer who need not agree to anything. */
  readonly text: (request: ConsentTextRequest) => ConsentText | null | Promise<ConsentText | null>;
}

const textSchema = z.nullable(
  z.object({
    version: z.string().check(z.minLength(1), z.maxLength(256)),
    html: z.string().check(z.regex(/\S/), z.maxLength(262_144)),
    language: z.optional(z.string().check(z.refine(isLanguageTag))),
  }),
);

/** @throws KycError `CONFIGURATION_INVALID` */
export function parseRequireConsent(given: RequireConsent): RequireConsent {
  requireKnownOptions(given, { of: '"requireConsent"', names: ['consentType', 'text'], example: '' });
  const named = z.safeParse(z.string().check(z.minLength(1), z.maxLength(64)), given.consentType);
  if (named.success && typeof given.text === 'function') return given;
  throw new KycError(
    'CONFIGURATION_INVALID',
    '"requireConsent" needs a "consentType" of 1 to 64 characters ' +
      'and a function "text" that returns { version, html }.',
  );
}

/**
 * The present text for a customer, in a language that is surely said.
 *
 * @throws Problem `INTERNAL_ERROR` when the merchant's function fails or returns what it may not; the log
 *   names the field, never its value
 */
export async function readConsentText(
  { text }: RequireConsent,
  request: ConsentTextRequest,
  logger: SafeLogger,
): Promise<PresentText | null> {
  let answer: ConsentText | null;
  try {
    answer = await text(request);
  } catch (error) {
    logger.error(describeThrown(error, textsOf(request.user)), 'requireConsent.text() failed.');
    throw new Problem('INTERNAL_ERROR');
  }
  const parsed = z.safeParse(textSchema, answer);
  if (parsed.success)
    return parsed.data && { ...parsed.data, language: parsed.data.language ?? request.language ?? 'und' };
  logger.error(
    { fields: parsed.error.issues.map(({ path }) => path.join('.')) },
    'requireConsent.text() returned a text with wrong or missing fields.',
  );
  throw new Problem('INTERNAL_ERROR');
}
