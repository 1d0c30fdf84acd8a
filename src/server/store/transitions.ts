// What every store applies inside its transactions. Pure. How a session changes is decided in session/.

import type { AuditNote } from '../audit/audit-chain.js';
import { advance } from '../session/advance.js';
import type { Step } from '../session/happenings.js';
import type { StoredSession } from '../session/phases.js';
import { decisionOf } from '../session/overlapping-reads.js';
import { presentVerdict } from '../session/questions.js';
import type { OutcomeEvent, Settlement } from './store.js';

/** Whether a session must stay. A signed session is not replaced while its provider can still be told. */
export function mustStay(session: StoredSession, next: Pick<StoredSession, 'provider'>): boolean {
  return session.phase === 'finishing' && session.provider === next.provider;
}

/**
 * Whether a session has moved on since the next one was prepared. It was still being opened then and was to
 * be given up. If it is open now, nobody would close it, and whatever it has come to, the next one must know.
 */
export function hasOvertaken(session: StoredSession, next: Pick<StoredSession, 'follows'>): boolean {
  return session.phase !== 'opening' && next.follows !== session.id;
}

/**
 * Keys that are remembered of one session. Each reload of a page brings one, and a flood of requests must not
 * fill the store. A request beyond them gets the same session for as long as that is open.
 */
export const mostKeys = 100;

/** Gives up a session that is still being opened, in favour of a newer one. */
export const abandoned = (session: StoredSession, at: number): StoredSession =>
  advance(session, { kind: 'given-up' }, { at, intervalMs: 0 })?.session ?? session;

interface Settling extends Step {
  readonly note: AuditNote | undefined;
}

/** A session with its verdict or revision. Undefined when the stored decision stands already. */
export function settlement(session: StoredSession, given: Settlement): Settling | undefined {
  const step = advance(session, decisionOf(session, given), { at: given.at, intervalMs: 0 });
  if (!step) return undefined;
  const isDecision = presentVerdict(step.session)?.status !== presentVerdict(session)?.status;
  const revision = 'revisions' in step.session ? step.session.revisions?.length : undefined;
  const { note } = given;
  return { ...step, note: isDecision ? note && { ...note, revision: revision || undefined } : undefined };
}

/** A revision that also names the dropped events which the session did not know of. */
export function withDropped(event: OutcomeEvent, dropped: readonly string[]): OutcomeEvent {
  const supersedes = [...new Set([...(event.supersedes ?? []), ...dropped])];
  return { ...event, supersedes };
}

/** As long as the lease of a delivery, which ends before its lease. */
const deliveryMs = 60_000;

/** When an outcome that replaces others is due. It waits for any of them that may be on its way just now. */
export const dueAfter = (at: number, dropped: readonly { attempts: number; dueAt: number }[]): number =>
  Math.min(
    at + deliveryMs,
    Math.max(at, ...dropped.filter(({ attempts }) => attempts > 0).map(({ dueAt }) => dueAt)),
  );
