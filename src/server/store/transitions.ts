// How a stored session ends, for every store alike. Pure: a store applies them inside its transaction.

import { isOpen } from './contract.js';
import type { Settlement, StoredSession } from './contract.js';

const emptied = { sealed: undefined, pageExpiresAt: undefined, readDueAt: undefined } as const;

/**
 * Whether a session cannot give way: what the customer has signed is not thrown away while its provider can
 * still be told.
 */
export function mustStay(session: StoredSession, next: Pick<StoredSession, 'provider'>): boolean {
  return session.phase === 'finishing' && session.provider === next.provider;
}

/**
 * Whether a session has moved on since the opener of the next one looked: it was being opened then and was to
 * be given up, and is open now, with nobody to close it.
 */
export function hasOvertaken(session: StoredSession, next: Pick<StoredSession, 'follows'>): boolean {
  return isOpen(session) && session.phase !== 'opening' && next.follows !== session.id;
}

/** A session that gave way to a newer one; to be stored as any other change. */
export function giveUpSession(session: StoredSession, at: number): StoredSession {
  return { ...session, ...emptied, phase: 'closed', closedAt: at };
}

/**
 * A session with its verdict, or undefined when what is stored already stands: a final one for good, review
 * against another review.
 */
export function settleSession(
  session: StoredSession,
  { verdict, at }: Pick<Settlement, 'verdict' | 'at'>,
): StoredSession | undefined {
  const before = session.verdict?.status;
  if (before !== undefined && (before !== 'review' || verdict.status === 'review')) return undefined;
  const review = verdict.status === 'review';
  const isOwed = review && session.phase === 'finishing';
  return {
    ...session,
    ...emptied,
    sealed: isOwed ? session.sealed : undefined,
    version: session.version + 1,
    phase: review ? 'review' : 'closed',
    verdict,
    toldAt: undefined,
    readDueAt: review ? session.readDueAt : undefined,
    closedAt: review ? undefined : at,
  };
}
