// With SameSite=Strict, the login cookie is not sent when a customer comes back from a provider. Our page
// then navigates a second time, and that request has the cookie. The origin that led to the first request is
// kept for the second one in a cookie of a minute. Nothing else of the visit is kept.

import { readCookie } from './read-cookie.js';

const name = '__Host-kyc-from';
const longestS = 60;
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** Adds a cookie with the origin of the other site that led a document here. */
export function keepReferrer(request: Request, answer: Response): Response {
  const { headers } = request;
  const isDocument = (headers.get('sec-fetch-dest') ?? 'document') === 'document';
  const isNavigation = (headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate';
  const referrer = headers.get('referer') ?? '';
  if (!isDocument || !isNavigation || headers.get('sec-fetch-site') !== 'cross-site') return answer;
  // Set even when the origin is unknown, so that an earlier visit's cookie cannot speak for this one.
  const origin = URL.canParse(referrer) ? new URL(referrer).origin : '';
  answer.headers.append(
    'set-cookie',
    `${name}=${encodeURIComponent(origin)}; Max-Age=${longestS}; ${attributes}`,
  );
  return answer;
}

/** The origin that led to the first navigation, if our own page led to this one. */
export function keptReferrer(request: Request): string | undefined {
  if (request.headers.get('sec-fetch-site') !== 'same-origin') return undefined;
  const value = readCookie(request, name);
  if (value === undefined || !/^[\w%.-]{1,300}$/.test(value)) return undefined;
  try {
    const origin = decodeURIComponent(value);
    return URL.canParse(origin) ? new URL(origin).origin : undefined;
  } catch {
    return undefined;
  }
}

/** Removes the cookie if the browser sent one. */
export function clearedReferrer(request: Request, answer: Response): Response {
  if (readCookie(request, name) !== undefined)
    answer.headers.append('set-cookie', `${name}=; Max-Age=0; ${attributes}`);
  return answer;
}
