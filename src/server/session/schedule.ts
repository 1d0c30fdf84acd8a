// When the sweeper reads a session that no browser asks about: soon after the customer has finished, then
// ever more rarely.

import type { Facts } from './happenings.js';
import type { PagedSession, StoredSession, WatchedSession } from './phases.js';

const minuteMs = 60_000;
const quarterHourMs = 15 * 60_000;
const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
/** As long as a provider's session is known to last (docs/providers/trustmatic.md, Tokens). */
const lifetimeMs = 14 * dayMs;

/** How long an unbelieved visit is followed by frequent reads before the page is offered again. */
const visitMs = minuteMs;
/** How long a further visit is no more than a reason to read: whoever causes one can cause another. */
const visitRestMs = 10 * minuteMs;
/** How long a session is the sweeper's that has taken it. */
export const leaseMs = 2 * minuteMs;
const unreadableMs = 2 * leaseMs;
/** How long a superseded session is watched. */
export const watchMs = dayMs;
/** When a review is read next. A person may never decide, and a call-back tells of the one who does. */
export const reviewReadAt = ({ createdAt }: Pick<StoredSession, 'createdAt'>, at: number): number =>
  at + rarely(at - createdAt, hourMs);

/**
 * When a session is looked at again whose provider is not configured. A machine beside this one may know the
 * provider and read what is young.
 */
export const unreadableAt = ({ createdAt }: Pick<StoredSession, 'createdAt'>, at: number): number =>
  at + Math.min(6 * hourMs, Math.max(unreadableMs, Math.round((at - createdAt) / 8)));

/** Whether somebody has opened the Success page just now. After the clock was set back nobody has. */
export const isVisited = ({ visitedAt }: Pick<PagedSession, 'visitedAt'>, at: number): boolean =>
  visitedAt !== undefined && Math.abs(at - visitedAt) < visitMs;

/** Whether such a visit has hidden the page already, a short time ago. */
export const wasVisited = ({ visitedAt }: Pick<PagedSession, 'visitedAt'>, at: number): boolean =>
  visitedAt !== undefined && Math.abs(at - visitedAt) < visitRestMs;

type Undue<T> = Omit<T, 'readDueAt'>;

/** Sets the next read of a session with a page. */
export function scheduled(session: Undue<PagedSession>, facts: Facts): PagedSession {
  return { ...session, readDueAt: pageReadAt(session, facts) } as PagedSession; // `Omit` has merged the union
}

function pageReadAt(session: Undue<PagedSession>, { at, intervalMs }: Facts): number {
  const { step, shownAt, waitingSince, failedAt, pageExpiresAt } = session;
  const since = waitingSince ?? failedAt;
  if (since !== undefined) return at + rarely(at - since, waitMs(at - since, intervalMs));
  if (isVisited(session, at)) return at + intervalMs;
  // A customer who closes the window right after signing has signed all the same.
  if (step === 'sign' && shownAt !== undefined)
    return at + rarely(at - shownAt, signingMs(at - shownAt, intervalMs));
  // The customer may have finished on another device. Only the provider can tell, so it is asked once the
  // page has surely expired.
  const isValid = pageExpiresAt !== undefined && pageExpiresAt > at;
  return isValid ? pageExpiresAt + intervalMs : at + rarely(at - session.createdAt, 6 * hourMs);
}

/**
 * A customer who has left may never come back, and a provider may never end the session. No time ends it here
 * either, so the pauses grow with its age.
 */
const rarely = (passedMs: number, pauseMs: number): number =>
  passedMs < lifetimeMs ? pauseMs : Math.max(pauseMs, Math.round(passedMs / 8));

/** When the provider's last call, which is owed, is tried next. */
export const lastCallAt = (waitingSince: number, { at, intervalMs }: Facts): number =>
  at + waitMs(at - waitingSince, intervalMs);

/** When a watched session is read next. */
export function watchReadAt({ step, watchedSince, isOwed }: Undue<WatchedSession>, facts: Facts): number {
  const { at, intervalMs } = facts;
  if (isOwed) return lastCallAt(watchedSince, facts);
  const pauseMs = step === 'sign' ? signingMs(at - watchedSince, intervalMs) : quarterHourMs;
  return Math.max(at + intervalMs, Math.min(at + pauseMs, watchedSince + watchMs));
}

function waitMs(waitedMs: number, intervalMs: number): number {
  if (waitedMs < quarterHourMs) return intervalMs;
  return Math.max(intervalMs, waitedMs < dayMs ? quarterHourMs : 6 * hourMs);
}

function signingMs(shownMs: number, intervalMs: number): number {
  if (shownMs < hourMs) return Math.max(intervalMs, minuteMs);
  return shownMs < dayMs ? quarterHourMs : 6 * hourMs;
}
