// A merchant's server for component tests. The element gets it as its `fetch`. It gives its answers in turn,
// and records the requests.

export interface AskedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: unknown;
}

type Answer = object | string | number | Response | Error | Promise<Response>;

export interface MerchantServer {
  readonly fetch: typeof fetch;
  readonly requests: AskedRequest[];
  /** Requests for a session. */
  readonly posts: AskedRequest[];
  /** Decisions on a consent. */
  readonly decisions: AskedRequest[];
}

interface Answers {
  readonly session: Answer[];
  readonly status?: Answer[];
  /** Answers to GET and POST of `/kyc/consent`. */
  readonly consent?: { readonly texts: Answer[]; readonly receipts?: Answer[] };
}

/**
 * Creates the server. The last answer of each list is repeated for ever. An object is sent as 200 with JSON,
 * a number as a bare status, a text as 200 with HTML.
 */
export function merchantServer({ session, status = [], consent }: Answers): MerchantServer {
  const requests: AskedRequest[] = [];
  const next = (answers: Answer[]): Answer => (answers.length > 1 ? answers.shift() : answers[0]) ?? 404;
  return {
    requests,
    get posts() {
      return requests.filter(({ method, url }) => method === 'POST' && !isConsent(url));
    },
    get decisions() {
      return requests.filter(({ method, url }) => method === 'POST' && isConsent(url));
    },
    fetch: (input, init = {}) => {
      const { method = 'GET', headers, body, signal } = init;
      const url = new URL(input instanceof Request ? input.url : input, location.href);
      requests.push({
        method,
        url,
        headers: new Headers(headers),
        body: typeof body === 'string' ? JSON.parse(body) : undefined,
      });
      const isPost = method === 'POST';
      const [asked, told = [204]] =
        consent && isConsent(url) ? [consent.texts, consent.receipts] : [status, session];
      return untilAborted(toResponse(next(isPost ? told : asked)), signal);
    },
  };
}

const isConsent = ({ pathname }: URL) => pathname === '/kyc/consent';

async function toResponse(answer: Answer): Promise<Response> {
  if (answer instanceof Error) throw answer;
  if (answer instanceof Response) return answer.clone();
  if (answer instanceof Promise) return answer;
  if (typeof answer === 'number') return new Response(null, { status: answer });
  if (typeof answer === 'string') return new Response(answer, { headers: { 'Content-Type': 'text/html' } });
  return Response.json(answer);
}

function untilAborted(
  response: Promise<Response>,
  signal: AbortSignal | null | undefined,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    response.then(resolve, reject);
    signal?.addEventListener('abort', () => {
      reject(new DOMException('aborted', 'AbortError'));
    });
  });
}
