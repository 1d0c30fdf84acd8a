// What a framed page may tell us (seed 004, Event Listener). Everything that is not exactly ours is silently
// nothing.

import type { PageReport } from '../enrolment/loop.js';
import { KycError } from '../enrolment/errors.js';
import { own } from '../enrolment/own.js';

/** Whom the gate listens to. */
export interface MessageSender {
  readonly window: Window | null;
  readonly origin: string;
  /** The session that the page was opened for; undefined where the server named none. */
  readonly sessionId: string | undefined;
}

/** The report in a message, or undefined when it is not from this page about this session. */
export function readPageReport(event: MessageEvent<unknown>, sender: MessageSender): PageReport | undefined {
  if (!sender.window || event.source !== sender.window) return undefined;
  if (event.origin !== sender.origin) return undefined;
  const message = parseMessage(event.data);
  if (!message || (sender.sessionId && message.sessionId !== sender.sessionId)) return undefined;
  if (message.hasError) return toReport(message.error);
  return message.hasCompleted ? { kind: 'finished' } : undefined;
}

/**
 * What a return page of ours says, `{ type: 'kyc-return', result: 'success' | 'fail' }`; of any window where
 * `window` is undefined.
 */
export function readReturn(
  event: MessageEvent<unknown>,
  window: Window | null | undefined,
  origins: readonly string[],
): PageReport | undefined {
  if (window !== undefined && (!window || event.source !== window)) return undefined;
  if (!origins.includes(event.origin) || own(event.data, 'type') !== 'kyc-return') return undefined;
  if (own(event.data, 'result') !== 'fail') return { kind: 'returned' };
  return {
    kind: 'failed',
    error: new KycError('VERIFICATION_FAILED', 'The provider led to the Fail page.', { retryable: true }),
  };
}

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
