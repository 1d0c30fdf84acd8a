// Where the kit keeps enrolments. A few verbs, each atomic by itself: an SQL store makes each one
// transaction. A store decides nothing but what it is asked to keep true: one open session a user, one final
// decision, no outcome and no consent lost.

import type { References, Verdict } from '../../providers/contract.js';
import type { CreateLimiter } from '../limits/limiter.js';
import type { StoredSession } from '../session/phases.js';
import type { ServiceCall } from './stored-calls.js';
import type { AcceptanceLimit, ConsentEvidence } from './stored-consents.js';
import type { Counting, TooMany } from './day-counts.js';

/** What the merchant is told of a decision. */
export interface OutcomeEvent {
  /** The same for every delivery of one decision. */
  readonly eventId: string;
  readonly sessionId: string;
  readonly userId: string;
  readonly externalId?: string | undefined;
  readonly status: Verdict['status'];
  readonly level?: Verdict['level'];
  /** 0 to 100. */
  readonly score?: Verdict['score'];
  /** The provider's own word. */
  readonly providerStatus?: Verdict['providerStatus'];
  /** The provider's own numbers for what it has stored. */
  readonly references?: References | undefined;
  /** ISO 8601, UTC. */
  readonly occurredAt: string;
  /** Counts the changes of a final decision; absent for the decision itself. */
  readonly revision?: number | undefined;
  /** With a revision: event ids of what it takes the place of, also where those were never delivered. */
  readonly supersedes?: readonly string[] | undefined;
}

export interface Opening {
  readonly session: StoredSession;
  /**
   * The user's newest session as the caller knows it; one that is still being opened is given up in the same
   * step.
   */
  readonly after: string | undefined;
  /** Idempotency-Key of the request, remembered for the user. */
  readonly key?: string | undefined;
}

export interface Settlement {
  readonly sessionId: string;
  readonly verdict: Verdict;
  readonly at: number;
  /** Goes into the outbox in the same step, if the verdict is news. */
  readonly event?: OutcomeEvent | undefined;
  /** When a review is to be read next. */
  readonly nextReadAt?: number | undefined;
  /** The provider was asked after a final decision: one that differs is stored as a revision beside it. */
  readonly revises?: boolean | undefined;
}

/** Work that is due and that nobody else holds. */
export interface Claim {
  readonly now: number;
  /** Milliseconds until somebody else may try. */
  readonly leaseMs: number;
  readonly limit: number;
}

/** Calls of other services are another kit's, which has the same store. */
export interface CallClaim extends Claim {
  readonly services: readonly string[];
}

export interface ClaimedOutcome {
  readonly event: OutcomeEvent;
  /** Deliveries tried before. */
  readonly attempts: number;
}

/** What the purge removes, each by its age; milliseconds since 1970. */
export interface Purge {
  readonly sessionsClosedBefore: number;
  readonly consentsBefore: number;
  readonly callsBefore: number;
  /** Counts of hours before this one; hours since 1970. */
  readonly countsBeforeHour: number;
}

export interface Store {
  find(sessionId: string): Promise<StoredSession | undefined>;
  /** The user's session that was opened last. */
  newest(userId: string): Promise<StoredSession | undefined>;
  /** The session that a user's request with this Idempotency-Key led to. */
  findByKey(userId: string, key: string): Promise<StoredSession | undefined>;
  /** Remembers a key for a session that exists; the first one wins. */
  remember(userId: string, key: string, sessionId: string): Promise<void>;
  /**
   * Opens a session unless the user's newest is another than `after`, must stay, or is open and not what this
   * one `follows`, or the key is taken; true if it did.
   */
  open(opening: Opening): Promise<boolean>;
  /**
   * Removes a session that could not be opened, with its keys; the one that it follows is the newest again.
   */
  forget(sessionId: string): Promise<void>;
  /**
   * Replaces a session if nobody has written it since; true if it did, and its version is one higher. Never
   * touches the verdict.
   */
  write(session: StoredSession): Promise<boolean>;
  /**
   * Stores a verdict, closes the session and drops what was sealed, unless the last call is owed still. A
   * final verdict stays; review moves once. A revision is stored beside the verdict, and undelivered outcomes
   * of the session are dropped. Returns what is stored then.
   */
  settle(settlement: Settlement): Promise<StoredSession | undefined>;
  /** Takes sessions whose `readDueAt` has come and puts it off by the lease. */
  claimDueReads(claim: Claim): Promise<readonly StoredSession[]>;
  /**
   * Takes outcomes that are due, for the lease; of a session only the oldest, so that its decisions are told
   * in their order.
   */
  claimOutcomes(claim: Claim): Promise<readonly ClaimedOutcome[]>;
  /** Strikes a delivered outcome out. */
  delivered(eventId: string): Promise<void>;
  /** Puts an undelivered outcome off. */
  postpone(eventId: string, until: number): Promise<void>;
  /**
   * Appends a decision unless the user's newest of this type says the same of the same version, language and
   * text, or the user has agreed to it as often as the limit says; true if it did.
   */
  addConsent(evidence: ConsentEvidence, limit?: AcceptanceLimit): Promise<boolean>;
  /** A user's decisions, the oldest first. */
  consents(userId: string): Promise<readonly ConsentEvidence[]>;
  findCall(key: string): Promise<ServiceCall | undefined>;
  /** Stores a call unless its key is taken; true if it did. */
  beginCall(call: ServiceCall): Promise<boolean>;
  /**
   * Replaces a call if nobody has written it since; true if it did, and its version is one higher. A stored
   * answer stays; the end drops what was sealed.
   */
  writeCall(call: ServiceCall): Promise<boolean>;
  /** Takes calls of these services whose `dueAt` has come, puts them off by the lease, counts the attempt. */
  claimDueCalls(claim: CallClaim): Promise<readonly ServiceCall[]>;
  /**
   * Counts one more under each name, or under none and says why, where one has had as many in a day as it
   * may. Several machines count one after the other.
   */
  countUp(counting: Counting): Promise<TooMany | undefined>;
  /** Takes back one that was counted under each of these names. */
  countDown(names: readonly string[], at: number): Promise<void>;
  /** Forgets what was counted under these names. */
  forgetCounts(names: readonly string[]): Promise<void>;
  /**
   * Forgets closed sessions with their keys, unless an outcome of theirs is undelivered; consents; and calls,
   * unless their answer is owed.
   */
  purge(purge: Purge): Promise<void>;
  close(): Promise<void>;
  /** Counters for rate limits that several machines share; without them each process counts for itself. */
  readonly createLimiter?: CreateLimiter | undefined;
}
