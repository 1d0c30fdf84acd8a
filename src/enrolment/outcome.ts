// How an attempt ends, as the page is told: the details of the three terminal events.

import type { Level } from './merchant-contract.js';
import type { KycErrorCode } from './error-codes.js';
import { KycError, isKycError } from './errors.js';

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

/** The outcome of an attempt that threw. */
export function toErrorOutcome(thrown: unknown, sessionId: string): Outcome {
  const { code, message, retryable, providerCode } = isKycError(thrown)
    ? thrown
    : new KycError('INTERNAL_ERROR', 'Unexpected failure.', {
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
