// How a session ends, and what happens when the provider changes its mind. A final decision stays for good; a
// later one is stored beside it as a revision.

import type { Verdict } from '../../providers/contract.js';
import type { OutcomeEvent } from '../store/store.js';
import type { Facts, Happening, Owed, Step } from './happenings.js';
import type { DecidedSession, StoredSession } from './phases.js';
import {
  isFinal,
  isOwed,
  keptOf,
  presentVerdict,
  readDueAtOf,
  refusedAtOf,
  sealedOf,
  stepOf,
} from './questions.js';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** The provider has decided: this is the first decision, or the one that ends a review. */
export function settled(
  session: StoredSession,
  { verdict, event, nextReadAt, isNewsSince, readAgainAt }: Of<'settled'>,
  { at }: Facts,
): Step | undefined {
  if (session.phase === 'opening') return undefined;
  const before = presentVerdict(session);
  if (isFinal(before)) {
    if (readAgainAt !== undefined && isChange(session, verdict)) return readAgain(session, readAgainAt);
    return isNewsSince ? undefined : afterTheEnd(session);
  }
  const eventIds = [...eventIdsOf(session), ...(event ? [event.eventId] : [])];
  const decided = { ...keptOf(session), verdict, eventIds };
  if (verdict.status !== 'review') {
    // The read that the news has begun may fail, so it stays due.
    const readDueAt = isNewsSince ? readAgainAt : undefined;
    return {
      session: { ...decided, phase: 'closed', closedAt: at, readDueAt, instead: insteadOf(session) },
      owed: told(event),
    };
  }
  if (before) return again(session, isNewsSince ? undefined : nextReadAt);
  return {
    session: {
      ...decided,
      phase: 'review',
      sealed: isOwed(session) ? sealedOf(session) : undefined,
      step: stepOf(session),
      refusedAt: refusedAtOf(session),
      instead: insteadOf(session),
      readDueAt: (isNewsSince ? readAgainAt : nextReadAt) ?? readDueAtOf(session) ?? at,
    },
    owed: told(event),
  };
}

/** The session stays in review. Only its next read may move. */
function again(session: StoredSession, nextReadAt: number | undefined): Step | undefined {
  if (session.phase === 'closed') return afterTheEnd(session);
  if (session.phase !== 'review' || nextReadAt === undefined || nextReadAt === session.readDueAt)
    return undefined;
  return { session: { ...session, readDueAt: nextReadAt }, owed: {} };
}

/** The decision is stored already, so the read that a call-back asked for is done. */
function afterTheEnd(session: StoredSession): Step | undefined {
  if (session.phase !== 'closed' || session.readDueAt === undefined) return undefined;
  return { session: { ...session, readDueAt: undefined }, owed: {} };
}

/** A read that another one has overtaken contradicts the decision. Either may be out of date by now. */
const readAgain = (session: StoredSession, readDueAt: number): Step | undefined =>
  session.phase === 'closed' ? { session: { ...session, readDueAt }, owed: {} } : undefined;

/** Whether a word takes the decision back. That a session expired, or is reviewed once more, does not. */
const isChange = (session: StoredSession, { status }: Verdict): boolean =>
  (status === 'approved' || status === 'rejected' || status === 'failed') &&
  status !== presentVerdict(session)?.status;

/** The provider was asked again after a final decision, and has decided. */
export function revised(
  session: StoredSession,
  { verdict, event }: Of<'revised'>,
  { at }: Facts,
): Step | undefined {
  if (!isRevisable(session)) return undefined;
  if (!isChange(session, verdict)) return afterTheEnd(session);
  const revisions = [...(session.revisions ?? []), { verdict, at }];
  const before = eventIdsOf(session);
  return {
    session: {
      ...session,
      revisions,
      toldAt: undefined,
      eventIds: event ? [...before, event.eventId] : before,
      readDueAt: undefined,
    },
    owed: event
      ? { outcome: { ...event, revision: revisions.length, supersedes: before }, dropsUndelivered: true }
      : {},
  };
}

const isRevisable = (session: StoredSession): session is DecidedSession =>
  session.phase === 'closed' && session.verdict !== undefined && isFinal(session.verdict);

const eventIdsOf = (session: StoredSession): readonly string[] =>
  ('eventIds' in session ? session.eventIds : undefined) ?? [];

const insteadOf = (session: StoredSession) => ('instead' in session ? session.instead : undefined);

const told = (event: OutcomeEvent | undefined): Owed => (event ? { outcome: event } : {});

/** A browser of the customer was told the decision that counts. */
export function toldToBrowser(
  session: StoredSession,
  { status }: Of<'told'>,
  { at }: Facts,
): Step | undefined {
  const isDecided = session.phase === 'review' || (session.phase === 'closed' && session.verdict);
  if (!isDecided || session.toldAt !== undefined || presentVerdict(session)?.status !== status)
    return undefined;
  return { session: { ...session, toldAt: at }, owed: {} };
}
