// Trustmatic's API as it travels (docs/providers/trustmatic.md): paths, words and schemas, read by the kit
// and spoken by the sandbox. It must never decide anything. Objects are open: unknown fields and words of a
// newer API are let through.

import * as z from 'zod/mini';
import { isStorable } from '../storable-text.js';

/** Paths of the API, relative to the provider's base address (docs/providers/trustmatic.md, Endpoints). */
export const paths = {
  initialize: '/api/v1/enrolment/initialize',
  document: '/api/v1/enrolment/document',
  face: '/api/v1/enrolment/face',
  complete: '/api/v1/enrolment/complete',
  status: (sessionId: string) => `/api/v1/data/${encodeURIComponent(sessionId)}/status`,
  results: (sessionId: string) => `/api/v1/data/${encodeURIComponent(sessionId)}/decision/results`,
} as const;

/** Documented states of a session (docs/providers/trustmatic.md, Status). The API may say others. */
export const sessionStatuses = [
  'PENDING',
  'AUTO_APPROVED',
  'AUTO_REJECTED',
  'WAITING_FOR_MANUAL_APPROVE',
  'MANUAL_APPROVED',
  'MANUAL_REJECTED',
  'EXPIRED',
] as const;

/** Documented levels of a factor or decision (docs/providers/trustmatic.md, Levels). */
export const levels = ['HIGH', 'MEDIUM', 'LOW', 'UNKNOWN', 'UNAVAILABLE'] as const;

/** Errors of a document image (docs/providers/trustmatic.md, Document). */
export const documentErrors = [
  'DOCUMENT_NOT_RECOGNIZED',
  'FACE_QUALITY_LOW',
  'INTERNAL_ERROR',
  'SESSION_ALREADY_COMPLETED',
  'WRONG_SIDE',
] as const;

/** Errors of a face image (docs/providers/trustmatic.md, Face). */
export const faceErrors = [
  'FACE_ANGLE_TOO_LARGE',
  'FACE_CLOSE_TO_BORDER',
  'FACE_CROPPED',
  'FACE_IS_OCCLUDED',
  'FACE_NOT_FOUND',
  'FACE_TOO_CLOSE',
  'FACE_TOO_SMALL',
  'SESSION_ALREADY_COMPLETED',
  'TOO_MANY_FACES',
] as const;

const text = z.string().check(z.minLength(1));
const score = z.number().check(z.minimum(0), z.maximum(100));

/**
 * What is known of the applicant beforehand, to be compared with the document (docs/providers/trustmatic.md,
 * Initialize).
 */
const applicantFormSchema = z.object({
  firstName: z.optional(z.string()),
  lastName: z.optional(z.string()),
  additionalNames: z.optional(z.string()),
  /** `YYYY-MM-DD`; the documentation describes it as the middle name, its example shows the date. */
  dateOfBirth: z.optional(z.iso.date()),
  skipIntegrityCheck: z.optional(z.boolean()),
});

/** Body of POST initialize (docs/providers/trustmatic.md, Initialize). */
export const initializeRequestSchema = z.object({
  /** GUID made by the client. */
  sessionId: z.guid(),
  returnUrl: z.url(),
  externalId: z.optional(z.string().check(z.maxLength(512))),
  /** The table prints `WebEnrolmentTheme`, the example `webEnrolmentTheme`: we send the latter. */
  webEnrolmentTheme: z.optional(z.string()),
  applicantForm: z.optional(applicantFormSchema),
});

/** Answer of POST initialize (docs/providers/trustmatic.md, Initialize). */
export const initializeResponseSchema = z.object({
  accessToken: text,
  sessionId: text,
  webEnrolmentUrl: text,
});

/** Answer of GET status; the word may be one that `sessionStatuses` lacks. */
export const statusResponseSchema = z.object({ status: text });

/** A factor or decision; a level that we don't know reads as UNKNOWN. */
const ratingSchema = z.object({
  score: z.catch(z.nullish(score), undefined),
  level: z.catch(z.nullish(z.enum(levels)), 'UNKNOWN'),
});

/** Answer of GET decision/results; the map of factors is open (docs/providers/trustmatic.md, Results). */
export const resultsResponseSchema = z.object({
  verifications: z.nullish(z.record(z.string(), z.unknown())),
  decision: ratingSchema,
});

/** Body of the webhook, signed in `X-Signature` (docs/providers/trustmatic.md, Webhook). */
export const webhookSchema = z.object({
  sessionId: text.check(isStorable()),
  status: text,
  projectId: z.nullish(z.string()),
  externalId: z.nullish(z.string()),
});

/**
 * Header of the webhook: base64 of HMAC-SHA256 over the raw body, keyed with the API password
 * (docs/providers/trustmatic.md, Webhook).
 */
export const signatureHeader = 'X-Signature';

/**
 * Body of POST document and POST face: base64 without a `data:` prefix (the API also takes an address; we
 * never send one).
 */
export const imageRequestSchema = z.object({ imageBase: text });

const word = z.string().check(z.maxLength(64));

/** A refusal of document, face or complete, with 200 or 4xx (docs/providers/trustmatic.md, Errors). */
export const refusalResponseSchema = z.object({
  hasError: z.literal(true),
  error: word,
});

/** Answer of POST document (docs/providers/trustmatic.md, Document). */
export const documentResponseSchema = z.object({
  hasError: z.boolean(),
  error: z.nullish(word),
  isTwoSideDocument: z.nullish(z.boolean()),
  pageSide: z.nullish(word),
  country: z.nullish(word),
  type: z.nullish(word),
});

/** Answer of POST face (docs/providers/trustmatic.md, Face). */
export const faceResponseSchema = z.object({
  hasError: z.boolean(),
  error: z.nullish(word),
});

/**
 * Answer of POST complete: an address, or an error with either 200 or 400 (docs/providers/trustmatic.md,
 * Errors).
 */
export const completeResponseSchema = z.object({
  customerReturnUrl: z.nullish(z.string()),
  hasError: z.nullish(z.boolean()),
  error: z.nullish(word),
});
