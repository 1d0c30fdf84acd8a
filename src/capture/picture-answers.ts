// What the provider says to a picture and to the end of a session (docs/providers/trustmatic.md, Direct
// processing), read by own properties.

import { KycError } from '../enrolment/errors.js';
import { own, ownText, ownWord } from '../enrolment/own-properties.js';

/** The session is already over: the merchant's server knows more. */
export interface Completed {
  readonly kind: 'completed';
}

export interface Retake {
  readonly kind: 'retake';
  /** The provider's own word. Which ones we know, retake-reasons.ts says. */
  readonly problem: string;
}

/** `MISSING_DOCUMENT_AND_FACE`: the provider does not say which. */
export interface Missing {
  readonly kind: 'missing';
}

export type DocumentAnswer =
  | {
      readonly kind: 'taken';
      /** Whether the other side is wanted too. */
      readonly isTwoSided: boolean;
      readonly pageSide: 'FRONT' | 'BACK' | undefined;
      /** ISO 3166 alpha-3. */
      readonly country: string | undefined;
      /** `IDENTITY_CARD`, `PASSPORT` and so on; the list is open. */
      readonly type: string | undefined;
    }
  | Retake
  | Missing
  | Completed;

export type FaceAnswer = { readonly kind: 'taken' } | Retake | Missing | Completed;

export type CompleteAnswer =
  /** `customerReturnUrl` may be of any origin: it is not to be followed unseen. */
  (Completed & { readonly customerReturnUrl?: string | undefined }) | Missing;

/** HTTP 413 in the provider's form. */
export const TOO_LARGE = { hasError: true, error: 'TOO_LARGE' };

const LONGEST_BODY = 65_536;

/** JSON of at most 64 kB, or undefined. */
export function parseAnswer(text: string): unknown {
  try {
    return text.length > LONGEST_BODY ? undefined : JSON.parse(text || '{}');
  } catch {
    return undefined;
  }
}

/**
 * What is said to a document's picture. Where it may have arrived before, unheard, WRONG_SIDE says that it
 * has; what the provider read of it nobody knows, so the session is given up.
 *
 * Each of these returns undefined for what says nothing, `INTERNAL_ERROR` among it.
 *
 * @throws KycError `SESSION_UNAUTHORIZED`
 */
export function parseDocument(body: unknown, isRepeated: boolean): DocumentAnswer | undefined {
  if (own(body, 'hasError') !== false) {
    if (isRepeated && ownText(body, 'error') === 'WRONG_SIDE')
      throw givenUp('The provider has the picture, and its answer is lost.');
    return parsePictureProblem(body);
  }
  return {
    kind: 'taken',
    isTwoSided: own(body, 'isTwoSideDocument') === true,
    pageSide: ownWord(body, 'pageSide', ['FRONT', 'BACK']),
    country: ownText(body, 'country'),
    type: ownText(body, 'type'),
  };
}

export function parseFace(body: unknown): FaceAnswer | undefined {
  return own(body, 'hasError') === false ? { kind: 'taken' } : parsePictureProblem(body);
}

export function parseComplete(body: unknown): CompleteAnswer | undefined {
  const error = readError(body);
  if (error === undefined)
    return own(body, 'hasError') === true
      ? undefined
      : { kind: 'completed', customerReturnUrl: ownText(body, 'customerReturnUrl') };
  return endOrMissing(error);
}

function parsePictureProblem(body: unknown): Retake | Missing | Completed | undefined {
  const error = readError(body);
  if (own(body, 'hasError') !== true || error === 'INTERNAL_ERROR') return undefined;
  return endOrMissing(error) ?? { kind: 'retake', problem: error ?? '' };
}

function endOrMissing(error: string | undefined): Completed | Missing | undefined {
  if (error === 'SESSION_ALREADY_COMPLETED') return { kind: 'completed' };
  return error === 'MISSING_DOCUMENT_AND_FACE' ? { kind: 'missing' } : undefined;
}

function readError(body: unknown): string | undefined {
  const error = ownText(body, 'error');
  if (error === 'SESSION_UNAUTHORIZED') throw givenUp("The session's token was refused.");
  return error;
}

/** Makes the loop ask for a new session, once an attempt. */
export const givenUp = (why: string) => new KycError('SESSION_UNAUTHORIZED', why, { retryable: true });
