// How an attempt ends, as the page is told: the details of the three terminal events.

import type { Level, VerdictStatus } from './merchant-contract.js';
import { KycError, type KycErrorCode } from './errors.js';
import type { Ending } from './loop.js';

/** `kyc-success`: the customer is done. `level` and `score` come from the merchant's server. */
export interface SuccessDetail {
  readonly sessionId: string;
  readonly outcome: 'submitted' | 'approved' | 'review';
  readonly level?: Level;
  /** 0 to 100. */
  readonly score?: number;
  /** Only present if it is of the page's own origin. */
  readonly returnUrl?: string;
}

/** `kyc-error`. `message` is for the developer, never for the customer. */
export interface ErrorDetail {
  readonly code: KycErrorCode;
  readonly message: string;
  readonly retryable: boolean;
  readonly sessionId?: string;
  /** The provider's raw code if it is not a documented one; at most 64 characters. */
  readonly providerCode?: string;
  readonly level?: Level;
  /** 0 to 100. */
  readonly score?: number;
}

/**
 * `kyc-cancel`. `page` means that the page called cancel(). `restart` and `removed` appear only in
 * `finished`; no event is fired for them.
 */
export interface CancelDetail {
  readonly sessionId?: string;
  readonly reason: 'user' | 'page' | 'consent-declined' | 'restart' | 'removed';
}

/** How an attempt ended: the terminal event's detail, with its kind. */
export type Outcome =
  | ({ readonly kind: 'success' } & SuccessDetail)
  | ({ readonly kind: 'error' } & ErrorDetail)
  | ({ readonly kind: 'cancel' } & CancelDetail);

export interface AttemptFacts {
  /** The session's id, or the attempt's UUID if the server named none. */
  readonly sessionId: string;
  /** The page's own origin. */
  readonly origin: string;
  /** Where the provider wants the customer to go next. A verdict's own address has precedence. */
  readonly returnUrl?: string | undefined;
}

const failures = {
  rejected: 'VERIFICATION_REJECTED',
  failed: 'VERIFICATION_FAILED',
  expired: 'SESSION_EXPIRED',
} as const;

/** The outcome of an attempt that ended without an error. */
export function toOutcome(ending: Ending, { sessionId, origin, returnUrl }: AttemptFacts): Outcome {
  const { status } = ending;
  switch (status) {
    case 'closed':
      return { kind: 'cancel', sessionId, reason: 'user' };
    case 'submitted':
      return { kind: 'success', sessionId, outcome: status, ...ownReturnUrl(returnUrl, origin) };
    case 'approved':
    case 'review':
      return {
        kind: 'success',
        sessionId,
        outcome: status,
        ...certainty(ending),
        ...ownReturnUrl(ending.returnUrl ?? returnUrl, origin),
      };
    default:
      return {
        kind: 'error',
        code: failures[status],
        message: `The verdict is "${status}".`,
        retryable: status !== 'rejected',
        sessionId,
        ...certainty(ending),
      };
  }
}

/** The outcome of an attempt that threw. */
export function toErrorOutcome(thrown: unknown, sessionId: string): Outcome {
  const { code, message, retryable, providerCode } =
    thrown instanceof KycError
      ? thrown
      : new KycError('INTERNAL_ERROR', 'Something unexpected failed in the page.', {
          cause: thrown,
          retryable: true,
        });
  return {
    kind: 'error',
    code,
    message,
    retryable,
    ...(sessionId && { sessionId }),
    ...(providerCode && { providerCode }),
  };
}

const certainty = ({ level, score }: VerdictStatus) => ({
  ...(level && { level }),
  ...(score != null && { score }),
});

function ownReturnUrl(returnUrl: string | undefined, origin: string): { returnUrl?: string } {
  if (!returnUrl || !URL.canParse(returnUrl, origin)) return {};
  const url = new URL(returnUrl, origin);
  return url.origin === origin && url.protocol.startsWith('http') ? { returnUrl } : {};
}
