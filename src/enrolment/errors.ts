// The product's one error class and its documented codes. `message` is for the merchant's developer. What the
// customer reads comes from i18n, by code.

/** Every code that `kyc-error` can have. The table of docs/element.md says what each means and what to do. */
export type KycErrorCode =
  // from the provider
  | 'SESSION_ALREADY_COMPLETED'
  | 'SESSION_UNAUTHORIZED'
  | 'INTERNAL_ERROR'
  | 'UNKNOWN_PROVIDER_ERROR'
  // configuration
  | 'CONFIGURATION_INVALID'
  | 'URL_NOT_ALLOWED'
  | 'FRAME_BLOCKED'
  | 'INSECURE_CONTEXT'
  // from the merchant's server
  | 'TOKEN_REQUEST_FAILED'
  | 'TOKEN_REQUEST_TIMEOUT'
  | 'TOKEN_RESPONSE_INVALID'
  | 'NOT_SIGNED_IN'
  | 'NOT_ELIGIBLE'
  | 'SESSION_LIMIT'
  | 'CONSENT_REQUIRED'
  | 'CONSENT_UNAVAILABLE'
  | 'SESSION_EXPIRED'
  | 'STATUS_UNAVAILABLE'
  // verdicts
  | 'VERIFICATION_REJECTED'
  | 'VERIFICATION_FAILED'
  // own camera
  | 'CAMERA_UNSUPPORTED'
  | 'CAMERA_DENIED'
  | 'CAMERA_NOT_FOUND'
  | 'CAMERA_IN_USE'
  | 'CAMERA_BLOCKED_BY_POLICY'
  | 'UPLOAD_FAILED';

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

  constructor(
    code: KycErrorCode,
    message: string,
    { cause, retryable = false, providerCode }: KycErrorOptions = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryable = retryable;
    this.providerCode = providerCode?.slice(0, 64);
  }
}

/** A failure of the merchant's server, with the message `The merchant's server ${what}.` */
export const serverFailure = (
  what: string,
  options: KycErrorOptions = {},
  code: KycErrorCode = 'TOKEN_REQUEST_FAILED',
) => new KycError(code, `The merchant's server ${what}.`, options);
