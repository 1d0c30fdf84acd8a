// Checks the merchant's configuration when the kit is created, with messages that say what to do.

import { KycError } from '../enrolment/errors.js';
import { readPlainUrl } from '../enrolment/plain-url.js';
import { readUrl } from '../enrolment/read-url.js';
import { isTrustworthy, readOrigin } from '../providers/base-url.js';
import { requireKnownOptions } from '../providers/known-options.js';
import { withoutLineBreak } from '../providers/rotating.js';
import { parseLook } from './look.js';
import type { Look } from './look.js';

/**
 * The encryption secret: a text of at least 32 characters, or several with the newest first. An undefined
 * `process.env.KYC_SECRET` is accepted by the type and refused at run time.
 */
export type Secret = string | undefined | readonly (string | undefined)[];

/** The configuration options that are checked by their content. */
export interface SettingsInput {
  readonly origins: readonly string[];
  readonly secret: Secret;
  readonly returnUrl: string;
  readonly baseUrl?: string | undefined;
  readonly theme?: Theme | undefined;
  readonly look?: Look | undefined;
}

/** One for everybody, or one for each colour scheme. */
export type Theme = string | { readonly light: string; readonly dark: string };

export interface Settings {
  readonly origins: readonly string[];
  readonly secrets: readonly string[];
  readonly returnUrl: string;
  /** Public address of the mount, without a trailing slash. */
  readonly baseUrl: string;
  /** Origin of `baseUrl`. */
  readonly origin: string;
  /** Path of `baseUrl`, without a trailing slash. May be empty. */
  readonly path: string;
  readonly theme: string | undefined;
  /** For customers who prefer dark pages. */
  readonly darkTheme: string | undefined;
  readonly look: Look;
  /** Whether the merchant configured the mount's address. If not, each request shows it. */
  readonly isBaseUrlGiven: boolean;
}

/** @throws KycError `CONFIGURATION_INVALID` */
export function parseSettings(input: SettingsInput): Settings {
  const origins = input.origins.map(parseOrigin);
  const [first] = origins;
  if (first === undefined)
    throw invalid(
      '"origins" is empty: list the origins of the pages that hold <kyc-enrolment>, ' +
        'such as "https://shop.example".',
    );
  const secrets = parseSecrets(input.secret);

  const base = readUrl(input.baseUrl ?? `${first}/kyc`);
  if (!base || !isTrustworthy(base) || !isPlain(base) || base.search || base.hash) {
    throw invalid(
      '"baseUrl" must be the public https address that the kit is mounted at, ' +
        'such as "https://shop.example/kyc" (http only on localhost).',
    );
  }

  const returnUrl = readPlainUrl(input.returnUrl, first);
  if (!returnUrl || !origins.includes(returnUrl.origin)) {
    throw invalid(
      '"returnUrl" must be a page of one of the "origins", as an address or a path: ' +
        'customers go there when they are done.',
    );
  }

  const { theme } = input;
  if (typeof theme === 'object')
    requireKnownOptions(theme, { of: '"theme"', names: ['light', 'dark'], example: '' });
  const themes = typeof theme === 'object' ? theme : { light: theme, dark: theme };
  const path = base.pathname.replace(/\/+$/, '');
  return {
    origins,
    secrets,
    returnUrl: returnUrl.href,
    baseUrl: base.origin + path,
    origin: base.origin,
    path,
    theme: themes.light,
    darkTheme: themes.dark,
    look: parseLook(input.look),
    isBaseUrlGiven: input.baseUrl !== undefined,
  };
}

const isPlain = (url: URL) => url.username === '' && url.password === '';
const quote = (value: unknown) => JSON.stringify(value ?? null).slice(0, 80);
const invalid = (message: string) => new KycError('CONFIGURATION_INVALID', message);

/** Accepts other spellings of an origin: a trailing slash, capitals, the default port. */
function parseOrigin(origin: unknown): string {
  const exact = readOrigin(origin);
  if (exact !== undefined) return exact;
  throw invalid(
    '"origins" must hold exact https origins such as "https://shop.example", without a path ' +
      `(http only on localhost). Wrong: ${quote(origin)}`,
  );
}

const newSecret =
  // no `>>`: PowerShell writes UTF-16 with it, which nobody reads
  "Once, write one by: node -e \"require('fs').appendFileSync('.env', " +
  "'\\nKYC_SECRET=' + require('crypto').randomBytes(32).toString('base64'))\"";

/** A merchant who passes `process.env.KYC_SECRET` may have forgotten to set it. */
function parseSecrets(given: Secret): readonly string[] {
  const secrets = typeof given === 'string' ? [given] : [...(given ?? [undefined])];
  if (secrets.length === 0) throw invalid(`"secret" is an empty list. ${newSecret}`);
  return secrets.flatMap((secret) => {
    if (secret === undefined)
      throw invalid(
        '"secret" is undefined: the environment that it comes from is not set. ' +
          `If it stands in .env, start with: node --env-file=.env. ${newSecret}`,
      );
    const plain = withoutLineBreak(secret);
    if (typeof plain !== 'string' || plain.length < 32)
      throw invalid(`Each "secret" must be a text of at least 32 characters of randomness. ${newSecret}`);
    // two machines that got it from a file and from a variable have one key
    return plain === secret ? [plain] : [plain, secret];
  });
}
