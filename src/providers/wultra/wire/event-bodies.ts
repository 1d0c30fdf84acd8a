// Bodies of /process/event, which the documentation lacks: the flat form of 1.4 to 2.1, and the four kinds of
// 2.2 (docs/providers/wultra.md, Events). The merchant may only listen: whatever it answers, the caller goes
// on.

import * as z from 'zod/mini';
import { documentDataSchema, documentImageSchema } from './request-bodies.js';

const text = z.string().check(z.minLength(1), z.maxLength(1024));
const optionalText = z.nullish(z.string());
const optionalNumber = z.nullish(z.number());
const openMap = z.nullish(z.record(z.string(), z.unknown()));

/** The customer's device; the first code of 2.2 and the versions before have the second names. */
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

/** What 2.2 tells with an event; which member is there follows from the type. */
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

/** Body of /process/event. `data` is 1.9's name of the event's facts, `eventData` the later one. */
export const eventRequestSchema = z.object({
  /** In the documentation of 2.2; its first code lacks it. */
  id: optionalText,
  timestamp: z.nullish(z.union([z.string(), z.number()])),
  /** `FINISHED` before 2.2; then one of docs/providers/wultra.md, Events. */
  type: text,
  processId: text,
  processType: optionalText,
  userId: optionalText,
  externalUserId: optionalText,
  /** Draft name of `externalUserId`. */
  externalId: optionalText,
  identityVerificationId: optionalText,
  eventData: z.nullish(eventDataSchema),
  data: z.nullish(deviceSchema),
});
