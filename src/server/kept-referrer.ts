// With SameSite=Strict, the login cookie is not sent when a customer comes back from a provider. Our page
// then navigates a second time, and that request has the cookie. The origin that led to the first request is
// kept for the second one in a cookie of a minute. Nothing else of the visit is kept.

import { mountCookieName } from './mount-cookie.js';
import { readCookie } from './read-cookie.js';

const longestS = 60;
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** The kept origin of visits to one mount. */
export interface KeptReferrer {
  /** Adds a cookie with the origin of the other site that led a document here. */
  keep(request: Request, answer: Response): Response;
  /** The origin that led to the first navigation, if our own page led to this one. */
  read(request: Request): string | undefined;
  /** Removes the cookie if the browser sent one. */
  clear(request: Request, answer: Response): Response;
}

export interface KeptReferrerOptions {
  /** Returns the public address of the mount that a request came through. */
  readonly baseUrlOf: (request: Request) => string;
  /** Public address of the mount, as far as it was configured. */
  readonly baseUrl: string;
}

const longestPath = 200;

/** Keeps origins in a cookie of each visitor. */
export function createKeptReferrer({ baseUrlOf, baseUrl }: KeptReferrerOptions): KeptReferrer {
  /**
   * Anybody can choose a path that is only guessed from the request. All such paths share one cookie, or a
   * stranger's links would fill the browser with cookies until it forgets the login, or sends more of them
   * than a server takes. The path stands in the value then.
   */
  const guessedPath = (request: Request): string | undefined => {
    const found = baseUrlOf(request);
    return found === baseUrl ? undefined : new URL(found).pathname.slice(0, longestPath);
  };
  const nameFor = (request: Request) =>
    mountCookieName('from', guessedPath(request) === undefined ? baseUrl : new URL(baseUrl).origin);
  const valueFor = (request: Request, origin: string) =>
    encodeURIComponent([origin, guessedPath(request)].filter((part) => part !== undefined).join(' '));

  return {
    keep(request, answer) {
      const { headers } = request;
      const isDocument = (headers.get('sec-fetch-dest') ?? 'document') === 'document';
      const isNavigation = (headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate';
      const referrer = headers.get('referer') ?? '';
      if (!isDocument || !isNavigation || headers.get('sec-fetch-site') !== 'cross-site') return answer;
      // Set even when the origin is unknown, so that an earlier visit's cookie cannot speak for this one.
      const origin = URL.canParse(referrer) ? new URL(referrer).origin : '';
      answer.headers.append(
        'set-cookie',
        `${nameFor(request)}=${valueFor(request, origin)}; Max-Age=${longestS}; ${attributes}`,
      );
      return answer;
    },

    read(request) {
      if (request.headers.get('sec-fetch-site') !== 'same-origin') return undefined;
      const value = readCookie(request, nameFor(request));
      if (value === undefined || !/^[\w%.~-]{1,900}$/.test(value)) return undefined;
      try {
        const [origin = '', path] = decodeURIComponent(value).split(' ');
        return path === guessedPath(request) && URL.canParse(origin) ? new URL(origin).origin : undefined;
      } catch {
        return undefined;
      }
    },

    clear(request, answer) {
      const name = nameFor(request);
      if (readCookie(request, name) !== undefined)
        answer.headers.append('set-cookie', `${name}=; Max-Age=0; ${attributes}`);
      return answer;
    },
  };
}
