// Bodies that the Onboarding Server sends, in every shape of the profiles 1.9, `seed` and 2.2
// (docs/providers/wultra.md, Requests). Objects and words are open, and every field that a service can do
// without may be null: the caller prints nulls (docs/providers/wultra.md, Transport).

import * as z from 'zod/mini';
import { isStorable } from '../../storable-text.js';

const text = z.string().check(z.minLength(1), z.maxLength(1024), isStorable());
const optionalText = z.nullish(z.string());
const optionalNumber = z.nullish(z.number());

/** `yyyy-MM-dd`, or milliseconds since 1970 as one build of 2.1 printed dates. */
const optionalDate = z.nullish(z.union([z.string(), z.int()]));

const ofProcess = { processId: text, /** Since 2.1. */ processType: optionalText };
const ofUser = { ...ofProcess, userId: text };

/** Body of /user/lookup; what `identification` holds is the app's matter. */
export const lookupRequestSchema = z.object({
  ...ofProcess,
  identification: z.record(z.string(), z.unknown()),
});

/** Body of /otp/send; `otpType` is one of `otpTypes`. */
export const otpRequestSchema = z.object({
  ...ofUser,
  /** ISO 639-1. */
  language: optionalText,
  otpCode: text,
  otpType: text,
  resend: z.nullish(z.boolean()),
});

/** Body of /consent/text; the apps ask for the type `GDPR`. */
export const consentTextRequestSchema = z.object({
  ...ofUser,
  consentType: text,
  /** ISO 639-1; goes into the evidence where the text names no language of its own. */
  language: z.nullish(z.string().check(z.maxLength(64), isStorable())),
});

/** Body of /consent/storage; a refusal is `approved: false`. */
export const consentStorageRequestSchema = z.object({
  ...ofUser,
  consentType: text,
  approved: z.boolean(),
});

/** Fields that were read from a document (docs/providers/wultra.md, Evaluation). */
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

/** An image of a document; `type` is one of `imageTypes`, `data` a JPEG in base64. */
export const documentImageSchema = z.object({ type: optionalText, data: optionalText });

/** A scanned document. */
export const documentSchema = z.object({
  /** One of `documentTypes`. */
  type: optionalText,
  /** ISO 3166, since 2.2. */
  country: optionalText,
  status: optionalText,
  /** 0 to 10, since 2.2. */
  score: optionalNumber,
  data: z.nullish(documentDataSchema),
  images: z.nullish(z.array(documentImageSchema)),
  /** The provider's whole answer: an object by the documentation, a JSON text by the code. */
  rawData: z.optional(z.unknown()),
});

/** Who the documents say the person is, since 2.2. */
export const personSchema = z.object({
  givenNames: optionalText,
  surname: optionalText,
  dateOfBirth: optionalDate,
});

/**
 * Body of /client/evaluate. 1.9 has `extractedData` alone, `seed` a `score` of the whole, 2.2 `person` and
 * a score a document.
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
  /** In the documentation alone. */
  score: optionalNumber,
  documentCheckResult: z.nullish(
    z.object({ person: z.nullish(personSchema), documents: z.nullish(z.array(documentSchema)) }),
  ),
  /** 1.9's: JSON texts, and only where it is configured to send them. */
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
  /** `frame` is a photo in base64. */
  presenceCheckResult: z.nullish(z.object({ frame: optionalText })),
});
