// The options of the emulated Onboarding Server, and their defaults.

import { systemClock, type Clock } from '../../../sandbox/clock.js';
import { aFunction, anObject, requireOptions, text, trueOrFalse } from '../../option-kinds.js';
import type { OptionKind } from '../../option-kinds.js';
import { correlationHeaders } from '../wire.js';

/** Options of the emulated Onboarding Server. Every option has a default. */
export interface WultraSandboxOptions {
  /**
   * Base address of the merchant's services, for example `http://localhost:3000/kyc/wultra`. Without it,
   * every call fails.
   */
  readonly servicesUrl?: string | undefined;
  /** User name that is sent to the services as Basic, `sandbox-onboarding` by default. */
  readonly username?: string | undefined;
  /** `sandbox-password` by default. */
  readonly password?: string | undefined;
  /** Whether credentials are sent, true by default. False is Wultra's own default. */
  readonly sendsCredentials?: boolean | undefined;
  /** User name that the merchant's call-backs must send as Basic, `sandbox-merchant` by default. */
  readonly callbackUsername?: string | undefined;
  /** `sandbox-callback-password` by default. */
  readonly callbackPassword?: string | undefined;
  /** `X-Correlation-Id` by default. */
  readonly correlationHeader?: string | undefined;
  /** `X-Request-Id` by default. */
  readonly requestIdHeader?: string | undefined;
  /** Extra headers, the same with every call. */
  readonly extraHeaders?: Readonly<Record<string, string>> | undefined;
  /**
   * Whether data read from documents is sent, true by default. False acts like
   * `include-extracted-data=false`.
   */
  readonly sendsExtractedData?: boolean | undefined;
  /** Configured name of the document vendor, `mock` by default. */
  readonly documentProvider?: string | undefined;
  /** Configured name of the biometry vendor, `mock` by default. */
  readonly presenceProvider?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly clock?: Clock | undefined;
  readonly randomUUID?: (() => string) | undefined;
  /** Returns this many random decimal digits. */
  readonly randomDigits?: ((count: number) => string) | undefined;
}

const optionKinds: Readonly<Record<keyof WultraSandboxOptions, OptionKind>> = {
  servicesUrl: text,
  username: text,
  password: text,
  sendsCredentials: trueOrFalse,
  callbackUsername: text,
  callbackPassword: text,
  correlationHeader: text,
  requestIdHeader: text,
  extraHeaders: anObject,
  sendsExtractedData: trueOrFalse,
  documentProvider: text,
  presenceProvider: text,
  fetch: aFunction,
  clock: anObject,
  randomUUID: aFunction,
  randomDigits: aFunction,
};

/** @throws KycError `CONFIGURATION_INVALID` */
export const requireWultraOptions = (given: unknown): void =>
  requireOptions(given, {
    of: 'createWultraEmulator()',
    kinds: optionKinds,
    example: "{ servicesUrl: 'http://localhost:3000/kyc/wultra' }",
  });

/** Fills in the defaults. */
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

/** The digits are not quite evenly distributed, which does not matter in a sandbox. */
const digitsOfChance = (count: number) =>
  [...crypto.getRandomValues(new Uint8Array(count))].map((byte) => String(byte % 10)).join('');
