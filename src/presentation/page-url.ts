// Which address of a provider's page may be opened at all.

import { readUrl } from '../enrolment/read-url.js';

/**
 * Reads what may be opened: https (http on loopback), without credentials in it, of an origin that is listed.
 * Undefined for any other; `pageUrlRefused` says why.
 */
export function readPageUrl(address: string, allowedOrigins: readonly string[]): URL | undefined {
  const url = readUrl(address);
  const isOpenable =
    url &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) &&
    !(url.username || url.password) &&
    (!allowedOrigins.length || allowedOrigins.includes(url.origin));
  return isOpenable ? url : undefined;
}

const isLoopback = (host: string) => /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
