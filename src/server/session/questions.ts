// What can be asked of a stored session without knowing its phase.

import type { Verdict } from '../../providers/contract.js';
import type { Kept, PagedSession, StoredSession } from './phases.js';

/** Whether a session counts for "one open session a user". */
export const isOpen = ({ phase }: Pick<StoredSession, 'phase'>): boolean =>
  phase === 'opening' || phase === 'page' || phase === 'provider' || phase === 'finishing';

/** Whether the customer has a page, or has finished it. */
export const isPaged = (session: StoredSession): session is PagedSession =>
  session.phase === 'page' || session.phase === 'provider';

/** Whether the provider is owed its last call. */
export const isOwed = (session: StoredSession): boolean =>
  session.phase === 'finishing' || (session.phase === 'watched' && session.isOwed === true);

/** The decision that counts: the newest. */
export function presentVerdict(session: StoredSession): Verdict | undefined {
  if (session.phase === 'review') return session.verdict;
  if (session.phase !== 'closed' || !session.verdict) return undefined;
  return session.revisions?.at(-1)?.verdict ?? session.verdict;
}

/** Whether a verdict stands for good, but for a revision. */
export const isFinal = (verdict: Verdict | undefined): boolean =>
  verdict !== undefined && verdict.status !== 'review';

/** Whether there is a decision that no browser has been told yet. */
export const isUntold = (session: StoredSession): boolean =>
  presentVerdict(session) !== undefined && !('toldAt' in session && session.toldAt !== undefined);

/** What is kept encrypted. */
export const sealedOf = (session: StoredSession): string | undefined =>
  'sealed' in session ? session.sealed : undefined;

/** Where in the provider's process its last page stands. */
export const stepOf = (session: StoredSession) => ('step' in session ? session.step : undefined);

/** Since when the customer is believed to have finished. */
export const waitingSinceOf = (session: StoredSession): number | undefined =>
  'waitingSince' in session ? session.waitingSince : undefined;

/** Since when the provider does not know this customer, or refuses its last call. */
export const refusedAtOf = (session: StoredSession): number | undefined =>
  'refusedAt' in session ? session.refusedAt : undefined;

/** When the sweeper is to read a session. */
export const readDueAtOf = (session: StoredSession): number | undefined =>
  'readDueAt' in session ? session.readDueAt : undefined;

/** What outlasts every change of phase. */
export function keptOf(session: StoredSession): Kept {
  const { id, userId, provider, externalId, person, display, version, createdAt, follows } = session;
  const { returnState, facts, shownPages, lastReadAt, answeredAt } = session;
  return {
    id,
    userId,
    provider,
    externalId,
    person,
    display,
    version,
    createdAt,
    follows,
    returnState,
    facts,
    shownPages,
    lastReadAt,
    answeredAt,
  };
}

/**
 * Whether two keyed hashes name two people. An absent one and one under another key say nothing, and nobody
 * is to pay twice for that.
 */
export function isAnotherPerson(person: string | undefined, marks: readonly string[]): boolean {
  const keyOf = (mark: string) => mark.split('.')[0];
  const same = marks.find((mark) => person !== undefined && keyOf(mark) === keyOf(person));
  return same !== undefined && same !== person;
}
