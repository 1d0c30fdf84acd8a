// Reads of one session may overlap, and the one that ends last may be the one that began first. So a read
// changes a final decision only if nothing has overtaken it. It must never be the order of the answers that
// decides.

import type { Verdict } from '../../providers/contract.js';
import type { OutcomeEvent } from '../store/store.js';
import type { Happening } from './happenings.js';
import type { StoredSession } from './phases.js';
import { isFinal, presentVerdict } from './questions.js';

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

const hasSameFacts = ({ facts }: StoredSession, asRead: StoredSession): boolean =>
  facts.length === asRead.facts.length && facts.every((fact, index) => fact === asRead.facts[index]);

const revisionsOf = (session: StoredSession): number =>
  ('revisions' in session ? session.revisions?.length : undefined) ?? 0;
