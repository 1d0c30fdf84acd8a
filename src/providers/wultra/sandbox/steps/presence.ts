// The user's presence check. The user does not learn its result before entering the code
// (docs/providers/wultra.md, States).

import { ignoreAnswer } from '../decoding.js';
import { presenceEvent } from '../event-request.js';
import { secureUserId } from '../owner-id.js';
import { move } from '../process.js';
import { photographFace } from '../specimen.js';
import type { CheckEnd } from '../process-states.js';
import type { Step, Turn } from './step.js';

const REJECTION = 'Rejected by the sandbox';

async function begin({ process }: Turn): Promise<void> {
  process.externalUserId = await secureUserId(process.userId ?? '');
  move(process, 'PRESENCE_CHECK', 'IN_PROGRESS');
}

async function submit({ process, call, presenceProvider }: Turn, end: CheckEnd): Promise<void> {
  move(process, 'PRESENCE_CHECK', 'VERIFICATION_PENDING');
  process.presence = end;
  process.rejectReason = end === 'REJECTED' ? REJECTION : null;
  process.rejectOrigin = end === 'REJECTED' ? 'PRESENCE_CHECK' : null;
  process.errorDetail = end === 'FAILED' ? 'presenceCheckFailed' : null;
  process.errorOrigin = end === 'FAILED' ? 'PRESENCE_CHECK' : null;
  if (process.profile.events !== 'typed') return;
  const { rejectReason, errorDetail } = process;
  const frame = end === 'ACCEPTED' ? await photographFace() : null;
  const body = presenceEvent(process, {
    status: end,
    rejectReason,
    errorDetail,
    provider: presenceProvider,
    score: end === 'ACCEPTED' ? 9 : 0,
    frame,
  });
  await call({ service: 'process/event', body, decode: ignoreAnswer });
}

export const beginPresenceCheck: Step = { title: 'Begin the presence check', choices: { begin } };

export const submitPresenceCheck: Step = {
  title: 'The user shows their face',
  choices: {
    accepted: (turn) => submit(turn, 'ACCEPTED'),
    rejected: (turn) => submit(turn, 'REJECTED'),
    failed: (turn) => submit(turn, 'FAILED'),
  },
};
