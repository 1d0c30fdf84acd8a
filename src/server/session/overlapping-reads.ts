// Reads of one session may overlap, and the one that ends last may be the one that began first. So a read
// changes a final decision only if nothing has overtaken it. It must never be the order of the answers that
// decides.

import type { Verdict } from '../../providers/contract.js';
import type { OutcomeEvent } from '../store/store.js';
import type { AsRead, Happening, Step } from './happenings.js';
import { owesCall } from './last-call.js';
import type { StoredSession } from './phases.js';
import { isFinal, presentVerdict, readDueAtOf } from './questions.js';

/** How a read has ended. */
interface Ended {
  readonly verdict: Verdict;
  readonly event?: OutcomeEvent | undefined;
  readonly nextReadAt?: number | undefined;
  /** The session as it was when the read began. */
  readonly asRead?: StoredSession | undefined;
  readonly readAgainAt?: number | undefined;
}

/** What the provider's word is to the session: a revision of its final decision, or not. */
export function decisionOf(
  session: StoredSession,
  { verdict, event, nextReadAt, asRead, readAgainAt }: Ended,
): Happening {
  if (asRead && isFinal(presentVerdict(session)) && !isOvertaken(session, asRead))
    return { kind: 'revised', verdict, event };
  const isNewsSince = asRead && !hasSameFacts(session, asRead);
  return { kind: 'settled', verdict, event, nextReadAt, isNewsSince, readAgainAt };
}

/** Whether a decision was stored, or another read begun, since a read began. */
const isOvertaken = (session: StoredSession, asRead: StoredSession): boolean =>
  !isFinal(presentVerdict(asRead)) ||
  revisionsOf(session) !== revisionsOf(asRead) ||
  session.lastReadAt !== asRead.lastReadAt ||
  !hasSameFacts(session, asRead);

const hasSameFacts = ({ facts }: StoredSession, asRead: Pick<StoredSession, 'facts'>): boolean =>
  facts.length === asRead.facts.length && facts.every((fact, index) => fact === asRead.facts[index]);

/**
 * A call-back that has arrived since a read began may say more than the read: its own read stays due,
 * whatever the read says of the next one.
 */
export function keptDue(step: Step, before: StoredSession, asRead: AsRead): Step {
  const { session } = step;
  const due = readDueAtOf(before);
  if (due === undefined || hasSameFacts(before, asRead)) return step;
  if (owesCall(session) || session.phase === 'opening') return step;
  return { ...step, session: { ...session, readDueAt: Math.min(due, readDueAtOf(session) ?? due) } };
}

const revisionsOf = (session: StoredSession): number =>
  ('revisions' in session ? session.revisions?.length : undefined) ?? 0;
