// Stores a provider's decision and tells the merchant.

import type { References, Verdict } from '../providers/contract.js';
import type { Context } from './context.js';
import { createEvent } from './outcomes.js';
import { decisionOf } from './session/overlapping-reads.js';
import type { StoredSession } from './session/phases.js';
import {
  isAnotherPerson,
  isApproval,
  isOpen,
  isOwed,
  presentVerdict,
  readDueAtOf,
} from './session/questions.js';
import { reviewReadAt } from './session/schedule.js';
import { factsOf, happen } from './session-changes.js';
import type { OutcomeEvent } from './store/store.js';

export interface Ending {
  readonly verdict: Verdict;
  readonly references?: References | undefined;
}

/**
 * Stores a decision. `session` is the session as it was when the provider was asked. Returns the session as
 * it is stored then.
 */
export async function settle(
  context: Context,
  session: StoredSession,
  { verdict, references }: Ending,
): Promise<StoredSession | undefined> {
  const { store, logger, now, audit } = context;
  const { id } = session;
  const at = now();
  const present = await store.find(id);
  if (present && isGoodEnd(present, { verdict, asRead: session })) await takeOver(context, session);
  const event =
    context.tellsOutcomes && isNews(session, verdict)
      ? createEvent(session, { verdict, references, at })
      : undefined;
  const settled = await store.settle({
    sessionId: id,
    verdict,
    at,
    event,
    nextReadAt: reviewReadAt(session, at),
    asRead: session,
    readAgainAt: at + factsOf(context, session).intervalMs,
    note: audit.entry(noteOf(session, verdict)),
  });
  const facts = { sessionId: id, status: verdict.status, providerStatus: verdict.providerStatus };
  if (!settled || presentVerdict(settled)?.status === verdict.status)
    logger.info(facts, 'The provider has decided.');
  else if (readDueAtOf(settled) !== undefined)
    logger.warn(facts, 'The provider said something else while it was asked twice; it is asked again.');
  else logger.error(facts, 'The provider said something else than its final decision; that one stays.');
  // Until the decision was stored, a new session may have begun.
  const wasApproved = presentVerdict(session)?.status === 'approved';
  if (settled && isApproval(settled) && !wasApproved) await takeOver(context, settled);
  if (event) context.background(context.deliverOutcomes);
  if (settled && isChange({ before: session, after: settled, event })) countDecision(context, settled);
  audit.deliverSoon();
  return settled;
}

/** Whether a decision is new. Of two that read the same word at once, only one has stored its event. */
function isChange({ before, after, event }: Settled): boolean {
  if (event) return 'eventIds' in after && after.eventIds?.includes(event.eventId) === true;
  return presentVerdict(after)?.status !== presentVerdict(before)?.status;
}

interface Settled {
  readonly before: StoredSession;
  readonly after: StoredSession;
  readonly event: OutcomeEvent | undefined;
}

/** The line of the audit trail. */
const noteOf = ({ id, userId, provider }: StoredSession, { status, level, providerStatus }: Verdict) =>
  ({ kind: 'decided', userId, sessionId: id, provider, status, level, providerStatus }) as const;

function countDecision({ metrics, now }: Context, session: StoredSession): void {
  const verdict = presentVerdict(session);
  const revision = 'revisions' in session ? session.revisions?.length : undefined;
  if (!verdict) return;
  metrics.decided(session.provider, verdict, { ageMs: now() - session.createdAt, isRevision: !!revision });
}

/**
 * Whether the merchant is told. A superseded session that expires unused is no news, because the customer has
 * a newer one.
 */
const isNews = (session: StoredSession, { status }: Verdict): boolean =>
  !(status === 'expired' && (session.phase === 'watched' || session.phase === 'closed'));

/**
 * Whether a session that a newer one may have followed ends well after all: it was superseded or given up, or
 * its customer began anew during a review, or after a decision that is revised now. A review of a signature
 * is such an end too. A word that the session does not take, because other news has overtaken it, is none.
 */
function isGoodEnd(session: StoredSession, { verdict, asRead }: Read): boolean {
  const { status } = verdict;
  if (session.phase === 'watched') return status === 'approved' || (status === 'review' && isOwed(session));
  if (status !== 'approved' || presentVerdict(session)?.status === 'approved') return false;
  if (session.phase === 'closed' && session.verdict)
    return decisionOf(session, { verdict, asRead }).kind === 'revised';
  return session.phase === 'review' || session.phase === 'closed';
}

interface Read {
  readonly verdict: Verdict;
  /** The session as it was when the provider was asked. */
  readonly asRead: StoredSession;
}

/**
 * Makes an earlier session the customer's again and gives up the newer one, unless that belongs to another
 * person, or the merchant has required a new enrolment or erased the customer since.
 */
export async function takeOver(
  context: Context,
  { id, userId, person }: Pick<StoredSession, 'id' | 'userId' | 'person'>,
): Promise<void> {
  const { store } = context;
  const newest = await store.newest(userId);
  if (!newest || newest.id === id) return;
  // Looked up after the newest: a session that begins after an erasure or a reverify() is kept by it.
  const earlier = await store.find(id);
  if (!earlier || earlier.reverifyAt !== undefined) return;
  if (isAnotherPerson(newest.person, person === undefined ? [] : [person])) return;
  // While the newest is still being opened, the session that it follows is open. That one is given up first.
  // If it owes its last call, both stay.
  const former = newest.phase === 'opening' ? newest.follows : undefined;
  let last: StoredSession | undefined = earlier;
  if (former !== undefined && former !== id) {
    last = (await happen(context, former, { kind: 'overtaken', by: id })).session;
    if (last && isOpen(last)) return;
  }
  await happen(context, newest.id, { kind: 'overtaken', by: id, shownPages: last?.shownPages });
}
