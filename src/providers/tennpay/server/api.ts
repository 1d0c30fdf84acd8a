// The calls of 10nPay's API, each with an access token, and what its refusals mean (docs/providers/10npay.md,
// Errors).

import * as z from 'zod/mini';
import { ProviderError } from '../../contract.js';
import type { CallOptions } from '../../contract.js';
import type { Upstream } from '../../upstream.js';
import { problemDetailsSchema } from '../wire.js';
import type { Authorizer } from './access-token.js';
import { parseJson } from './kept-journey.js';

export type Api = ReturnType<typeof createApi>;

/**
 * The calls of the API, by what repeating them would do: nothing, create something twice, or have the same
 * effect again.
 */
export function createApi({
  request,
  authorize,
}: {
  readonly request: Upstream;
  readonly authorize: Authorizer;
}) {
  return {
    get: <S extends z.core.$ZodType>(path: string, answer: S, { signal }: CallOptions) =>
      authorize((headers) => request({ method: 'GET', path, headers, answer, repeatable: true, signal }), {
        signal,
      }),
    create: <S extends z.core.$ZodType>(path: string, body: unknown, answer: S, { signal }: CallOptions) =>
      authorize(
        (headers) => request({ method: 'POST', path, headers, body, answer, repeatable: false, signal }),
        { signal },
      ),
    repeat: <S extends z.core.$ZodType>(path: string, body: unknown, answer: S, { signal }: CallOptions) =>
      authorize(
        (headers) => request({ method: 'POST', path, headers, body, answer, repeatable: true, signal }),
        { signal },
      ),
  };
}

/**
 * Whether 10nPay gave a documented answer for a user or process that it cannot continue with
 * (docs/providers/10npay.md, Initiate).
 */
export function isUnknownProcess(error: unknown): error is ProviderError {
  return error instanceof ProviderError && (error.httpStatus === 400 || error.httpStatus === 404);
}

/** Whether a refusal is not about our credentials. A missing access token has no status. */
export function isAboutCustomer(error: unknown): error is ProviderError {
  return (
    error instanceof ProviderError &&
    error.reason === 'refused' &&
    error.httpStatus !== undefined &&
    ![401, 403].includes(error.httpStatus)
  );
}

/**
 * A trace id in the format of W3C Trace Context. The rest of a refusal is ignored: it may quote the customer,
 * be empty, or be plain text (docs/providers/10npay.md, Errors).
 */
export function readTrace(body: string): string | undefined {
  const problem = z.safeParse(z.pick(problemDetailsSchema, { traceId: true }), parseJson(body));
  const traceId = problem.data?.traceId ?? '';
  return /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/.test(traceId) ? traceId : undefined;
}
