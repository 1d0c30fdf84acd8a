// What a web enrolment's page posts to its frame (docs/providers/trustmatic.md).

import { KycError } from '../../enrolment/errors.js';
import { own } from '../../enrolment/own-properties.js';
import type { PageReport } from '../../enrolment/page-report.js';
import type { ReadMessage } from './kind.js';

export const readWebEnrolment: ReadMessage = (data, sessionId) => {
  const message = parseMessage(data);
  if (!message || (sessionId && message.sessionId !== sessionId)) return undefined;
  if (message.hasError) return toReport(message.error);
  return message.hasCompleted ? { kind: 'finished' } : undefined;
};

/** `{ sessionId, hasCompleted, hasError, error? }`; anything of another type is not the provider's. */
function parseMessage(data: unknown) {
  const sessionId = own(data, 'sessionId');
  const hasCompleted = own(data, 'hasCompleted') ?? false;
  const hasError = own(data, 'hasError') ?? false;
  const error = own(data, 'error') ?? '';
  if (typeof sessionId !== 'string' || typeof hasCompleted !== 'boolean') return undefined;
  if (typeof hasError !== 'boolean' || typeof error !== 'string') return undefined;
  return { sessionId, hasCompleted, hasError, error };
}

function toReport(code: string): PageReport {
  switch (code) {
    case 'SESSION_ALREADY_COMPLETED':
      return { kind: 'finished' };
    case 'SESSION_UNAUTHORIZED':
      return {
        kind: 'lapsed',
        error: new KycError(code, "The page's token was refused.", { retryable: true }),
      };
    case 'INTERNAL_ERROR':
      return { kind: 'failed', error: new KycError(code, 'The page failed.', { retryable: true }) };
    default:
      return {
        kind: 'failed',
        error: new KycError('UNKNOWN_PROVIDER_ERROR', 'The page failed with a code that is not documented.', {
          retryable: true,
          providerCode: code,
        }),
      };
  }
}
