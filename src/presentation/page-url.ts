// The address of a provider's page: which may be opened at all, and the parameters that the page documents
// (seed 004).

import type { Page } from '../enrolment/contract.js';
import { KycError } from '../enrolment/errors.js';

export interface PageParameters {
  /** BCP 47; mapped to the provider's list. */
  readonly language: string;
  /** Shown in a frame: the page then posts messages instead of redirecting. */
  readonly framed: boolean;
  readonly crossDevice: boolean | undefined;
  readonly onlyMobile: boolean;
}

/**
 * Refuses what must not be opened: anything but https (http on loopback), credentials in the address, an
 * origin that is not listed.
 *
 * @throws KycError `URL_NOT_ALLOWED`, which names the origin at most
 */
export function parsePageUrl(address: string, allowedOrigins: readonly string[]): URL {
  if (!URL.canParse(address)) throw refused('is not an absolute URL');
  const url = new URL(address);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw refused('is not https');
  if (url.username || url.password) throw refused('has credentials in it');
  if (allowedOrigins.length && !allowedOrigins.includes(url.origin))
    throw refused(`is of ${url.origin}, which provider-origins does not list`);
  return url;
}

const refused = (why: string) => new KycError('URL_NOT_ALLOWED', `The page's address ${why}.`);

const isLoopback = (host: string) => /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);

/**
 * Adds the documented parameters once and leaves every other part of the address, the token above all, to the
 * letter.
 */
export function withParameters(
  url: URL,
  kind: Page['kind'],
  { language, framed, crossDevice, onlyMobile }: PageParameters,
): string {
  if (kind === 'hosted') return url.href;
  const ours = new Map([['lang', toProviderLanguage(language)]]);
  if (framed) {
    ours.set('iframe', 'true');
    if (crossDevice === false) ours.set('crossDevice', 'false');
    if (onlyMobile) ours.set('onlyMobile', 'true');
  }
  const theirs = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair && !/^(iframe|lang|crossDevice|onlyMobile)(=|$)/.test(pair));
  const result = new URL(url);
  result.search = [...theirs, ...Array.from(ours, ([name, value]) => `${name}=${value}`)].join('&');
  return result.href;
}

const LANGUAGES =
  'ar-SA cs-CZ da-DK de-DE en-US es-ES fi-FI fr-FR hu-HU jp-JP lv-LV pt-PT ro-RO sk-SK sv-SE uk-UA'.split(
    ' ',
  );

/** The provider's 17 languages (seed 004), whose Japanese is `jp-JP`; whatever else is `en-US`. */
export function toProviderLanguage(language: string): string {
  const tag = language.toLowerCase();
  if (tag === 'fr-ca') return 'fr-CA';
  const primary = tag.split('-')[0];
  return LANGUAGES.find((code) => code.startsWith(`${primary === 'ja' ? 'jp' : primary}-`)) ?? 'en-US';
}
