// What every store applies inside its transaction, alike. Pure; what becomes of a session is decided in
// session/.

import { advance } from '../session/advance.js';
import type { Step } from '../session/happenings.js';
import type { StoredSession } from '../session/phases.js';
import { isOpen, presentVerdict } from '../session/questions.js';
import type { OutcomeEvent, Settlement } from './store.js';

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

/** A session that is still being opened, and gives way to a newer one. */
export const abandoned = (session: StoredSession, at: number): StoredSession =>
  advance(session, { kind: 'given-up' }, { at, intervalMs: 0 })?.session ?? session;

/** A session with its verdict or revision, or undefined when what is stored already stands. */
export function settlement(session: StoredSession, given: Settlement): Step | undefined {
  const { verdict, at, event, nextReadAt, revises } = given;
  return advance(
    session,
    revises && presentVerdict(session)
      ? { kind: 'revised', verdict, event }
      : { kind: 'settled', verdict, event, nextReadAt },
    { at, intervalMs: 0 },
  );
}

/** A revision, with what was dropped for it and was not known to the session. */
export function withDropped(event: OutcomeEvent, dropped: readonly string[]): OutcomeEvent {
  const supersedes = [...new Set([...(event.supersedes ?? []), ...dropped])];
  return { ...event, supersedes };
}

/** Longer than a delivery lasts: one that was dropped while it was on its way is over by then. */
const deliveryMs = 60_000;

/** When an outcome is due that takes the place of others, of which one may be on its way just now. */
export const dueAfter = (at: number, dropped: readonly { attempts: number; dueAt: number }[]): number =>
  Math.min(
    at + deliveryMs,
    Math.max(at, ...dropped.filter(({ attempts }) => attempts > 0).map(({ dueAt }) => dueAt)),
  );
