// Why a request got no answer. A browser does not say; what a plain request does tells.

import type { Advice } from './console-line.js';

const PATIENCE_MS = 5_000;
const loopback = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * Asks the endpoint's origin once more, without a login and without a body: an answer that CORS hides is an
 * answer.
 */
export async function whyOutOfReach(
  { origin, pathname, protocol, hostname }: URL,
  page: Pick<Location, 'origin' | 'protocol'> = location,
): Promise<Pick<Advice, 'mend' | 'chapter'>> {
  if (page.protocol === 'https:' && protocol === 'http:' && !loopback.test(hostname))
    return {
      mend: 'An https page may not ask an http address: write https.',
      chapter: 'the-token-request-fails',
    };
  const isOther = origin !== page.origin;
  const isThere = await fetch(origin + pathname, {
    method: 'HEAD',
    mode: isOther ? 'no-cors' : 'same-origin',
    credentials: 'omit',
    cache: 'no-store',
    redirect: isOther ? 'follow' : 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).then(
    () => true,
    () => false,
  );
  if (isThere && isOther)
    return {
      mend:
        `${origin} answers, and CORS hides it: ` +
        `let OPTIONS through to the kit, and list ${page.origin} in origins.`,
      chapter: 'another-origin',
    };
  if (isThere)
    return {
      mend: 'It answers a plain request: a service worker or a proxy may drop this one.',
      chapter: 'the-token-request-fails',
    };
  return {
    mend: `Start it, or add ${isOther ? origin : "'self'"} to connect-src if the page’s policy refuses it.`,
    chapter: 'the-token-request-fails',
  };
}
