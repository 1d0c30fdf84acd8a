// What a merchant may say of an account at 10nPay.

import { KycError } from '../../../enrolment/errors.js';
import { parseBaseUrl } from '../../base-url.js';
import {
  aFunction,
  callMs,
  checkedLater,
  requireOptions,
  retryMs,
  text,
  zeroOrOne,
} from '../../option-kinds.js';
import type { OptionKind } from '../../option-kinds.js';
import type { Rotating } from '../../rotating.js';
import type { CorrelationType, UserType } from '../wire.js';
import type { TokenSource } from './access-token.js';

export interface TennpayBaseOptions {
  /** Tells two accounts apart; `10npay` by default. The customer's part of `for` has this name. */
  readonly id?: string | undefined;
  /** Origins that the pages may come from, if they differ from the pages' own. */
  readonly pageOrigins?: readonly string[] | undefined;
  /** The gateway's base address, https. */
  readonly url: string;
  /** Who the user ids of `identify` belong to: 0 individuals (the default), 1 merchants. */
  readonly userType?: UserType | undefined;
  /**
   * Whose enrolments these are, unless `identify` says otherwise: 0 individuals' own (the default), 1
   * merchants'.
   */
  readonly correlationType?: CorrelationType | undefined;
  /** Milliseconds for one request including its retries, 10 000 by default. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds before a retry, 200 by default. */
  readonly retryDelayMs?: number | undefined;
}

/** Access with OAuth 2.0 client credentials. */
export interface TennpayClientOptions extends TennpayBaseOptions {
  /** Address of the token endpoint, https: `https://auth-test.10npay.com/connect/token`. */
  readonly tokenUrl: string;
  readonly clientId: string;
  /** While it changes, several with the newest first, or a function. */
  readonly clientSecret: Rotating<string>;
  /** Scopes, separated by spaces. */
  readonly scope?: string | undefined;
}

/** Access with tokens that the merchant's own code gets, for another grant or for mutual TLS. */
export interface TennpayTokenOptions extends TennpayBaseOptions {
  /** Called when there is no token, when it is about to expire, and once when 10nPay has refused it. */
  readonly tokenSource: TokenSource;
}

export type TennpayOptions = TennpayClientOptions | TennpayTokenOptions;

const optionKinds: Readonly<Record<keyof TennpayClientOptions | keyof TennpayTokenOptions, OptionKind>> = {
  id: text,
  pageOrigins: checkedLater,
  url: checkedLater,
  userType: zeroOrOne,
  correlationType: zeroOrOne,
  timeoutMs: callMs,
  retryDelayMs: retryMs,
  tokenUrl: checkedLater,
  clientId: text,
  clientSecret: checkedLater,
  scope: text,
  tokenSource: aFunction,
};

/** Whether the merchant's own code gets the tokens. */
export const isWithTokens = (options: TennpayOptions): options is TennpayTokenOptions =>
  'tokenSource' in options && (options.tokenSource as unknown) !== undefined;

/** @throws KycError `CONFIGURATION_INVALID` */
export function requireAccountOptions(options: TennpayOptions): void {
  requireOptions(options, {
    of: 'tennpay()',
    kinds: optionKinds,
    example: '{ url, tokenUrl, clientId, clientSecret }',
    takesReport: true,
  });
  if (isWithTokens(options)) return;
  if (!options.tokenUrl || !options.clientId || !options.clientSecret) {
    throw new KycError(
      'CONFIGURATION_INVALID',
      'tennpay() needs "tokenUrl", "clientId" and "clientSecret", or a "tokenSource" of your own.',
    );
  }
  parseBaseUrl(options.tokenUrl, 'tokenUrl'); // where it is used it would be called "url"
}
