// Questions about a stored session whose answers do not depend on knowing its phase.

import type { Verdict } from '../../providers/contract.js';
import type { Kept, PagedSession, StoredSession } from './phases.js';

/** Whether a session counts for "one open session a user". */
export const isOpen = ({ phase }: Pick<StoredSession, 'phase'>): boolean =>
  phase === 'opening' || phase === 'page' || phase === 'provider' || phase === 'finishing';

/** Whether the customer has a page, or has finished one and the provider is working on it. */
export const isPaged = (session: StoredSession): session is PagedSession =>
  session.phase === 'page' || session.phase === 'provider';

/** Whether the kit owes the provider its last call. */
export const isOwed = (session: StoredSession): boolean =>
  session.phase === 'finishing' || (session.phase === 'watched' && session.isOwed === true);

/** The decision that counts, which is the newest. Undefined if there is none. */
export function presentVerdict(session: StoredSession): Verdict | undefined {
  if (session.phase === 'review') return session.verdict;
  if (session.phase !== 'closed' || !session.verdict) return undefined;
  return session.revisions?.at(-1)?.verdict ?? session.verdict;
}

/** Whether a verdict stands for good. Only a revision beside it can change what counts. */
export const isFinal = (verdict: Verdict | undefined): boolean =>
  verdict !== undefined && verdict.status !== 'review';

/**
 * Whether the provider has approved or rejected this very session. That it expired, failed or is reviewed is
 * no such decision.
 */
export function isDecidedItself(session: StoredSession): boolean {
  const status = session.phase === 'closed' ? presentVerdict(session)?.status : undefined;
  return status === 'approved' || status === 'rejected';
}

/**
 * Whether an earlier session has brought something since a later one began: an approval, a signature, a
 * review, or a decision that was still to come then.
 */
export function hasComeSince(
  earlier: StoredSession,
  { createdAt }: Pick<StoredSession, 'createdAt'>,
): boolean {
  if (earlier.phase !== 'closed') return isOwed(earlier) || earlier.phase === 'review';
  if (!earlier.verdict) return false;
  const { verdict, revisions = [], closedAt } = earlier;
  if ([{ verdict }, ...revisions].some((decision) => decision.verdict.status === 'approved')) return true;
  return (revisions.at(-1)?.at ?? closedAt) > createdAt;
}

/** Whether the customer is approved by this session, and need not be enrolled anew. */
export const isApproval = (session: StoredSession): boolean =>
  presentVerdict(session)?.status === 'approved' && session.reverifyAt === undefined;

/** Whether there is a decision that no browser has been told yet. */
export const isUntold = (session: StoredSession): boolean =>
  presentVerdict(session) !== undefined && !('toldAt' in session && session.toldAt !== undefined);

/** The session's encrypted text, if it has one. */
export const sealedOf = (session: StoredSession): string | undefined =>
  'sealed' in session ? session.sealed : undefined;

/** Which step of the provider's process the last page is. */
export const stepOf = (session: StoredSession) => ('step' in session ? session.step : undefined);

/** Since when the customer is believed to have finished. */
export const waitingSinceOf = (session: StoredSession): number | undefined =>
  'waitingSince' in session ? session.waitingSince : undefined;

/** Since when the provider has not known this customer, or has refused its last call. */
export const refusedAtOf = (session: StoredSession): number | undefined =>
  'refusedAt' in session ? session.refusedAt : undefined;

/** When the sweeper reads the session next. */
export const readDueAtOf = (session: StoredSession): number | undefined =>
  'readDueAt' in session ? session.readDueAt : undefined;

/** The fields that survive every change of phase. */
export function keptOf(session: StoredSession): Kept {
  const { id, userId, provider, externalId, person, display, version, createdAt, follows } = session;
  const { returnState, facts, shownPages, lastReadAt, answeredAt, reverifyAt, device } = session;
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
    reverifyAt,
    device,
  };
}

/**
 * Whether two keyed hashes surely name two people. An absent hash, or one made with another key, proves
 * nothing, and nobody should pay twice because of it.
 */
export function isAnotherPerson(person: string | undefined, marks: readonly string[]): boolean {
  const keyOf = (mark: string) => mark.split('.')[0];
  const same = marks.find((mark) => person !== undefined && keyOf(mark) === keyOf(person));
  return same !== undefined && same !== person;
}
