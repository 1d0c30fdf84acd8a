// The provider's last call, which is owed once the customer has signed. It is made once at a time: two at
// once could each create something, whatever the provider promises of a repetition.

import type { Facts, Step } from './happenings.js';
import type { FinishingSession, ReviewSession, StoredSession, WatchedSession } from './phases.js';
import { isOwed } from './questions.js';
import { lastCallAt, reviewReadAt } from './schedule.js';

/** A session whose every read makes the last call. */
type Owing =
  | FinishingSession
  | (WatchedSession & { readonly isOwed: true })
  | (ReviewSession & { readonly sealed: string });

/** Whether a read would make the last call. A review keeps what is sealed for nothing else. */
export const owesCall = (session: StoredSession): session is Owing =>
  isOwed(session) || (session.phase === 'review' && session.sealed !== undefined);

/** The last call is being made. If its process dies, it is due again when it would surely have ended. */
export const called = <T extends object>(session: T, facts: Facts) => ({
  ...session,
  lastReadAt: facts.at,
  readDueAt: dueAfter(facts.at, facts),
});

/** Whether the last call has been made and nothing has come of it yet. An answer moves the next read. */
export const isBeingCalled = ({ lastReadAt, readDueAt }: Owing, facts: Facts): boolean =>
  lastReadAt !== undefined &&
  readDueAt === dueAfter(lastReadAt, facts) &&
  facts.at < lastReadAt + longestOf(facts);

/** Machines whose clocks differ by more than this do not work together. */
const mostApartMs = 5 * 60_000;

/**
 * After the clock was set back, the last call seems to be made in the future, and would not be made again
 * before the clock is there. It may still be on its way, so it is waited for anew, by this clock.
 */
export function waitedForAnew(session: Owing, facts: Facts): Step | undefined {
  const { lastReadAt = facts.at } = session;
  if (lastReadAt - facts.at < mostApartMs) return undefined;
  return { session: called(session, facts), owed: { waits: true } };
}

/** The last call has been answered with no end. */
export const notYet = (session: Owing, facts: Facts): Step => ({
  session: { ...session, answeredAt: facts.at, refusedAt: undefined, readDueAt: nextCallAt(session, facts) },
  owed: {},
});

function nextCallAt(session: Owing, facts: Facts): number {
  if (session.phase === 'review') return reviewReadAt(session, facts.at);
  return lastCallAt(session.phase === 'finishing' ? session.waitingSince : session.watchedSince, facts);
}

/** A whole number, as stores keep it. */
const dueAfter = (lastReadAt: number, facts: Facts): number =>
  Math.ceil(lastReadAt + Math.max(facts.intervalMs, longestOf(facts)));

const longestOf = ({ lastCallMs = 15_000 }: Facts): number => lastCallMs;
