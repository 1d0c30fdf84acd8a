// Refusals as responses of an operation; the document has each kind once.

import * as z from 'zod/mini';
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { problems } from '../../src/server/problem.js';
import type { ProblemCode } from '../../src/server/problem.js';
import { described } from './schemas.js';

/** What the body says of an ended session is what it says of one that is not there. */
const said = (code: ProblemCode): ProblemCode => (code === 'SESSION_GONE' ? 'SESSION_NOT_FOUND' : code);

/** `NOT_SIGNED_IN` as `NotSignedIn`. */
const nameOf = (code: ProblemCode) =>
  code.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

const known = new Map<string, ZodOpenApiResponseObject>();

/** Problem+json by status, with the codes that each may have. */
export function refusals(...codes: readonly ProblemCode[]): ZodOpenApiResponsesObject {
  const statuses = [...new Set(codes.map((code) => problems[code][0]))].sort((one, other) => one - other);
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      refusal(
        status,
        codes.filter((code) => problems[code][0] === status),
      ),
    ]),
  );
}

function refusal(status: number, codes: readonly ProblemCode[]): ZodOpenApiResponseObject {
  const id = [...codes].sort().map(nameOf).join('Or');
  const schema = z.object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.literal(status),
    code: z.enum(codes.map(said)),
  });
  const allow = z.object({ allow: described(z.string(), 'The methods that there are.') });
  const mayRetry = status === 429 || status === 502 || status === 503;
  const response = known.get(id) ?? {
    id,
    description: codes.map((code) => `\`${said(code)}\`: ${problems[code][1]}`).join(' '),
    content: { 'application/problem+json': { schema } },
    ...(status === 405 ? { headers: allow } : {}),
    ...(mayRetry ? { headers: z.object({ 'retry-after': described(z.string(), 'Seconds.') }) } : {}),
  };
  known.set(id, response);
  return response;
}

/** What the kit's own pages and their parts may answer, whoever asks and however often. */
export const ofOwnPages = [
  'METHOD_NOT_ALLOWED',
  'INTERNAL_ERROR',
  'SERVER_UNAVAILABLE',
] as const satisfies readonly ProblemCode[];

/** What every other route but the probes may answer. */
export const ofAll = [...ofOwnPages, 'RATE_LIMITED'] as const satisfies readonly ProblemCode[];

/** What every route of a page may answer. */
export const ofPages = [
  ...ofAll,
  'NOT_SIGNED_IN',
  'ORIGIN_REFUSED',
] as const satisfies readonly ProblemCode[];

/** What every route with a body may answer. */
export const ofBodies = [
  'REQUEST_INVALID',
  'REQUEST_TIMEOUT',
  'BODY_TOO_LARGE',
  'CONTENT_TYPE_REFUSED',
] as const satisfies readonly ProblemCode[];
