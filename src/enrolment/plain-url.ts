// Reads an address that a customer may be sent to: in full, or as a path.

import { readUrl } from './read-url.js';

/**
 * Undefined for an address with credentials or of another scheme than http, and for "https:path", which one
 * reader takes for a path and another for a host (docs/checks.md 58).
 */
export function readPlainUrl(address: string, base: string): URL | undefined {
  const url = readUrl(address, base);
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.username && !url.password;
  const elsewhere = url && readUrl(address, `ws://${url.hostname}`); // as a page of another scheme reads it
  return isPlain && elsewhere?.hostname === url.hostname ? url : undefined;
}
