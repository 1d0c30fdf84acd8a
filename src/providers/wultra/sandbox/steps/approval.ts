// The merchant approves the client (since 2.1; docs/providers/wultra.md, Answers). After WAIT, the process
// stays in this phase until the merchant calls back. A failed presence check is asked about too.

import { decodeApproval } from '../decoding.js';
import { finish, move, type OnboardingProcess } from '../process.js';
import { approvalRequest } from '../call-bodies.js';
import { photographFace } from '../specimen.js';
import { showFaceAgain } from './second-face.js';
import type { Step, Turn } from './step.js';

const PHASE = 'ONBOARDING_APPROVAL';

async function approve({ process, call, presenceProvider }: Turn): Promise<void> {
  move(process, PHASE, 'IN_PROGRESS');
  const hasPassed = process.presence === 'ACCEPTED';
  const body = approvalRequest(process, {
    provider: presenceProvider,
    status: hasPassed ? 'SUCCESS' : 'FAILURE',
    score: process.profile.hasConstantScore ? 10 : hasPassed ? 9 : 0,
    frame: hasPassed ? await photographFace() : null,
  });
  const answer = await call({ service: 'client/approve', body, decode: decodeApproval });
  // The call-back may have been faster than the answer that announces it.
  if (process.status !== 'IN_PROGRESS') return;
  if (answer === undefined) {
    move(process, PHASE, 'FAILED');
    process.errorDetail = 'onboardingApprovalFailed';
    process.errorOrigin = PHASE;
    return;
  }
  const { result, resultReason } = answer.value;
  if (!hasPassed) goOnUnapproved(process);
  else if (result === 'WAIT') process.isAwaited = true;
  else settleApproval(process, { result, resultReason });
}

/** A failed check is revealed after the code alone, whatever the merchant says of it. */
function goOnUnapproved(process: OnboardingProcess): void {
  if (process.profile.approval === 'after-code') showFaceAgain(process);
  else move(process, PHASE, 'ACCEPTED');
}

/** Carries out the merchant's decision from the answer or the call-back. */
export function settleApproval(
  process: OnboardingProcess,
  { result, resultReason }: { readonly result: 'OK' | 'NOK'; readonly resultReason: string | null },
): void {
  move(process, PHASE, result === 'OK' ? 'ACCEPTED' : 'REJECTED');
  if (result === 'NOK') {
    process.rejectOrigin = 'CLIENT_APPROVAL';
    process.rejectReason = resultReason;
  } else if (process.profile.approval === 'after-code') finish(process);
}

export const approveClient: Step = { title: 'The merchant approves the client', choices: { ask: approve } };
