// Turns the events of all versions into the hook's one form (docs/providers/wultra.md, Events).

import type * as z from 'zod/mini';
import type { eventRequestSchema } from '../wire/event-bodies.js';
import type { CheckEvent, Device, ProcessEvent } from './service-hooks.js';
import { readDocument } from './read-requests.js';

type Wired = z.output<typeof eventRequestSchema>;
type EventData = NonNullable<Wired['eventData']>;
type WiredCheck = Pick<
  NonNullable<EventData['presenceCheck']>,
  'status' | 'rejectReason' | 'errorDetail' | 'provider' | 'score'
>;

/** Reads a body of /process/event. */
export function readEvent(body: Wired): ProcessEvent {
  const { eventData } = body;
  return {
    id: body.id ?? undefined,
    timestamp: readTimestamp(body.timestamp),
    type: body.type === 'FINISHED' ? 'PROCESS_FINISHED' : body.type,
    processId: body.processId,
    processType: body.processType ?? undefined,
    userId: body.userId ?? undefined,
    externalUserId: body.externalUserId ?? body.externalId ?? undefined,
    identityVerificationId: body.identityVerificationId ?? undefined,
    process: readProcess(body),
    documentVerification: readDocumentVerification(eventData?.documentVerification),
    finalDocumentVerification: readFinalVerification(eventData?.finalDocumentVerification),
    presenceCheck: readPresenceCheck(eventData?.presenceCheck),
  };
}

function readTimestamp(timestamp: Wired['timestamp']): string | undefined {
  const date = timestamp == null ? undefined : new Date(timestamp);
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/**
 * In 2.2 the process is a member of its own. Before that, every event was about a finished process, and its
 * data were the device's.
 */
function readProcess({ type, data, eventData }: Wired): ProcessEvent['process'] {
  const process = eventData?.process;
  if (process) {
    const device = process.deviceData ?? process.mobileData;
    return {
      status: process.status ?? undefined,
      errorDetail: process.errorDetail ?? undefined,
      device: device ? readDevice(device) : undefined,
    };
  }
  return type === 'FINISHED'
    ? { status: 'FINISHED', device: readDevice(data ?? eventData ?? {}) }
    : undefined;
}

const ofRequest = [
  'requestId',
  'process',
  'documentVerification',
  'finalDocumentVerification',
  'presenceCheck',
];

/** In 1.9, members without a name of their own here are the app's fraud detection data, flattened. */
function readDevice(device: Readonly<Record<string, unknown>>): Device {
  const { locale, language, ipAddress, clientIPAddress, httpUserAgent, fdsData, ...rest } = device;
  const flattened = Object.entries(rest).filter(
    ([name, value]) => value !== null && value !== undefined && !ofRequest.includes(name),
  );
  return {
    locale: readText(locale) ?? readText(language),
    ipAddress: readText(ipAddress) ?? readText(clientIPAddress),
    httpUserAgent: readText(httpUserAgent),
    fdsData: { ...Object.fromEntries(flattened), ...(typeof fdsData === 'object' ? fdsData : {}) },
  };
}

const readText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const readCheck = ({ status, rejectReason, errorDetail, provider, score }: WiredCheck): CheckEvent => ({
  status: status ?? undefined,
  rejectReason: rejectReason ?? undefined,
  errorDetail: errorDetail ?? undefined,
  provider: provider ?? undefined,
  score: score ?? undefined,
});

function readDocumentVerification(
  wired: EventData['documentVerification'],
): ProcessEvent['documentVerification'] {
  if (!wired) return undefined;
  const { documentVerificationId, documentId, documentVerificationResult: result } = wired;
  return {
    ...readCheck(wired),
    documentVerificationId: documentVerificationId ?? undefined,
    documentId: documentId ?? undefined,
    document: result ? readDocument(result) : undefined,
  };
}

function readFinalVerification(
  wired: EventData['finalDocumentVerification'],
): ProcessEvent['finalDocumentVerification'] {
  if (!wired) return undefined;
  return {
    ...readCheck(wired),
    documentVerificationId: wired.documentVerificationId ?? undefined,
    documentIds: wired.documentIds ?? [],
  };
}

function readPresenceCheck(wired: EventData['presenceCheck']): ProcessEvent['presenceCheck'] {
  return wired ? { ...readCheck(wired), frame: wired.presenceCheckResult?.frame ?? undefined } : undefined;
}
