// Which address of a provider's page may be opened at all.

import { KycError } from '../enrolment/errors.js';

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
