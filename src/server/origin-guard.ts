// Which pages may use the kit: those of the merchant's listed origins, checked by headers that no page can
// forge (checks 71, 72).

export interface OriginGuardOptions {
  /** The merchant's origins. */
  readonly origins: readonly string[];
  /** The kit's own origin. */
  readonly own: string;
}

export interface OriginGuard {
  /** Whether a browser's request may proceed. A request with neither Origin nor Sec-Fetch-Site may not. */
  accepts(request: Request): boolean;
  /** Headers that let a listed origin read the answer. Empty for all other origins. */
  corsHeaders(request: Request): Readonly<Record<string, string>>;
  /** The answer to an accepted preflight. */
  preflight(request: Request): Response;
}

const usualHeaders = 'authorization, content-type, idempotency-key, x-csrf-token, x-requested-with';
/** Names of headers (RFC 9110, 5.6.2): a page's own client adds what it likes, such as a trace. */
const headerNames = /^[\w!#$%&'*+.^`|~-]+( *, *[\w!#$%&'*+.^`|~-]+)*$/;

/**
 * Checks Origin first, and Sec-Fetch-Site if there is no Origin (a same-origin GET). A sibling subdomain
 * counts as a stranger.
 */
export function createOriginGuard({ origins, own }: OriginGuardOptions): OriginGuard {
  const isListed = (origin: string) => origin === own || origins.includes(origin);

  function accepts({ headers }: Request): boolean {
    const origin = headers.get('origin');
    const site = headers.get('sec-fetch-site');
    if (origin === null) return site === 'same-origin';
    if (!isListed(origin)) return false;
    // A request from our own origin is never cross-site. One from a listed origin may be, if the kit is on
    // another domain.
    return site !== 'cross-site' || origin !== own;
  }

  function corsHeaders(request: Request): Readonly<Record<string, string>> {
    const origin = request.headers.get('origin');
    if (origin === null || !accepts(request)) return {};
    return {
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'retry-after',
    };
  }

  function preflight(request: Request): Response {
    const asked = request.headers.get('access-control-request-headers') ?? '';
    const headers = {
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': headerNames.test(asked) ? asked : usualHeaders,
      'access-control-max-age': '600',
    };
    return new Response(null, { status: 204, headers });
  }

  return { accepts, corsHeaders, preflight };
}
