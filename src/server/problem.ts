// The kit's refusals: RFC 9457 problem+json with a code (docs/contract.md, Refusals). The texts are fixed and
// never quote a request.

/** HTTP status and title of each code. */
export const problems = {
  REQUEST_INVALID: [400, 'The request is not valid.'],
  NOT_SIGNED_IN: [401, 'Nobody is signed in.'],
  SIGNATURE_INVALID: [401, 'The signature is not valid.'],
  CONSENT_REQUIRED: [403, 'The customer has not agreed to the present text.'],
  ORIGIN_REFUSED: [403, 'Requests from this origin are refused.'],
  OTHER_CUSTOMER: [403, 'Somebody else is signed in on this device.'],
  NOT_FOUND: [404, 'There is nothing here.'],
  SESSION_NOT_FOUND: [404, 'There is no such session.'],
  METHOD_NOT_ALLOWED: [405, 'This is asked by another method.'],
  REQUEST_TIMEOUT: [408, 'The request took too long to arrive.'],
  NOT_ELIGIBLE: [409, 'The customer cannot be enrolled as things are.'],
  CONSENT_STALE: [409, 'The text is not the present one.'],
  CONTINUED_ELSEWHERE: [409, 'The customer goes on on another device.'],
  SESSION_GONE: [410, 'The session is over.'],
  BODY_TOO_LARGE: [413, 'The request body is too large.'],
  CONTENT_TYPE_REFUSED: [415, 'The request body must be uncompressed application/json.'],
  SESSION_LIMIT: [429, 'There were too many new sessions.'],
  RATE_LIMITED: [429, 'There were too many requests.'],
  INTERNAL_ERROR: [500, 'The server failed.'],
  PROVIDER_UNAVAILABLE: [502, 'The identity provider is not available.'],
  SERVER_UNAVAILABLE: [503, 'The server is not available for a moment.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof problems;

/** Thrown to end a request with a refusal. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  /** Milliseconds until the request may be repeated. Undefined means a few seconds. */
  readonly retryAfterMs: number | undefined;

  constructor(code: ProblemCode, { retryAfterMs }: { readonly retryAfterMs?: number } = {}) {
    super(problems[code][1]);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

const aFewSecondsMs = 5_000;

/** The refusal as a response. If the request may be repeated, `Retry-After` says when. */
export function problemResponse(code: ProblemCode, retryAfterMs = aFewSecondsMs): Response {
  const [status, title] = problems[code];
  // The widget knows one code for a missing session, with 404 or 410 (docs/contract.md, Refusals).
  const said = code === 'SESSION_GONE' ? 'SESSION_NOT_FOUND' : code;
  const mayRetry = status === 429 || status === 502 || status === 503;
  const retryAfter = mayRetry ? { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) } : {};
  const headers = { 'content-type': 'application/problem+json', ...retryAfter };
  return new Response(JSON.stringify({ type: 'about:blank', title, status, code: said }), {
    status,
    headers,
  });
}
