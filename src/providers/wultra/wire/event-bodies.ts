// Bodies of /process/event, which the documentation does not describe: the flat form of 1.4 to 2.1, and the
// four kinds of 2.2 (docs/providers/wultra.md, Events). The merchant may only listen. The caller continues
// whatever the answer is.

import * as z from 'zod/mini';
import { documentDataSchema, documentImageSchema } from './request-bodies.js';

const text = z.string().check(z.minLength(1), z.maxLength(1024));
const optionalText = z.nullish(z.string());
const optionalNumber = z.nullish(z.number());
const openMap = z.nullish(z.record(z.string(), z.unknown()));

/** The customer's device. The first code of 2.2 and earlier versions use the second names. */
const deviceSchema = z.looseObject({
  locale: optionalText,
  language: optionalText,
  ipAddress: optionalText,
  clientIPAddress: optionalText,
  httpUserAgent: optionalText,
  fdsData: openMap,
});

const ofCheck = {
  /** ACCEPTED, REJECTED or FAILED. */
  status: optionalText,
  rejectReason: optionalText,
  errorDetail: optionalText,
  provider: optionalText,
  /** 0 to 10. */
  score: optionalNumber,
};

const documentVerificationResultSchema = z.object({
  type: optionalText,
  country: optionalText,
  data: z.nullish(documentDataSchema),
  images: z.nullish(z.array(documentImageSchema)),
  rawData: z.optional(z.unknown()),
});

/** What 2.2 sends with an event. The type determines which member is there. */
const eventDataSchema = z.looseObject({
  process: z.nullish(
    z.object({
      status: optionalText,
      errorDetail: optionalText,
      deviceData: z.nullish(deviceSchema),
      mobileData: z.nullish(deviceSchema),
    }),
  ),
  documentVerification: z.nullish(
    z.object({
      ...ofCheck,
      documentVerificationId: optionalText,
      documentId: optionalText,
      documentVerificationResult: z.nullish(documentVerificationResultSchema),
    }),
  ),
  finalDocumentVerification: z.nullish(
    z.object({
      ...ofCheck,
      documentVerificationId: optionalText,
      documentIds: z.nullish(z.array(z.string())),
    }),
  ),
  presenceCheck: z.nullish(
    z.object({ ...ofCheck, presenceCheckResult: z.nullish(z.object({ frame: optionalText })) }),
  ),
});

/** Body of /process/event. 1.9 calls the event's facts `data`, later versions `eventData`. */
export const eventRequestSchema = z.object({
  /** In the documentation of 2.2, but not in its first code. */
  id: optionalText,
  timestamp: z.nullish(z.union([z.string(), z.number()])),
  /** `FINISHED` before 2.2, later one of docs/providers/wultra.md, Events. */
  type: text,
  processId: text,
  processType: optionalText,
  userId: optionalText,
  externalUserId: optionalText,
  /** A draft's name for `externalUserId`. */
  externalId: optionalText,
  identityVerificationId: optionalText,
  eventData: z.nullish(eventDataSchema),
  data: z.nullish(deviceSchema),
});
