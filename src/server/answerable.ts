// Whether a session that is there answers a request for one, or a new one is to be opened.

import { isWaiting } from './answer.js';
import type { Context } from './context.js';
import { openLeg } from './sealed-leg.js';
import type { OpeningRequest } from './session-request.js';
import type { StoredSession } from './session/phases.js';
import { isOpen, isOwed, isPaged, presentVerdict } from './session/questions.js';

/**
 * Whether a restart gets this session too: what may have been signed does not give way before the provider
 * was asked.
 */
export function isKept(
  { providers }: Pick<Context, 'providers'>,
  session: StoredSession,
  askedAt: number,
): boolean {
  const connected = providers.find(session.provider);
  if (!connected) return false;
  if (isOwed(session)) return true;
  const { answeredAt = 0 } = session;
  return (
    isPaged(session) && session.step === 'sign' && answeredAt <= askedAt - connected.provider.readIntervalMs
  );
}

/** Whether a session without a wish to restart is answered again instead of opening a new one. */
export async function isAnswer(
  context: Context,
  session: StoredSession,
  { user, wishes }: OpeningRequest,
): Promise<boolean> {
  const { providers, sealer, now } = context;
  const verdict = presentVerdict(session);
  // Who presses reload after an approval must not be asked for a passport again.
  if (verdict) return verdict.status === 'approved' || verdict.status === 'review';
  if (!isOpen(session)) return false;
  if ((await providers.choose(user, wishes)).provider.id !== session.provider) return false;
  if (session.phase !== 'page' || isWaiting(session, now())) return true;
  // A page that was loaded anew has lost the pictures, and would begin with the front, which the provider
  // has and takes no second time.
  if (wishes.capture === 'own' && session.picturesAt !== undefined) return false;
  const { pageExpiresAt } = session;
  const isExpired = pageExpiresAt !== undefined && pageExpiresAt <= now();
  return !isExpired && (await openLeg(sealer, session)) !== undefined;
}
