// What can be chosen of the emulated Onboarding Server, and what it is without a choice.

import { systemClock, type Clock } from '../../../sandbox/clock.js';
import { correlationHeaders } from '../wire.js';

/** Options of the emulated Onboarding Server; every one has a default. */
export interface WultraSandboxOptions {
  /**
   * Base address of the merchant's services, `http://localhost:3000/kyc/wultra` for one; without it every
   * call fails.
   */
  readonly servicesUrl?: string | undefined;
  /** Sent to the services as Basic; default `sandbox-onboarding`. */
  readonly username?: string | undefined;
  /** Default `sandbox-password`. */
  readonly password?: string | undefined;
  /** False sends no credentials, as Wultra's own default; default true. */
  readonly sendsCredentials?: boolean | undefined;
  /** What the merchant's call-backs have to bring as Basic; default `sandbox-merchant`. */
  readonly callbackUsername?: string | undefined;
  /** Default `sandbox-callback-password`. */
  readonly callbackPassword?: string | undefined;
  /** Default `X-Correlation-Id`. */
  readonly correlationHeader?: string | undefined;
  /** Default `X-Request-Id`. */
  readonly requestIdHeader?: string | undefined;
  /** More headers, the same with every call. */
  readonly extraHeaders?: Readonly<Record<string, string>> | undefined;
  /** False sends nothing that was read from documents, as `include-extracted-data=false`; default true. */
  readonly sendsExtractedData?: boolean | undefined;
  /** Configured name of the document vendor; default `mock`. */
  readonly documentProvider?: string | undefined;
  /** Configured name of the biometry vendor; default `mock`. */
  readonly presenceProvider?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly clock?: Clock | undefined;
  readonly randomUUID?: (() => string) | undefined;
  /** So many random decimal digits. */
  readonly randomDigits?: ((count: number) => string) | undefined;
}

/** The options with what they are by default. */
export const withDefaults = ({
  username = 'sandbox-onboarding',
  password = 'sandbox-password',
  sendsCredentials = true,
  callbackUsername = 'sandbox-merchant',
  callbackPassword = 'sandbox-callback-password',
  correlationHeader = correlationHeaders.correlation,
  requestIdHeader = correlationHeaders.request,
  extraHeaders = {},
  sendsExtractedData = true,
  documentProvider = 'mock',
  presenceProvider = 'mock',
  fetch = globalThis.fetch,
  clock = systemClock,
  randomUUID = () => crypto.randomUUID(),
  randomDigits = digitsOfChance,
}: WultraSandboxOptions) => ({
  username,
  password,
  sendsCredentials,
  callbackUsername,
  callbackPassword,
  correlationHeader,
  requestIdHeader,
  extraHeaders,
  sendsExtractedData,
  documentProvider,
  presenceProvider,
  fetch,
  clock,
  randomUUID,
  randomDigits,
});

/** Not quite even, which no user of a sandbox could tell. */
const digitsOfChance = (count: number) =>
  [...crypto.getRandomValues(new Uint8Array(count))].map((byte) => String(byte % 10)).join('');
