// What support staff may see of a session: where it stands and since when, what was decided and what is
// undelivered. It must never show a page's address, a token, or anything that is stored encrypted.

import type { PageStep } from '../../enrolment/page-kinds-and-steps.js';
import type { Verdict } from '../../providers/contract.js';
import type { StoredSession } from '../session/phases.js';
import { presentVerdict, stepOf, waitingSinceOf } from '../session/questions.js';
import type { ListedSession, Undelivered } from '../store/store.js';

/**
 * `open`: the customer has a page. `waiting`: the provider is working on it. `finishing`: the customer is
 * done, and the kit owes the provider its last call. `watched`: superseded, but the provider may still report
 * on it. `review`: a person is deciding. `decided`: it has its verdict. `given-up`: it is over without one.
 */
export type SessionState = keyof typeof phasesOf;

/** The store's phases, by the state that they are reported as. */
export const phasesOf = {
  open: ['opening', 'page'],
  waiting: ['provider'],
  finishing: ['finishing'],
  watched: ['watched'],
  review: ['review'],
  decided: ['closed'],
  'given-up': ['closed'],
} as const satisfies Readonly<Record<string, readonly StoredSession['phase'][]>>;

/** A session as support staff see it. Times are ISO 8601, UTC. */
export interface SessionSummary {
  readonly sessionId: string;
  readonly userId: string;
  readonly externalId?: string | undefined;
  readonly provider: string;
  readonly state: SessionState;
  readonly createdAt: string;
  /** Which step of the provider's process its last page is. */
  readonly step?: PageStep | undefined;
  /** Since when the customer is believed to have finished the page. */
  readonly waitingSince?: string | undefined;
  /** When the provider was last asked, when it last answered, and when it is asked next. */
  readonly askedAt?: string | undefined;
  readonly answeredAt?: string | undefined;
  readonly dueAt?: string | undefined;
  readonly closedAt?: string | undefined;
  /** The newest decision. */
  readonly verdict?: Verdict | undefined;
  /** Decisions that the newest replaced, oldest first. */
  readonly earlierVerdicts?: readonly Verdict[] | undefined;
  /** When a browser of the customer was first told the newest decision. */
  readonly toldAt?: string | undefined;
  /** Since when a new enrolment is required of the customer. */
  readonly reverifyAt?: string | undefined;
  /** The outcomes that your server has not accepted yet. */
  readonly undelivered: readonly Undelivered[];
}

/** What support staff may see of a session. */
export function summarize({ session, undelivered }: ListedSession): SessionSummary {
  const { id, userId, externalId, provider, createdAt, lastReadAt, answeredAt, reverifyAt } = session;
  const verdicts = verdictsOf(session);
  return {
    sessionId: id,
    userId,
    externalId,
    provider,
    state: stateOf(session),
    createdAt: timeOf(createdAt),
    step: stepOf(session),
    waitingSince: timeOf(waitingSinceOf(session)),
    askedAt: timeOf(lastReadAt),
    answeredAt: timeOf(answeredAt),
    dueAt: timeOf('readDueAt' in session ? session.readDueAt : undefined),
    closedAt: timeOf('closedAt' in session ? session.closedAt : undefined),
    verdict: verdicts.at(-1),
    earlierVerdicts: verdicts.length > 1 ? verdicts.slice(0, -1) : undefined,
    toldAt: timeOf('toldAt' in session ? session.toldAt : undefined),
    reverifyAt: timeOf(reverifyAt),
    undelivered,
  };
}

function stateOf(session: StoredSession): SessionState {
  switch (session.phase) {
    case 'opening':
    case 'page':
      return 'open';
    case 'provider':
      return 'waiting';
    case 'closed':
      return presentVerdict(session) ? 'decided' : 'given-up';
    default:
      return session.phase;
  }
}

function verdictsOf(session: StoredSession): readonly Verdict[] {
  const first = 'verdict' in session ? session.verdict : undefined;
  const revisions = 'revisions' in session ? (session.revisions ?? []) : [];
  return [...(first ? [first] : []), ...revisions.map(({ verdict }) => verdict)];
}

function timeOf(at: number): string;
function timeOf(at: number | undefined): string | undefined;
function timeOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}
