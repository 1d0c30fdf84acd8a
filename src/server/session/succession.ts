// One session takes the place of another. A session that the customer may have signed is never thrown away:
// it stays, or it is watched.

import type { Facts, Happening, Step } from './happenings.js';
import { isBeingCalled } from './last-call.js';
import type { StoredSession } from './phases.js';
import { isDecidedItself, isOpen, isPaged, keptOf } from './questions.js';
import { scheduled, watchReadAt } from './schedule.js';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** The provider has created the session. */
export function opened(
  session: StoredSession,
  { page: { marks, ...page }, shownPages = [] }: Of<'opened'>,
  facts: Facts,
): Step | undefined {
  if (session.phase !== 'opening') return undefined;
  const known = allShown(session, shownPages);
  const next = scheduled(
    { ...keptOf(session), ...page, phase: 'page', mark: marks[0], shownPages: known, shownAt: facts.at },
    facts,
  );
  if (!session.isNewsWaiting) return { session: next, owed: {} };
  return { session: { ...next, readDueAt: facts.at }, owed: { read: true } };
}

/** A session knows the pages before it as they were when it was drafted. More may have come since. */
const allShown = ({ shownPages = [] }: StoredSession, since: readonly string[]): readonly string[] => [
  ...new Set([...shownPages, ...since]),
];

/** A newer session takes the place of this one. */
export function superseded(
  session: StoredSession,
  { isOtherPerson, isReplaced, memo }: Of<'superseded'>,
  facts: Facts,
): Step | undefined {
  if (session.phase === 'opening') return givenUp(session, facts);
  if (session.phase === 'review') return isReplaced ? closedReview(session, facts) : undefined;
  if (session.phase === 'finishing' && !isOtherPerson) return undefined;
  if (session.phase !== 'finishing' && !isPaged(session)) return undefined;
  const { sealed, step, refusedAt } = session;
  const watched = {
    ...keptOf(session),
    phase: 'watched',
    sealed: memo?.of === sealed ? memo.sealed : sealed,
    step,
    watchedSince: facts.at,
    ...(session.phase === 'finishing' ? { isOwed: true, refusedAt } : {}),
  } as const;
  const isCalled = session.phase === 'finishing' && isBeingCalled(session, facts);
  const readDueAt = isCalled ? session.readDueAt : watchReadAt(watched, facts);
  return { session: { ...watched, readDueAt }, owed: {} };
}

/** Gives up a session that was still being opened and never had a page. */
export function givenUp(session: StoredSession, { at }: Facts): Step | undefined {
  if (session.phase !== 'opening') return undefined;
  return { session: { ...keptOf(session), phase: 'closed', closedAt: at }, owed: {} };
}

/**
 * Closes a review whose last call would count for the newer session: one signature would be reported as two
 * approvals.
 */
function closedReview(session: Extract<StoredSession, { phase: 'review' }>, { at }: Facts): Step {
  const { verdict, eventIds, toldAt, instead } = session;
  return {
    session: { ...keptOf(session), phase: 'closed', verdict, eventIds, toldAt, instead, closedAt: at },
    owed: {},
  };
}

/** From now on the session's customer gets a new one, whatever becomes of this one. */
export function outdated(session: StoredSession, { at }: Of<'outdated'>): Step | undefined {
  if (isOpen(session) || session.reverifyAt !== undefined) return undefined;
  return { session: { ...session, reverifyAt: at }, owed: {} };
}

/** An earlier session of the same person succeeded after all, and its verdict is the customer's. */
export function overtaken(
  session: StoredSession,
  { by, shownPages = [] }: Of<'overtaken'>,
  facts: Facts,
): Step | undefined {
  if (session.phase === 'opening' || isPaged(session)) {
    const end = { phase: 'closed', instead: by, closedAt: facts.at } as const;
    return { session: { ...keptOf(session), ...end, shownPages: allShown(session, shownPages) }, owed: {} };
  }
  if ((session.phase !== 'closed' && session.phase !== 'review') || session.instead === by) return undefined;
  if (isDecidedItself(session)) return undefined;
  return { session: { ...session, instead: by }, owed: {} };
}
