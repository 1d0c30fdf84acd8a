// Turns requests of all versions into the hooks' one form. It must never refuse what a version may send.

import type * as z from 'zod/mini';
import type {
  approveRequestSchema,
  documentDataSchema,
  documentImageSchema,
  documentSchema,
  evaluateRequestSchema,
  personSchema,
} from '../wire/request-bodies.js';
import type {
  ApproveRequest,
  DocumentData,
  DocumentImage,
  EvaluateRequest,
  OfVerification,
  ScannedDocument,
} from './service-hooks.js';

type Wired<S extends z.core.$ZodType> = z.output<S>;

/** Reads a body of /client/evaluate. */
export function readEvaluation(
  body: Wired<typeof evaluateRequestSchema>,
  { again }: { readonly again: boolean },
): Omit<EvaluateRequest, 'question'> {
  const { documentCheckResult: checked, extractedData } = body;
  return {
    ...readVerification(body),
    verificationId: body.verificationId ?? undefined,
    provider: body.provider ?? undefined,
    status: body.status ?? undefined,
    score: body.score ?? undefined,
    person: checked?.person ? readPerson(checked.person) : undefined,
    documents: (checked?.documents ?? []).map(readDocument),
    // Empty texts say nothing.
    extractedData: (extractedData ?? []).filter((text): text is string => text !== null && text !== '{}'),
    again,
  };
}

/** Reads a body of /client/approve. */
export function readApproval(
  body: Wired<typeof approveRequestSchema>,
  { again }: { readonly again: boolean },
): Omit<ApproveRequest, 'question'> {
  return {
    ...readVerification(body),
    provider: body.provider ?? undefined,
    status: body.status,
    score: body.score ?? undefined,
    frame: body.presenceCheckResult?.frame ?? undefined,
    again,
  };
}

type Verification = {
  readonly [Name in keyof OfVerification]: OfVerification[Name] | (Name extends 'processType' ? null : never);
};

const readVerification = ({
  processId,
  processType,
  userId,
  identityVerificationId,
}: Verification): OfVerification => ({
  processId,
  processType: processType ?? undefined,
  userId,
  identityVerificationId,
});

/** A scanned document from an evaluation or an event. */
export function readDocument({
  type,
  country,
  status,
  score,
  data,
  images,
  rawData,
}: Partial<Wired<typeof documentSchema>>): ScannedDocument {
  return {
    type: type === 'DRIVING_LICENSE' ? 'DRIVING_LICENCE' : (type ?? undefined), // both spellings occur
    country: country ?? undefined,
    status: status ?? undefined,
    score: score ?? undefined,
    data: readData(data ?? {}),
    images: (images ?? []).flatMap(readImage),
    rawData: readRaw(rawData),
  };
}

function readData(data: Wired<typeof documentDataSchema>): DocumentData {
  return {
    ...readPerson(data),
    placeOfBirth: data.placeOfBirth ?? undefined,
    sex: data.sex ?? undefined,
    nationality: data.nationality ?? undefined,
    personalNumber: data.personalNumber ?? undefined,
    documentNumber: data.documentNumber ?? undefined,
    dateOfIssue: readDate(data.dateOfIssue),
    dateOfExpiry: readDate(data.dateOfExpiry),
    authority: data.authority ?? undefined,
  };
}

const readPerson = ({ givenNames, surname, dateOfBirth }: Wired<typeof personSchema>) => ({
  givenNames: givenNames ?? undefined,
  surname: surname ?? undefined,
  dateOfBirth: readDate(dateOfBirth),
});

const readImage = ({ type, data }: Wired<typeof documentImageSchema>): DocumentImage[] =>
  data ? [{ type: type ?? undefined, data }] : [];

/**
 * The server writes a date as the midnight of its own place, and does not say which. With these hours more,
 * the day is the same in UTC from Hawaii (-10) to New Zealand's summer (+13).
 */
const placesMs = 13 * 60 * 60_000;

/** A number is milliseconds since 1970, as one build of 2.1 wrote dates. */
function readDate(date: string | number | null | undefined): string | undefined {
  if (typeof date !== 'number') return date ?? undefined;
  const parsed = new Date(date + placesMs);
  return Number.isNaN(parsed.getTime()) ? undefined : parsed.toISOString().slice(0, 10);
}

/**
 * The documentation has an object, the caller's code its JSON text. The merchant gets the object. A text that
 * is not JSON is passed on as it is.
 */
function readRaw(raw: unknown): unknown {
  if (typeof raw !== 'string') return raw ?? undefined;
  try {
    return JSON.parse(raw, (key, value: unknown) => (key === '__proto__' ? undefined : value));
  } catch {
    return raw;
  }
}
