// /client/evaluate and /client/approve: the merchant decides now or later. A reason is never null, whatever
// the documentation shows (docs/providers/wultra.md, Answers). WAIT is sent only to a caller that knows it
// and can be called back.

import * as z from 'zod/mini';
import { ServiceRefusal } from '../../services.js';
import type { Later, Service, ServiceRequest, ServicesEnvironment } from '../../services.js';
import type { DecidingService, Profile } from '../wire.js';
import { callbackPaths, decisions } from '../wire.js';
import type { DecisionAnswer } from '../wire/answer-bodies.js';
import { approveRequestSchema, evaluateRequestSchema } from '../wire/request-bodies.js';
import type { Decision, HookOptions, OfVerification, WultraHooks } from './hooks.js';
import { readApproval, readEvaluation } from './read-requests.js';
import { createService, parseAnswer, photoBodyBytes, photosBodyBytes, readIds } from './service.js';

export interface DecidingOptions extends Pick<HookOptions, 'withinMs'> {
  readonly profile: Profile | undefined;
  readonly canCallBack: boolean;
}

/**
 * Milliseconds that a hook may take to decide while the caller waits. A longer decision needs the merchant's
 * own WAIT.
 */
const decideLaterWithinMs = 60_000;

/**
 * 1.9 evaluates up to five times, immediately after each failure. The later attempts join the running hook.
 */
const attemptsOf19 = 5;

const resultSchema = z.enum(decisions);
const hookAnswerSchema = z.union([
  resultSchema,
  z.object({ result: resultSchema, reason: z.optional(z.string().check(z.maxLength(1024))) }),
]);

/** Asks the merchant to judge the documents. */
export function createEvaluation({ evaluateClient }: WultraHooks, options: DecidingOptions): Service {
  return createDeciding(options, {
    name: 'client/evaluate',
    hook: 'evaluateClient',
    maxBodyBytes: photosBodyBytes,
    body: evaluateRequestSchema,
    withoutPictures: ({ documentCheckResult, extractedData: _, ...body }) => ({
      ...body,
      documentCheckResult: documentCheckResult && {
        ...documentCheckResult,
        documents: documentCheckResult.documents?.map(
          ({ images: _images, rawData: _raw, ...document }) => document,
        ), // raw data may contain pictures too
      },
    }),
    ask: (body, { again, ...hookOptions }) => evaluateClient(readEvaluation(body, { again }), hookOptions),
  });
}

/** Asks the merchant to judge the presence check. */
export function createApproval({ approveClient }: WultraHooks, options: DecidingOptions): Service {
  return createDeciding(options, {
    name: 'client/approve',
    hook: 'approveClient',
    maxBodyBytes: photoBodyBytes,
    body: approveRequestSchema,
    withoutPictures: ({ presenceCheckResult: _, ...body }) => body,
    ask: (body, { again, ...hookOptions }) => approveClient(readApproval(body, { again }), hookOptions),
  });
}

interface Deciding<S extends z.core.$ZodType> {
  readonly name: DecidingService;
  readonly hook: string;
  readonly maxBodyBytes: number;
  readonly body: S;
  readonly withoutPictures: (body: z.output<S>) => unknown;
  readonly ask: (
    body: z.output<S>,
    options: HookOptions & { readonly again: boolean },
  ) => Decision | Promise<Decision>;
}

type Identified = Omit<OfVerification, 'processType'> & { readonly processType?: string | null | undefined };

function createDeciding<S extends z.core.$ZodType<Identified>>(
  { profile, canCallBack, withinMs }: DecidingOptions,
  deciding: Deciding<S>,
): Service {
  const { name, hook, maxBodyBytes, body: schema, withoutPictures, ask } = deciding;

  function request(body: z.output<S>, { again }: { readonly again: boolean }): ServiceRequest {
    const canWait = canCallBack && (profile === undefined ? body.processType != null : profile !== '1.9');
    return {
      identity: identityOf(body),
      about: readIds(body),
      later: canWait ? later(body) : undefined,
      goesOnForMs: canWait ? decideLaterWithinMs : (attemptsOf19 - 1) * withinMs,
      async ask({ signal }) {
        const decision = parseAnswer(hookAnswerSchema, await ask(body, { again, signal, withinMs }), hook);
        const { result, reason } = typeof decision === 'string' ? { result: decision } : decision;
        if (result !== 'WAIT') return { at: 'answered', body: answerOf(result, reason) };
        if (canWait) return { at: 'later' };
        throw new ServiceRefusal(
          503,
          `${hook}() answered WAIT, which needs a "callback" and an Onboarding Server of 2.1 or later.`,
        );
      },
    };
  }

  const later = (body: z.output<S>): Later => ({
    body: answerOf('WAIT'),
    memo: JSON.stringify(withoutPictures(body)),
    address: addressOf(body),
  });

  return {
    ...createService({
      name,
      maxBodyBytes,
      body: schema,
      request: (body) => request(body, { again: false }),
    }),
    resume: (memo) => request(z.parse(schema, JSON.parse(memo)), { again: true }),
  };
}

const lateDecisionSchema = z.object({
  service: z.enum(['client/evaluate', 'client/approve']),
  processId: z.string(),
  userId: z.string(),
  identityVerificationId: z.string(),
  result: z.enum(['OK', 'NOK']),
  reason: z.optional(z.string().check(z.maxLength(1024))),
});

const decidedSchema = z.object({ result: z.enum(['OK', 'NOK']), resultReason: z.string() });

/** The merchant's decision after a WAIT, for the request with the same ids. */
export type WultraLateDecision = Readonly<z.output<typeof lateDecisionSchema>>;

/**
 * Stores a decision and delivers it to the Onboarding Server, with as many tries as needed.
 *
 * @returns the decision that stands, which is the first one; undefined if nobody has asked for it
 * @throws TypeError for a decision in another form, KycError `CONFIGURATION_INVALID` before a kit has taken
 *   the services
 */
export type DecideLate = (
  decision: WultraLateDecision,
) => Promise<{ readonly result: 'OK' | 'NOK'; readonly reason: string } | undefined>;

/** Decides through the kit. `takeKit` returns the kit, or throws. */
export function decideLate(takeKit: () => Pick<ServicesEnvironment, 'decide'>): DecideLate {
  return async (decision) => {
    const kit = takeKit();
    const { service, result, reason, ...ids } = parseAnswer(lateDecisionSchema, decision, 'decide');
    const stands = await kit.decide({
      service,
      identity: identityOf(ids),
      body: answerOf(result, reason),
      address: addressOf(ids),
    });
    const answer = z.safeParse(decidedSchema, stands);
    return answer.data && { result: answer.data.result, reason: answer.data.resultReason };
  };
}

export const isDecidingService = (service: string): service is DecidingService =>
  Object.hasOwn(callbackPaths, service);

/** Where to deliver a decision. */
export const addressSchema = z.object({
  processId: z.string(),
  userId: z.string(),
  identityVerificationId: z.string(),
});

const identityOf = ({ processId, userId, identityVerificationId }: z.output<typeof addressSchema>) => [
  processId,
  userId,
  identityVerificationId,
];
const addressOf = ({ processId, userId, identityVerificationId }: z.output<typeof addressSchema>) =>
  JSON.stringify({ processId, userId, identityVerificationId });
const answerOf = (result: DecisionAnswer['result'], reason = ''): DecisionAnswer => ({
  result,
  resultReason: reason,
});
