// Tells that something in front changes the headers that pages are known by. Then every page is refused, and
// only the kit sees why.

import type { Context } from '../context.js';

/** Anybody may send such a request, so the log must not grow with them. */
const quietMs = 10 * 60_000;

/** Returns a function that is given the requests whose page is refused. */
export function createRefusedPages({ logger, now }: Pick<Context, 'logger' | 'now'>) {
  let toldAt = -Infinity;
  return (request: Request): void => {
    const change = changeOf(request);
    if (change === undefined || Math.abs(now() - toldAt) < quietMs) return;
    toldAt = now();
    logger.warn(
      { code: 'ORIGIN_REFUSED' },
      `A request was refused. If it was of a page of yours, a proxy in front ${change}: let them through ` +
        'as browsers send them. Not told again for ten minutes.',
    );
  };
}

/** A browser with a login sends one of the two headers, and Origin once. */
function changeOf({ headers }: Request): string | undefined {
  const origin = headers.get('origin');
  if (origin?.includes(',')) return 'adds a second Origin';
  const isNone = origin === null && headers.get('sec-fetch-site') === null;
  const isSignedIn = headers.has('cookie') || headers.has('authorization');
  return isNone && isSignedIn ? 'takes Origin and Sec-Fetch-Site away' : undefined;
}
