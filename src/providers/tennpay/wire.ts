// 10nPay's API as it travels (docs/providers/10npay.md): paths, words and schemas. The kit reads them, and
// the sandbox speaks them. This file must never decide anything. Objects are open: unknown fields and words
// of a newer API are accepted.

import * as z from 'zod/mini';

/** Paths of the API, relative to the gateway's base address (docs/providers/10npay.md, Addresses). */
export const paths = {
  addAdditionalData: '/User/add-additional-data',
  initiate: '/Enrollment/initiate-external-identification',
  /**
   * The third segment is `isIdentificationCompleted`, which must always be `true` according to the
   * documentation.
   */
  status: ({ userId, userType }: { readonly userId: number; readonly userType: UserType }) =>
    `/Enrollment/${userId}/${userType}/true/get-identification-process-status`,
  finalize: '/Enrollment/finalize-external-identification',
} as const;

/**
 * Path of the token endpoint, relative to the authorisation server's base address (docs/providers/10npay.md,
 * Tokens).
 */
export const tokenPath = '/connect/token';

/** Who a user id belongs to: 0 an individual, 1 a merchant (docs/providers/10npay.md, User ids). */
export type UserType = 0 | 1;

/** Whose enrolment it is: 0 the individual's own, 1 a merchant's (docs/providers/10npay.md, User ids). */
export type CorrelationType = 0 | 1;

/**
 * Documented words of `videoIdentificationStatus` (docs/providers/10npay.md, Status). The API also uses
 * others, which mean failures.
 */
export const identificationStatuses = {
  /** From initiate: the identification page is ready. */
  started: 'STARTED',
  processing: 'PROCESSING',
  /** Phase A is done, and the answer contains the signing page. The word stays for a while in phase B. */
  signingReady: 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED',
  /** Phase B is done, and finalize may be called. */
  signed: 'DOCUMENT_SIGN_SUCCESS',
  error: 'ERROR',
} as const;

const text = z.string().check(z.minLength(1));
const optionalText = z.nullish(z.string());

/** 10nPay's id of a user, an int32 (docs/providers/10npay.md, User ids). */
export const userIdSchema = z.int().check(z.minimum(1), z.maximum(2_147_483_647));

/** Whose enrolment it is. */
export const correlationTypeSchema = z.literal([0, 1]);

/**
 * Form of the token request. The client authenticates itself by Basic, or by `client_id` and `client_secret`
 * in the form (docs/providers/10npay.md, Tokens).
 */
export const tokenRequestSchema = z.object({
  grant_type: z.enum(['client_credentials', 'password']),
  scope: z.optional(z.string()),
});

/** Answer of the token endpoint; `expires_in` is in seconds (docs/providers/10npay.md, Tokens). */
export const tokenResponseSchema = z.object({
  access_token: text,
  token_type: z.nullish(z.string().check(z.regex(/^bearer$/i))),
  expires_in: z.nullish(z.number().check(z.minimum(0))),
  scope: optionalText,
});

/**
 * Body of POST add-additional-data. The merchant's contract with 10nPay says which fields `data` holds
 * (docs/providers/10npay.md, Additional data).
 */
export const additionalDataRequestSchema = z.object({
  id: userIdSchema,
  additionalData: z.object({
    type: z.literal('EnrollAdditionalData'),
    data: z.looseObject({ userId: userIdSchema }),
  }),
});

/** Body of POST initiate (docs/providers/10npay.md, Initiate). */
export const initiateRequestSchema = z.object({
  userId: userIdSchema,
  isRestartIdentification: z.optional(z.boolean()),
  /** IANA name of a time zone. */
  localTimezone: optionalText,
  userAgent: optionalText,
  browserLanguage: optionalText,
  userLanguage: optionalText,
  deviceName: optionalText,
  correlationType: z.optional(correlationTypeSchema),
});

/** Answer of POST initiate (docs/providers/10npay.md, Initiate). */
export const initiateResponseSchema = z.object({
  videoIdentificationUrl: text,
  videoIdentificationStatus: optionalText,
  message: optionalText,
});

/**
 * Answer of GET status. Its word may be missing from `identificationStatuses` (docs/providers/10npay.md,
 * Status).
 */
export const statusResponseSchema = z.object({
  videoIdentificationUrl: optionalText,
  videoIdentificationStatus: optionalText,
  message: optionalText,
});

/**
 * Body of POST finalize. It is the same however often it is repeated (docs/providers/10npay.md, Finalize).
 */
export const finalizeRequestSchema = z.object({
  userId: userIdSchema,
  bTrustAppCallBackId: optionalText,
  correlationType: correlationTypeSchema,
});

/** Answer of POST finalize (docs/providers/10npay.md, Finalize). */
export const finalizeResponseSchema = z.object({
  correlationId: text,
  individualId: z.int(),
});

/**
 * ProblemDetails as ASP.NET Core writes them, sometimes with all members null. Other errors have an empty
 * body or plain text (docs/providers/10npay.md, Errors).
 */
export const problemDetailsSchema = z.object({
  type: optionalText,
  title: optionalText,
  status: z.nullish(z.number()),
  detail: optionalText,
  traceId: optionalText,
  errors: z.nullish(z.record(z.string(), z.array(z.string()))),
});
