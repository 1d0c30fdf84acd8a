// The product's one error class. `message` is for the merchant's developer. What the customer reads comes
// from i18n, by code.

import type { KycErrorCode } from './error-codes.js';
import { own } from './own-properties.js';

export interface KycErrorOptions {
  readonly cause?: unknown;
  /** Whether a new attempt may succeed without a change to the merchant's page or server. */
  readonly retryable?: boolean;
  /** The provider's raw code, cut to 64 characters. */
  readonly providerCode?: string;
}

/** The failure of an enrolment, with a code. */
export class KycError extends Error {
  override readonly name = 'KycError';
  readonly code: KycErrorCode;
  readonly retryable: boolean;
  readonly providerCode: string | undefined;

  constructor(code: KycErrorCode, message: string, options: KycErrorOptions = {}) {
    const given = { __proto__: null, ...options };
    const { cause, retryable = false, providerCode }: KycErrorOptions = given;
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryable = retryable;
    this.providerCode = providerCode?.slice(0, 64);
  }
}

/** Whether it is a KycError, of another copy of this class too: a page may have loaded the script twice. */
export const isKycError = (thrown: unknown): thrown is KycError =>
  own(thrown, 'name') === 'KycError' && own(thrown, 'retryable') != null;

/** A failure of the merchant's server, with the message `The merchant's server ${what}.` */
export const serverFailure = (
  what: string,
  options: KycErrorOptions = {},
  code: KycErrorCode = 'TOKEN_REQUEST_FAILED',
) => new KycError(code, `The merchant's server ${what}.`, options);
