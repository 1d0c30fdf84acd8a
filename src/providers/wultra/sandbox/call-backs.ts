// Where the merchant sends a decision that had to wait (docs/providers/wultra.md, Call-back). The answer is
// always 200; NOK gives the reason why the decision had no effect. A decision is carried out once. A merchant
// who repeats it learns that the process has moved on.

import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { readJson } from '../../../sandbox/control.js';
import { callbackPaths } from '../wire/service-paths.js';
import { approveCallbackSchema, evaluateCallbackSchema } from '../wire/answer-bodies.js';
import type { Entry, Processes } from './processes.js';
import type { Phase } from './process-states.js';
import { settleApproval } from './steps/approval.js';
import { settleEvaluation } from './steps/evaluation.js';
import type { Decided } from './decoding.js';

export interface CallBackOptions {
  readonly processes: Processes;
  /** Whether the Authorization header is the merchant's. */
  readonly isMerchant: (authorization: string | undefined) => boolean;
  /** Called when a decision has arrived, so that an automatic run continues. */
  readonly goOn: (entry: Entry) => void;
}

/** A call-back of either kind. */
interface CallBack extends Decided {
  readonly processId: string;
  readonly userId: string;
  readonly identityVerificationId: string;
  readonly phase: Phase;
}

const MAX_BODY_BYTES = 16_384;

/** Creates the routes of the private API that the merchant calls. */
export function callBackRoutes({ processes, isMerchant, goOn }: CallBackOptions): Hono {
  const routes = new Hono();

  routes.use(
    '/api/private/*',
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => refuse(400, 'INVALID_REQUEST', 'The body is too long.'),
    }),
  );
  routes.use('/api/private/*', async (c, next) => {
    if (!isMerchant(c.req.header('Authorization')))
      return refuse(401, 'POWERAUTH_AUTH_FAIL', 'Unable to authenticate.');
    return next();
  });

  routes.post(callbackPaths['client/evaluate'], async (c) => {
    const body = z.safeParse(evaluateCallbackSchema, await readJson(c.req.raw));
    if (!body.success) return invalid();
    const { evaluationResult: result, resultReason, ...ids } = body.data;
    return acknowledge(c, { ...ids, result, resultReason: resultReason ?? null, phase: 'CLIENT_EVALUATION' });
  });

  routes.post(callbackPaths['client/approve'], async (c) => {
    const body = z.safeParse(approveCallbackSchema, await readJson(c.req.raw));
    if (!body.success) return invalid();
    const { approvalResult: result, resultReason, ...ids } = body.data;
    return acknowledge(c, {
      ...ids,
      result,
      resultReason: resultReason ?? null,
      phase: 'ONBOARDING_APPROVAL',
    });
  });

  function acknowledge(c: Context, callBack: CallBack): Response {
    if (callBack.result === 'WAIT') return c.json({ result: 'OK', resultReason: null });
    const entry = processes.get(callBack.processId);
    if (entry?.process.onboardingStatus !== 'VERIFICATION_IN_PROGRESS')
      return c.json({
        result: 'NOK',
        resultReason: 'Acknowledgement failed. Process not found or in invalid state.',
      });
    const problem = problemOf(entry, callBack, processes);
    if (problem !== undefined)
      return c.json({ result: 'NOK', resultReason: `Acknowledgement validation failed. ${problem}` });

    const settle = callBack.phase === 'CLIENT_EVALUATION' ? settleEvaluation : settleApproval;
    settle(entry.process, { result: callBack.result, resultReason: callBack.resultReason });
    goOn(entry);
    return c.json({ result: 'OK', resultReason: null });
  }

  return routes;
}

/** The checks are in the order of the real server. */
function problemOf(
  { process }: Entry,
  { identityVerificationId, userId, phase }: CallBack,
  processes: Processes,
): string | undefined {
  const isOfAnother = processes
    .all()
    .some(
      (other) => other.process !== process && other.process.identityVerificationId === identityVerificationId,
    );
  if (isOfAnother) return 'Identity verification does not belong to the process.';
  if (process.identityVerificationId !== identityVerificationId) return 'Identity verification not found.';
  if (process.phase !== phase) return `Identity verification is not in ${phase} phase.`;
  if (process.status !== 'IN_PROGRESS') return 'Identity verification is not in IN_PROGRESS state.';
  if (process.userId !== userId) return 'Identity verification does not belong to the user.';
  return undefined;
}

// The Onboarding Server's own error format (docs/providers/wultra.md, Errors). It differs from the format
// that it expects from merchants.
const refuse = (status: 400 | 401, code: string, message: string) =>
  Response.json({ status: 'ERROR', responseObject: { code, message } }, { status });

const invalid = () => refuse(400, 'INVALID_REQUEST', 'The request is not valid.');
