// One session takes the place of another. What a customer may have signed is never thrown away: it stays, or
// is watched.

import type { Facts, Happening, Step } from './happenings.js';
import type { StoredSession } from './phases.js';
import { isFinal, isPaged, keptOf, presentVerdict } from './questions.js';
import { scheduled, watchReadAt } from './schedule.js';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** The provider has created it. */
export function opened(
  session: StoredSession,
  { page: { marks, ...page }, shownPages = [] }: Of<'opened'>,
  facts: Facts,
): Step | undefined {
  if (session.phase !== 'opening') return undefined;
  const known = [...new Set([...(session.shownPages ?? []), ...shownPages])];
  const next = scheduled(
    { ...keptOf(session), ...page, phase: 'page', mark: marks[0], shownPages: known, shownAt: facts.at },
    facts,
  );
  if (!session.isNewsWaiting) return { session: next, owed: {} };
  return { session: { ...next, readDueAt: facts.at }, owed: { read: true } };
}

/** A newer one takes its place. */
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
  return { session: { ...watched, readDueAt: watchReadAt(watched, facts) }, owed: {} };
}

/** It was being opened, and never had a page. */
export function givenUp(session: StoredSession, { at }: Facts): Step | undefined {
  if (session.phase !== 'opening') return undefined;
  return { session: { ...keptOf(session), phase: 'closed', closedAt: at }, owed: {} };
}

/** Its last call would be taken for the new session's: one signature would be told as two approvals. */
function closedReview(session: Extract<StoredSession, { phase: 'review' }>, { at }: Facts): Step {
  const { verdict, eventIds, toldAt } = session;
  return {
    session: { ...keptOf(session), phase: 'closed', verdict, eventIds, toldAt, closedAt: at },
    owed: {},
  };
}

/** An earlier session of the same person came to a good end after all, and is what the customer has. */
export function overtaken(session: StoredSession, { by }: Of<'overtaken'>, facts: Facts): Step | undefined {
  if (session.phase === 'opening' || isPaged(session))
    return {
      session: { ...keptOf(session), phase: 'closed', instead: by, closedAt: facts.at },
      owed: {},
    };
  if (session.phase !== 'closed' || session.instead === by) return undefined;
  // What a provider has decided of this very session stands; that it ran out or failed is no such word.
  const verdict = presentVerdict(session);
  if (isFinal(verdict) && (verdict?.status === 'approved' || verdict?.status === 'rejected'))
    return undefined;
  return { session: { ...session, instead: by }, owed: {} };
}
