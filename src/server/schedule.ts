// When the sweeper reads a session that no browser asks for: soon after the customer has finished, ever more
// rarely after that.

import type { StoredSession } from './store/contract.js';

const minuteMs = 60_000;
const quarterHourMs = 15 * 60_000;
const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** The next read, in milliseconds since 1970; undefined for a session that is over or not begun. */
export function readDueAt(
  session: StoredSession,
  { now, intervalMs }: { now: number; intervalMs: number },
): number | undefined {
  const { phase, step, shownAt, waitingSince, pageExpiresAt } = session;
  if (phase === 'closed' || phase === 'opening') return undefined;
  if (phase === 'review') return now + hourMs;
  if (waitingSince !== undefined) return now + waitMs(now - waitingSince, intervalMs);
  // Whoever signs and closes the window at once has signed all the same.
  if (step === 'sign' && shownAt !== undefined) return now + signingMs(now - shownAt, intervalMs);
  // The customer may have finished on another device. Nobody tells us but the provider, so it is asked when
  // the page is surely over.
  return pageExpiresAt !== undefined && pageExpiresAt > now ? pageExpiresAt + intervalMs : now + 6 * hourMs;
}

function waitMs(waitedMs: number, intervalMs: number): number {
  if (waitedMs < quarterHourMs) return intervalMs;
  return Math.max(intervalMs, waitedMs < dayMs ? quarterHourMs : 6 * hourMs);
}

function signingMs(shownMs: number, intervalMs: number): number {
  if (shownMs < hourMs) return Math.max(intervalMs, minuteMs);
  return shownMs < dayMs ? quarterHourMs : 6 * hourMs;
}
