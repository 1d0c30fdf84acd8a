// Whether an existing session answers a request for one, or a new session must be opened.

import { isWaiting } from './answer.js';
import type { Context } from './context.js';
import { openLeg } from './sealed-leg.js';
import type { OpeningRequest } from './session-request.js';
import type { StoredSession } from './session/phases.js';
import { presentGrant } from './session/device-changes.js';
import { isOpen, isOwed, isPaged, presentVerdict } from './session/questions.js';

/**
 * Whether a restart gets this session too. A session that may be signed is kept until the provider has been
 * asked.
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

/** Whether a request without `restart` gets this session instead of a new one. */
export async function isAnswer(
  context: Context,
  session: StoredSession,
  { user, wishes }: OpeningRequest,
): Promise<boolean> {
  const { providers, sealer, now } = context;
  const verdict = presentVerdict(session);
  // A customer who reloads the page after an approval must not have to identify again.
  if (verdict) return verdict.status === 'approved' || verdict.status === 'review';
  if (!isOpen(session) || !providers.find(session.provider)) return false;
  // Another device is at work on it, whatever it has sent already.
  if (presentGrant(session, now())?.state === 'active') return true;
  if (session.phase !== 'page' || isWaiting(session, now())) return true;
  // A reloaded page has lost its pictures and would begin with the front again. The provider has the front
  // and does not accept it twice.
  if (wishes.capture === 'own' && session.picturesAt !== undefined) return false;
  const { pageExpiresAt, isNextPage, picturesAt } = session;
  const isExpired = pageExpiresAt !== undefined && pageExpiresAt <= now();
  if (isExpired || (await openLeg(sealer, session)) === undefined) return false;
  // What the customer has done at a provider is paid for there, and would be lost at another.
  if (isNextPage === true || picturesAt !== undefined) return true;
  return (await providers.choose(user, wishes)).provider.id === session.provider;
}
