// Bodies that the Onboarding Server sends, in every shape of the profiles 1.9, `seed` and 2.2
// (docs/providers/wultra.md, Requests). Objects and words are open. Every field that a service can do without
// may be null, because the caller writes nulls (docs/providers/wultra.md, Transport).

import * as z from 'zod/mini';
import { isStorable } from '../../storable-text.js';

const text = z.string().check(z.minLength(1), z.maxLength(1024), isStorable());
const optionalText = z.nullish(z.string());
const optionalNumber = z.nullish(z.number());

/** `yyyy-MM-dd`, or milliseconds since 1970 as one build of 2.1 wrote dates. */
const optionalDate = z.nullish(z.union([z.string(), z.int()]));

const ofProcess = { processId: text, /** Since 2.1. */ processType: optionalText };
const ofUser = { ...ofProcess, userId: text };

/** Body of /user/lookup. The app decides what `identification` contains. */
export const lookupRequestSchema = z.object({
  ...ofProcess,
  identification: z.record(z.string(), z.unknown()),
});

/** Body of /otp/send. `otpType` is one of `otpTypes`. */
export const otpRequestSchema = z.object({
  ...ofUser,
  /** ISO 639-1 code. */
  language: optionalText,
  otpCode: text,
  otpType: text,
  resend: z.nullish(z.boolean()),
});

/** Body of /consent/text. The apps ask for the type `GDPR`. */
export const consentTextRequestSchema = z.object({
  ...ofUser,
  consentType: text,
  /** ISO 639-1 code. Stored with the evidence if the text names no language of its own. */
  language: z.nullish(z.string().check(z.maxLength(64), isStorable())),
});

/** Body of /consent/storage. Declining is `approved: false`. */
export const consentStorageRequestSchema = z.object({
  ...ofUser,
  consentType: text,
  approved: z.boolean(),
});

/** Data read from a document (docs/providers/wultra.md, Evaluation). */
export const documentDataSchema = z.object({
  givenNames: optionalText,
  surname: optionalText,
  dateOfBirth: optionalDate,
  placeOfBirth: optionalText,
  sex: optionalText,
  nationality: optionalText,
  personalNumber: optionalText,
  documentNumber: optionalText,
  dateOfIssue: optionalDate,
  dateOfExpiry: optionalDate,
  authority: optionalText,
});

/** An image of a document. `type` is one of `imageTypes`, `data` is a JPEG as base64. */
export const documentImageSchema = z.object({ type: optionalText, data: optionalText });

/** A scanned document. */
export const documentSchema = z.object({
  /** One of `documentTypes`. */
  type: optionalText,
  /** ISO 3166 code, since 2.2. */
  country: optionalText,
  status: optionalText,
  /** 0 to 10, since 2.2. */
  score: optionalNumber,
  data: z.nullish(documentDataSchema),
  images: z.nullish(z.array(documentImageSchema)),
  /** The provider's complete answer: an object in the documentation, a JSON text in the caller's code. */
  rawData: z.optional(z.unknown()),
});

/** Who the person is according to the documents, since 2.2. */
export const personSchema = z.object({
  givenNames: optionalText,
  surname: optionalText,
  dateOfBirth: optionalDate,
});

/**
 * Body of /client/evaluate. 1.9 has only `extractedData`, `seed` has one overall `score`, 2.2 has `person`
 * and a score for each document.
 */
export const evaluateRequestSchema = z.object({
  ...ofUser,
  identityVerificationId: text,
  /** Not in the documentation. */
  verificationId: optionalText,
  /** Configured name of the document provider. */
  provider: optionalText,
  /** One of `checkStatuses`. */
  status: optionalText,
  /** Only in the documentation. */
  score: optionalNumber,
  documentCheckResult: z.nullish(
    z.object({ person: z.nullish(personSchema), documents: z.nullish(z.array(documentSchema)) }),
  ),
  /** Only in 1.9: JSON texts, sent if it is configured so. */
  extractedData: z.nullish(z.array(z.nullable(z.string()))),
});

/** Body of /client/approve, since 2.1. */
export const approveRequestSchema = z.object({
  ...ofUser,
  identityVerificationId: text,
  /** Configured name of the biometry provider. */
  provider: optionalText,
  /** One of `checkStatuses`. */
  status: text,
  /** 0 to 10. */
  score: optionalNumber,
  /** `frame` is a photo as base64. */
  presenceCheckResult: z.nullish(z.object({ frame: optionalText })),
});
