// What the merchant's developer has to mend, told so that they can. Loaded on demand: customers do not need a
// word of it. It must never name more of an address than its origin.

import { KycError } from './errors.js';
import { readUrl } from './read-url.js';

export const insecureContext = (): KycError =>
  new KycError('INSECURE_CONTEXT', 'The page must be served over https.');

export const noTokenSource = (): KycError =>
  new KycError('CONFIGURATION_INVALID', 'Set token-endpoint to an address, or the property requestSession.');

export const cameraBlocked = (): KycError =>
  new KycError(
    'CAMERA_BLOCKED_BY_POLICY',
    "The page's Permissions-Policy, or the frame it is in, keeps the camera from it.",
  );

/** For the origins that the frame comes to, the page's own among them. */
export const frameBlocked = (origins: readonly string[]): KycError => {
  const sources = origins.map((origin) => (origin === location.origin ? "'self'" : origin));
  return new KycError(
    'FRAME_BLOCKED',
    `The page's Content-Security-Policy does not allow the frame: add ${sources.join(' ')} to frame-src.`,
  );
};

/** For a page that can be shown nowhere. */
export const frameKeptOut = (origin: string): KycError =>
  new KycError(
    'FRAME_BLOCKED',
    `The page's Cross-Origin-Embedder-Policy keeps the frame of ${origin} out, ` +
      'and the browser opens no window.',
  );

/** For the address of a page that `readPageUrl` does not read. */
export function pageUrlRefused(address: string, allowedOrigins: readonly string[]): KycError {
  const refused = (why: string) => new KycError('URL_NOT_ALLOWED', `The page's address ${why}.`);
  const url = readUrl(address);
  if (!url) return refused('is not an absolute URL');
  const { origin, username, password } = url;
  if (username || password) return refused('has credentials in it');
  const isNear = allowedOrigins.some((entry) => readUrl(entry)?.origin === origin);
  if (allowedOrigins.length && !allowedOrigins.includes(origin))
    return refused(
      `is of ${origin}, which provider-origins does not list${isNear ? ' as it is written here' : ''}`,
    );
  return refused('is not https');
}
