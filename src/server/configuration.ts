// Checks what the merchant configured, at creation, with messages that say what to do.

import { KycError } from '../enrolment/errors.js';
import { isTrustworthy } from '../providers/upstream.js';

/** The part of the configuration that is text. */
export interface SettingsInput {
  readonly origins: readonly string[];
  readonly secret: string | readonly string[];
  readonly returnUrl: string;
  readonly baseUrl?: string | undefined;
  readonly theme?: string | undefined;
}

export interface Settings {
  readonly origins: readonly string[];
  readonly secrets: readonly string[];
  readonly returnUrl: string;
  /** Public address of the mount, without a slash at its end. */
  readonly baseUrl: string;
  /** Its origin. */
  readonly origin: string;
  /** Its path, without a slash at its end; may be empty. */
  readonly path: string;
  readonly theme: string | undefined;
}

/** @throws KycError `CONFIGURATION_INVALID` */
export function parseSettings(input: SettingsInput): Settings {
  const [first] = input.origins;
  if (first === undefined)
    throw invalid(
      '"origins" is empty: list the origins of the pages that hold <kyc-enrolment>, ' +
        'such as "https://shop.example".',
    );
  for (const origin of input.origins) {
    const url = parseUrl(origin);
    if (url?.origin !== origin || !isTrustworthy(url)) {
      throw invalid(
        '"origins" must hold exact https origins such as "https://shop.example", without path or slash ' +
          `(http only on localhost). Wrong: ${quote(origin)}`,
      );
    }
  }

  const secrets = listOf(input.secret);
  if (secrets.length === 0 || secrets.some((secret) => typeof secret !== 'string' || secret.length < 32)) {
    throw invalid(
      'Each "secret" must have at least 32 characters of randomness: `openssl rand -base64 32` makes one.',
    );
  }

  const base = parseUrl(input.baseUrl ?? `${first}/kyc`);
  if (!base || !isTrustworthy(base) || !isPlain(base) || base.search || base.hash) {
    throw invalid(
      '"baseUrl" must be the public https address that the kit is mounted at, ' +
        'such as "https://shop.example/kyc" (http only on localhost).',
    );
  }

  const returnUrl = parseUrl(input.returnUrl, first);
  if (!returnUrl || !isPlain(returnUrl) || !input.origins.includes(returnUrl.origin)) {
    throw invalid(
      '"returnUrl" must be a page of one of the "origins", as an address or a path: ' +
        'customers go there when they are done.',
    );
  }

  const path = base.pathname.replace(/\/+$/, '');
  return {
    origins: [...input.origins],
    secrets,
    returnUrl: returnUrl.href,
    baseUrl: base.origin + path,
    origin: base.origin,
    path,
    theme: input.theme,
  };
}

const parseUrl = (url: string, base?: string) => (URL.canParse(url, base) ? new URL(url, base) : undefined);
const isPlain = (url: URL) => url.username === '' && url.password === '';
const quote = (value: string) => JSON.stringify(value).slice(0, 80);
const invalid = (message: string) => new KycError('CONFIGURATION_INVALID', message);

/** A merchant in JavaScript passes process.env.KYC_SECRET, and may have forgotten to set it. */
const listOf = (secret: SettingsInput['secret'] | undefined): readonly string[] =>
  typeof secret === 'string' ? [secret] : [...(secret ?? [])];
