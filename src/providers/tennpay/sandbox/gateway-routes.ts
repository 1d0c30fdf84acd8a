// What the merchant's server calls: additional data, initiate, status, finalize (docs/providers/10npay.md,
// Addresses). Errors come in all their documented forms: ProblemDetails, empty, plain text
// (docs/providers/10npay.md, Errors).

import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { readJson } from '../../../sandbox/control.js';
import { problem } from '../../../sandbox/emulator-problem.js';
import {
  additionalDataRequestSchema,
  finalizeRequestSchema,
  identificationStatuses,
  initiateRequestSchema,
  paths,
  userIdSchema,
} from '../wire.js';
import type { AccessTokens } from './access-tokens.js';
import type { Enrolments } from './enrolments.js';
import type { Enrolment, Leg } from './enrolment-phases.js';

export interface GatewayRoutesOptions {
  readonly tokens: AccessTokens;
  readonly enrolments: Enrolments;
  /** Address of a leg's hosted page. */
  readonly linkTo: (enrolment: Enrolment, leg: Leg) => string;
}

const MAX_BODY_BYTES = 100_000;
const LOST_ANSWERS = 2;

/** Stricter than the kit's own schema, because the sandbox must catch a wrong sender. */
const initiateSchema = z.extend(initiateRequestSchema, {
  localTimezone: z.nullish(z.string().check(z.refine(isTimeZone, 'Not an IANA time zone'))),
});

const statusSchema = z.object({
  id: z.coerce.number().check(z.refine((id) => z.safeParse(userIdSchema, id).success)),
  userType: z.enum(['0', '1']),
  isCompleted: z.enum(['true', 'false']),
});

/** Creates the gateway's routes. */
export function gatewayRoutes({ tokens, enrolments, linkTo }: GatewayRoutesOptions): Hono {
  const routes = new Hono();
  const refusalOf = (userId: number) => enrolments.scenarioFor(userId).refusal;

  for (const path of ['/User/*', '/Enrollment/*']) {
    routes.use(
      path,
      bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => problem(413, 'Payload Too Large') }),
      async (c, next) => (tokens.isValid(bearerOf(c)) ? next() : unauthorized()),
    );
  }

  routes.post(paths.addAdditionalData, async (c) => {
    const body = await receive(c, additionalDataRequestSchema);
    if (body instanceof Response) return body;
    if (refusalOf(body.id) === 'user-not-found') return unknownUser();
    if (body.id !== body.additionalData.data.userId)
      return problem(400, 'Bad Request', { errors: { 'additionalData.data.userId': ['Is not the id'] } });
    enrolments.addAdditionalData(body.id);
    return c.body(null, 200);
  });

  routes.post(paths.initiate, async (c) => {
    const body = await receive(c, initiateSchema);
    if (body instanceof Response) return body;
    const { userId, isRestartIdentification, userLanguage, browserLanguage } = body;
    const refusal = refusalOf(userId);
    if (refusal === 'user-not-found') return unknownUser();
    if (refusal === 'empty-500') return c.body(null, 500);
    if (refusal === 'wrong-state') return notEligible('UserInWrongState');
    if (refusal === 'missing-data' && !enrolments.hasAdditionalData(userId))
      return notEligible('MissingAdditionalData');

    const present = enrolments.get(userId);
    const isContinued =
      !isRestartIdentification &&
      present?.phase === 'identification' &&
      !enrolments.isExpired(present, 'identification');
    const enrolment = isContinued
      ? present
      : enrolments.begin(userId, { language: userLanguage ?? browserLanguage ?? undefined });
    return c.json({
      videoIdentificationUrl: linkTo(enrolment, 'identification'),
      videoIdentificationStatus: identificationStatuses.started,
      message: '',
    });
  });

  routes.get('/Enrollment/:id/:userType/:isCompleted/get-identification-process-status', (c) => {
    const parsed = z.safeParse(statusSchema, c.req.param());
    if (!parsed.success) return invalid(parsed.error);
    const enrolment = find(parsed.data.id);
    if (!enrolment) return unknownUser();
    const standing = enrolments.poll(enrolment);
    if (standing === 'down') return unavailable();
    return c.json({
      videoIdentificationUrl: standing.page === undefined ? null : linkTo(enrolment, standing.page),
      videoIdentificationStatus: standing.word,
      message: null,
    });
  });

  routes.post(paths.finalize, async (c) => {
    const body = await receive(c, finalizeRequestSchema);
    if (body instanceof Response) return body;
    const enrolment = find(body.userId);
    if (!enrolment) return unknownUser();
    const ids = enrolments.finalize(enrolment);
    if (!ids) return problem(400, 'Bad Request', { errors: { Error: ['DocumentsNotSigned'] } });
    const isLost = enrolment.scenario.losesAnswers === true && enrolment.finalizeCalls <= LOST_ANSWERS;
    return isLost ? unavailable() : c.json(ids);
  });

  const find = (userId: number) =>
    refusalOf(userId) === 'user-not-found' ? undefined : enrolments.get(userId);

  return routes;
}

const bearerOf = (c: Context) => /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? '';

const unauthorized = () =>
  new Response(null, { status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } });

/** The body if it fits the schema, or the answer that says it does not. */
async function receive<S extends z.core.$ZodType>(c: Context, schema: S): Promise<z.output<S> | Response> {
  if (!/^application\/json\b/i.test(c.req.header('Content-Type') ?? ''))
    return problem(415, 'Unsupported Media Type');
  const parsed = z.safeParse(schema, await readJson(c.req.raw));
  return parsed.success ? parsed.data : invalid(parsed.error);
}

function invalid({ issues }: z.core.$ZodError): Response {
  const errors = Object.fromEntries(issues.map(({ path, message }) => [path.join('.') || 'body', [message]]));
  return problem(400, 'One or more validation errors occurred.', { errors });
}

const notEligible = (reason: string) => problem(400, 'Bad Request', { errors: { Error: [reason] } });

/** 10nPay's 404 is a ProblemDetails whose members are all null (docs/providers/10npay.md, Errors). */
const unknownUser = () =>
  Response.json(
    { type: null, title: null, status: null, detail: null, instance: null },
    { status: 404, headers: { 'Content-Type': 'application/problem+json' } },
  );

const unavailable = () =>
  new Response('upstream connect error or disconnect/reset before headers', { status: 503 });

function isTimeZone(name: string): boolean {
  // `Intl` accepts offsets as time zones, but they are no IANA names.
  if (/^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
