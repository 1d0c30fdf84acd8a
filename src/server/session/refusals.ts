// The provider could not be asked, or does not know the customer. One such answer decides nothing.

import type { Verdict } from '../../providers/contract.js';
import type { Facts, Happening, Step } from './happenings.js';
import { owesCall } from './last-call.js';
import { keptDue } from './overlapping-reads.js';
import type { StoredSession } from './phases.js';
import { isOwed, isPaged, refusedAtOf } from './questions.js';
import { lastCallAt, reviewReadAt, scheduled, watchReadAt } from './schedule.js';

type Refused = Extract<Happening, { kind: 'refused' }>;

/** How long a provider must refuse a customer before the refusal counts as its decision. */
const graceMs = 2 * 60_000;

export function refused(session: StoredSession, happening: Refused, facts: Facts): Step | undefined {
  const { phase } = session;
  if (phase === 'opening') return undefined;
  if (phase === 'closed') return refusedClosed(session, happening, facts);
  // Nothing has come of the last call yet: this is the answer to a read before it.
  if (owesCall(session) && session.sealed !== happening.asRead.sealed) return undefined;
  // An answer about an earlier page says nothing about the present one.
  const isOfThis = !isPaged(session) || session.sealed === happening.asRead.sealed;
  const isRefusal = happening.reason === 'not-eligible' && (isPaged(session) || isOwed(session)) && isOfThis;
  const refusedAt = isRefusal ? (refusedAtOf(session) ?? facts.at) : refusedAtOf(session);
  const isOver = isRefusal && refusedAt !== undefined && facts.at - refusedAt >= graceMs;
  const step = {
    session: postponed({ ...session, refusedAt }, happening, facts),
    owed: isOver ? { settle: verdictOf(session, happening) } : {},
  };
  return keptDue(step, session, happening.asRead);
}

/**
 * A last call that keeps being refused becomes a review. The customer has signed, so the attempt must end,
 * but not with a request to begin again. A customer who has not signed has failed.
 */
const verdictOf = (session: StoredSession, { httpStatus }: Refused): Verdict => ({
  status: isOwed(session) ? 'review' : 'failed',
  providerStatus: httpStatus === undefined ? undefined : `HTTP ${httpStatus}`,
});

/**
 * Puts the next read off: briefly while the provider is down. This also keeps a call-back from being lost.
 */
function postponed(
  session: Exclude<StoredSession, { phase: 'opening' | 'closed' }>,
  { reason }: Refused,
  facts: Facts,
): StoredSession {
  const soon = facts.at + facts.intervalMs;
  const isDown = reason === 'unavailable';
  switch (session.phase) {
    case 'page':
    case 'provider': {
      const next = scheduled(session, facts);
      return isDown || session.refusedAt !== undefined ? { ...next, readDueAt: soon } : next;
    }
    case 'finishing':
      return { ...session, readDueAt: isDown ? soon : lastCallAt(session.waitingSince, facts) };
    case 'watched':
      return { ...session, readDueAt: isDown ? soon : watchReadAt(session, facts) };
    case 'review': {
      const isSoon = isDown && session.refusedAt === undefined; // unless it refused before
      return { ...session, readDueAt: isSoon ? soon : reviewReadAt(session, facts.at) };
    }
  }
}

function refusedClosed(
  session: Extract<StoredSession, { phase: 'closed' }>,
  { reason }: Refused,
  { at, intervalMs }: Facts,
): Step | undefined {
  if (session.readDueAt === undefined) return undefined;
  const readDueAt = reason === 'unavailable' ? at + intervalMs : undefined;
  return { session: { ...session, readDueAt }, owed: {} };
}
