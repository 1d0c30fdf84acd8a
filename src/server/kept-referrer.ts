// Where the login stays at home on the way back from a provider (SameSite=Strict), a second navigation of our
// own brings it. Which page led to the first one is kept for the second in a cookie of a minute, and nothing
// else of the visit.

const name = '__Host-kyc-from';
const longestS = 60;
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** The answer, with the origin that led a document here from another site. */
export function keepReferrer(request: Request, answer: Response): Response {
  const { headers } = request;
  const isDocument = (headers.get('sec-fetch-dest') ?? 'document') === 'document';
  const isNavigation = (headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate';
  const referrer = headers.get('referer') ?? '';
  if (!isDocument || !isNavigation || headers.get('sec-fetch-site') !== 'cross-site') return answer;
  // Also where nothing is said: what an earlier visit has left must not speak for this one.
  const origin = URL.canParse(referrer) ? new URL(referrer).origin : '';
  answer.headers.append(
    'set-cookie',
    `${name}=${encodeURIComponent(origin)}; Max-Age=${longestS}; ${attributes}`,
  );
  return answer;
}

/** The origin that led to the first navigation; only our own page leads to the second. */
export function keptReferrer(request: Request): string | undefined {
  if (request.headers.get('sec-fetch-site') !== 'same-origin') return undefined;
  const value = readCookie(request);
  if (value === undefined || !/^[\w%.-]{1,300}$/.test(value)) return undefined;
  try {
    const origin = decodeURIComponent(value);
    return URL.canParse(origin) ? new URL(origin).origin : undefined;
  } catch {
    return undefined;
  }
}

/** The answer, with the cookie taken back where there was one. */
export function clearedReferrer(request: Request, answer: Response): Response {
  if (readCookie(request) !== undefined)
    answer.headers.append('set-cookie', `${name}=; Max-Age=0; ${attributes}`);
  return answer;
}

function readCookie({ headers }: Request): string | undefined {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
