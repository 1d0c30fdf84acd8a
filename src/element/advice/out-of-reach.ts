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
  pageOrigin = self.origin,
): Promise<Pick<Advice, 'mend' | 'chapter'>> {
  if (/^https/.test(pageOrigin) && protocol === 'http:' && !loopback.test(hostname))
    return {
      mend: 'The page is https: write https.',
      chapter: 'the-token-request-fails',
    };
  const isOther = origin !== pageOrigin;
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
        pageOrigin === 'null' // listed, it would let in every such page
          ? 'A file or a sandbox without allow-same-origin has no origin.'
          : `${origin} answers, and CORS hides it: ` +
            `let OPTIONS through to the kit, and list ${pageOrigin} in origins.`,
      chapter: 'another-origin',
    };
  if (isThere)
    return {
      mend: 'A service worker or a proxy may drop it.',
      chapter: 'the-token-request-fails',
    };
  return {
    mend: `Start it, or add ${isOther ? origin : "'self'"} to connect-src if a policy refuses it.`,
    chapter: 'the-token-request-fails',
  };
}
