import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Members of a problem beside title and status. */
export interface ProblemExtra {
  readonly errors?: Readonly<Record<string, readonly string[]>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * In the format of W3C Trace Context, as ASP.NET Core writes it. It is always this one, because nothing is
 * traced.
 */
const TRACE = '00-5a4db0c55a4db0c55a4db0c55a4db0c5-5a4db0c55a4db0c5-00';

/**
 * A ProblemDetails answer as ASP.NET sends it, and both hosted APIs do (docs/providers/trustmatic.md, Errors;
 * docs/providers/10npay.md, Errors).
 */
export function problem(
  status: ContentfulStatusCode,
  title: string,
  { errors, headers }: ProblemExtra = {},
): Response {
  const body = { type: 'about:blank', title, status, traceId: TRACE, ...(errors && { errors }) };
  return Response.json(body, { status, headers: { ...headers, 'Content-Type': 'application/problem+json' } });
}
