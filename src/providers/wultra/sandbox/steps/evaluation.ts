// The merchant evaluates the client by the documents (docs/providers/wultra.md, Answers). After WAIT, the
// process stays in this phase until the merchant calls back.

import { decodeEvaluation, type Decided } from '../decoding.js';
import { verificationIdOf } from '../document-vendor.js';
import { evaluationRequest } from '../evaluation-request.js';
import { move, type OnboardingProcess } from '../process.js';
import { checkSpecimen, specimenData } from '../specimen.js';
import type { Step, Turn } from './step.js';

const PHASE = 'CLIENT_EVALUATION';

async function evaluate(turn: Turn): Promise<void> {
  const { process } = turn;
  move(process, PHASE, 'IN_PROGRESS');
  const verificationId = verificationIdOf(process.pages);
  if (verificationId === undefined) {
    giveUp(process, { errorDetail: 'unableToGetDocumentVerificationId', errorOrigin: PHASE });
    return;
  }

  const answer = await ask(turn, verificationId);
  // The call-back may have been faster than the answer that announces it.
  if (process.status !== 'IN_PROGRESS') return;
  if (answer === undefined)
    giveUp(process, { errorDetail: 'maxFailedAttemptsClientEvaluation', errorOrigin: 'PROCESS_LIMIT_CHECK' });
  else if (answer.result === 'WAIT') process.isAwaited = true;
  else settleEvaluation(process, { ...answer, result: answer.result });
}

/** The first usable answer. The attempts follow each other without a pause. */
async function ask(
  { process, call, documentProvider, sendsExtractedData }: Turn,
  verificationId: string,
): Promise<Decided | undefined> {
  const { profile, pages } = process;
  const body = evaluationRequest(process, {
    provider: documentProvider,
    verificationId,
    pages,
    person: specimenData,
    documents: [await checkSpecimen()],
    sendsExtractedData,
  });
  for (let attempt = 1; attempt <= profile.evaluateAttempts; attempt += 1) {
    const answer = await call({
      service: 'client/evaluate',
      body,
      attempt,
      decode: (reply) => decodeEvaluation(reply, profile),
    });
    if (answer) return answer.value;
  }
  return undefined;
}

/** Carries out the merchant's decision from the answer or the call-back. */
export function settleEvaluation(
  process: OnboardingProcess,
  { result, resultReason }: { readonly result: 'OK' | 'NOK'; readonly resultReason: string | null },
): void {
  move(process, PHASE, result === 'OK' ? 'ACCEPTED' : 'REJECTED');
  if (result === 'OK') return;
  for (const page of process.pages) page.status = 'REJECTED';
  process.rejectOrigin = PHASE;
  process.rejectReason = resultReason;
}

function giveUp(
  process: OnboardingProcess,
  error: Pick<OnboardingProcess, 'errorDetail' | 'errorOrigin'>,
): void {
  move(process, PHASE, 'FAILED');
  Object.assign(process, error);
}

export const evaluateClient: Step = {
  title: 'The merchant evaluates the client',
  choices: { ask: evaluate },
};
