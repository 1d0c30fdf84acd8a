// /client/evaluate and /client/approve: the merchant decides now or later. A reason is never null, whatever
// the documentation shows (docs/providers/wultra.md, Answers). WAIT is sent only to a caller that knows it
// and can be called back.

import * as z from 'zod/mini';
import { ServiceRefusal } from '../../services.js';
import type { Later, Service, ServiceRequest, ServicesEnvironment } from '../../services.js';
import { decisions } from '../wire.js';
import type { Profile } from '../wire.js';
import { callbackPaths } from '../wire/service-paths.js';
import type { DecidingService } from '../wire/service-paths.js';
import type { DecisionAnswer } from '../wire/answer-bodies.js';
import { approveRequestSchema, evaluateRequestSchema } from '../wire/request-bodies.js';
import type { Decision, HookOptions, OfVerification, WultraHooks } from './service-hooks.js';
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
    says: ({ verificationId, status, score, documentCheckResult, extractedData }) => [
      verificationId,
      status,
      score,
      documentCheckResult,
      extractedData,
    ],
    ask: (body, { again, question, ...hookOptions }) =>
      evaluateClient({ ...readEvaluation(body, { again }), question }, hookOptions),
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
    says: ({ status, score, presenceCheckResult }) => [status, score, presenceCheckResult?.frame],
    ask: (body, { again, question, ...hookOptions }) =>
      approveClient({ ...readApproval(body, { again }), question }, hookOptions),
  });
}

interface Deciding<S extends z.core.$ZodType> {
  readonly name: DecidingService;
  readonly hook: string;
  readonly maxBodyBytes: number;
  readonly body: S;
  readonly withoutPictures: (body: z.output<S>) => object;
  /** What makes it another question about the same verification. */
  readonly says: (body: z.output<S>) => readonly unknown[];
  readonly ask: (body: z.output<S>, options: HookOptions & Asked) => Decision | Promise<Decision>;
}

interface Asked {
  readonly question: string;
  readonly again: boolean;
}

type Identified = Omit<OfVerification, 'processType'> & { readonly processType?: string | null | undefined };

function createDeciding<S extends z.core.$ZodType<Identified>>(
  { profile, canCallBack, withinMs }: DecidingOptions,
  deciding: Deciding<S>,
): Service {
  const { name, hook, maxBodyBytes, body: schema, withoutPictures, says, ask } = deciding;

  function request(body: z.output<S>, { question, again }: Asked): ServiceRequest {
    const canWait = canCallBack && (profile === undefined ? body.processType != null : profile !== '1.9');
    return {
      identity: identityOf(body),
      question,
      about: readIds(body),
      later: canWait ? later(body, question) : undefined,
      decides: (answer) => {
        const { data } = z.safeParse(decidedSchema, answer);
        return data && { userId: body.userId, status: data.result };
      },
      goesOnForMs: canWait ? decideLaterWithinMs : (attemptsOf19 - 1) * withinMs,
      async ask({ signal }) {
        const decision = parseAnswer(
          hookAnswerSchema,
          await ask(body, { question, again, signal, withinMs }),
          hook,
        );
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

  const later = (body: z.output<S>, question: string): Later => ({
    body: answerOf('WAIT'),
    memo: JSON.stringify({ ...withoutPictures(body), question }),
    address: addressOf(body),
  });

  return {
    ...createService({
      name,
      maxBodyBytes,
      body: schema,
      request: async (body) => request(body, { question: await hash(says(body)), again: false }),
    }),
    resume(memo) {
      const kept: unknown = JSON.parse(memo);
      const { question } = z.parse(z.object({ question: z._default(z.string(), '') }), kept);
      return request(z.parse(schema, kept), { question, again: true });
    },
  };
}

const lateDecisionSchema = z.object({
  service: z.enum(['client/evaluate', 'client/approve']),
  processId: z.string(),
  userId: z.string(),
  identityVerificationId: z.string(),
  question: z.optional(z.string()),
  result: z.enum(['OK', 'NOK']),
  reason: z.optional(z.string().check(z.maxLength(1024))),
});

const decidedSchema = z.object({ result: z.enum(['OK', 'NOK']), resultReason: z.string() });

/** The decision after a WAIT, for the request with the same ids and, of several, with this `question`. */
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
    const { service, question, result, reason, ...ids } = parseAnswer(lateDecisionSchema, decision, 'decide');
    const stands = await kit.decide({
      service,
      identity: identityOf(ids),
      question,
      body: answerOf(result, reason),
      decides: { userId: ids.userId, status: result },
      address: addressOf(ids),
    });
    const answer = z.safeParse(decidedSchema, stands);
    return answer.data && { result: answer.data.result, reason: answer.data.resultReason };
  };
}

/** No for a customer who is erased, whose request or address was kept. */
export function decideErased(kept: string, userId: string) {
  const { data: ids } = z.safeParse(addressSchema, JSON.parse(kept));
  if (ids?.userId !== userId) return undefined;
  const body = answerOf('NOK', 'The customer is erased.');
  return { body, address: addressOf(ids), decides: { userId, status: 'NOK' } };
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

/** Pictures may be in it: only a hash of them is kept. */
async function hash(said: readonly unknown[]): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(said));
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return Array.from(bytes.slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
