// Addresses that the kit may send something to: https, or http on this computer.

import { KycError } from '../enrolment/errors.js';

/** The address without a slash at its end. @throws KycError `CONFIGURATION_INVALID`, naming the option */
export function parseBaseUrl(url: string, option = 'url'): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const plain =
    parsed !== undefined &&
    parsed.username === '' &&
    parsed.password === '' &&
    parsed.search === '' &&
    parsed.hash === '';
  if (!plain || !isTrustworthy(parsed)) {
    throw new KycError(
      'CONFIGURATION_INVALID',
      `The provider's "${option}" must be its https address, without credentials or query ` +
        '(http only on localhost).',
    );
  }
  return parsed.origin + parsed.pathname.replace(/\/+$/, '');
}

/** An origin in another spelling: a trailing slash, capitals, the default port. Undefined if it is none. */
export function readOrigin(given: unknown): string | undefined {
  const url = typeof given === 'string' && URL.canParse(given) ? new URL(given) : undefined;
  const isOrigin =
    url?.username === '' && url.password === '' && url.pathname === '/' && !url.search && !url.hash;
  return isOrigin && isTrustworthy(url) ? url.origin : undefined;
}

/** Whether an address is https, or http on a loopback host. */
export function isTrustworthy(url: URL): boolean {
  if (url.protocol === 'https:') return true;
  return url.protocol === 'http:' && isLoopback(url);
}

/** Whether an address is on this computer. */
export const isLoopback = ({ hostname }: URL): boolean =>
  /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
