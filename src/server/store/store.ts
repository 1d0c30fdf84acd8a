// Where the kit keeps enrolments. It has few verbs, and each is atomic: in an SQL store, a verb is one
// transaction. A store decides nothing. It only keeps these true: one open session for each user, one final
// decision, no outcome lost, no consent lost. A `note` goes into the audit trail in the verb's own
// transaction, if the verb does what it is asked.

import type { References, Verdict } from '../../providers/contract.js';
import type { AuditEntry, AuditLine, AuditNote } from '../audit/audit-chain.js';
import type { CreateLimiter } from '../limits/limiter.js';
import type { StoredSession } from '../session/phases.js';
import type { SealedCalls, ServiceCall } from './stored-calls.js';
import type { AcceptanceLimit, ConsentEvidence } from './stored-consents.js';
import type { Counting, TooMany } from './day-counts.js';

/** What the merchant is told about a decision. */
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
  /** The provider's own word for its decision. */
  readonly providerStatus?: Verdict['providerStatus'];
  /** The provider's own reference numbers. */
  readonly references?: References | undefined;
  /** ISO 8601, UTC. */
  readonly occurredAt: string;
  /** 1 for the first change of a final decision, 2 for the next; absent for the decision itself. */
  readonly revision?: number | undefined;
  /** With a revision: the ids of the events that it replaces, including those that were never delivered. */
  readonly supersedes?: readonly string[] | undefined;
}

export interface Opening {
  readonly session: StoredSession;
  /**
   * The user's newest session as far as the caller knows. If that one is still being opened, it is given up
   * in the same transaction.
   */
  readonly after: string | undefined;
  /** Idempotency-Key of the request, remembered for this user since the session's `createdAt`. */
  readonly key?: string | undefined;
}

/** What came of opening and counting a session at once. */
export interface Begun {
  readonly isOpen: boolean;
  readonly isCounted: boolean;
}

export interface Settlement {
  readonly sessionId: string;
  readonly verdict: Verdict;
  readonly at: number;
  /** Goes into the outbox in the same transaction, if the verdict is new. */
  readonly event?: OutcomeEvent | undefined;
  /** When a review is read next. */
  readonly nextReadAt?: number | undefined;
  /**
   * The session as it was when the provider was asked. A verdict that differs from a final decision is stored
   * as a revision if that decision stood by then and no other read has begun since. Otherwise it is not
   * stored, and the provider is read again. Without `asRead`, a final decision stays.
   */
  readonly asRead?: StoredSession | undefined;
  /** When the provider is read again, if this read may not be its last word. */
  readonly readAgainAt?: number | undefined;
  /** Goes into the audit trail if the decision that counts has changed, with the number of the revision. */
  readonly note?: AuditNote | undefined;
}

/** Takes work that is due and that nobody else holds. */
export interface Claim {
  readonly now: number;
  /** Milliseconds until another kit may take the same work. */
  readonly leaseMs: number;
  readonly limit: number;
}

/** Takes calls of these services only. Other kits with the same store may have other services. */
export interface CallClaim extends Claim {
  readonly services: readonly string[];
}

/** When a claimed outcome is due again. */
export interface Postponement {
  readonly eventId: string;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** The end of the lease that it was claimed with. If it has been claimed since, it is not postponed. */
  readonly leasedUntil: number;
  /** Whether it was given back before it was told, so that the claim does not count. */
  readonly isUntold?: boolean | undefined;
}

export interface ClaimedOutcome {
  readonly event: OutcomeEvent;
  /** Deliveries tried so far. */
  readonly attempts: number;
}

/** Which ages the purge removes. Times are milliseconds since 1970. */
export interface Purge {
  readonly sessionsClosedBefore: number;
  /** Removes the Idempotency-Keys that were remembered earlier. */
  readonly keysBefore: number;
  readonly consentsBefore: number;
  readonly callsBefore: number;
  /** Removes the counts of earlier hours; hours since 1970. */
  readonly countsBeforeHour: number;
}

/** Which sessions to list. */
export interface SessionQuery {
  readonly id?: string | undefined;
  readonly userId?: string | undefined;
  readonly phases?: readonly StoredSession['phase'][] | undefined;
  /** Whether the session has a verdict. */
  readonly isDecided?: boolean | undefined;
  readonly provider?: string | undefined;
  /** Created at this time or later; `before` means before that time. Milliseconds since 1970. */
  readonly since?: number | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** An outcome that the merchant has not accepted yet. */
export interface Undelivered {
  readonly eventId: string;
  /** Deliveries tried so far. */
  readonly attempts: number;
}

export interface ListedSession {
  readonly session: StoredSession;
  /** In the order of their delivery. */
  readonly undelivered: readonly Undelivered[];
}

/** The session that a request got. */
export interface Remembered {
  readonly sessionId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Recalled {
  /** The session that this user opened last. */
  readonly newest?: StoredSession | undefined;
  /** The session that this Idempotency-Key of the user led to. */
  readonly answered?: StoredSession | undefined;
}

/** How far the merchant has the audit trail, and when it is told again. */
export interface AuditSettlement {
  /** Lines up to this one are struck out. */
  readonly told: number;
  /** Milliseconds since 1970. */
  readonly nextAt: number;
}

/** How much waits in the store. */
export interface Backlog {
  /** Outcomes that the merchant has not taken. */
  readonly undelivered: number;
  /** Sessions that a person is to decide. */
  readonly reviews: number;
  /** Requests of outside services that wait for the merchant's decision, or whose answer is owed. */
  readonly waitingCalls: number;
  /** Lines of the audit trail that the merchant has not taken. */
  readonly auditLines: number;
}

/** What was erased of a user, and what is kept. */
export interface Erased {
  readonly sessions: number;
  /** Event ids of outcomes that the merchant had not taken; they are dropped. */
  readonly undelivered: readonly string[];
  /** Evidence of consents, kept under a pseudonym that nobody can resolve any more. */
  readonly kept: { readonly consents: number };
}

/** `owed`: ids of sessions whose provider is owed its last call; then nothing is erased. */
export type ErasureOfStore =
  { readonly isErased: false; readonly owed: readonly string[] } | ({ readonly isErased: true } & Erased);

export interface Store {
  find(sessionId: string): Promise<StoredSession | undefined>;
  /** The session that this user opened last. */
  newest(userId: string): Promise<StoredSession | undefined>;
  /** Sessions, newest first. */
  list(query: SessionQuery): Promise<readonly ListedSession[]>;
  /**
   * What must be known about a user who requests a session. One query, because every request begins with it.
   */
  recall(userId: string, key: string | undefined): Promise<Recalled>;
  /**
   * Remembers an Idempotency-Key for an existing session, at most a hundred for each session. The first
   * session for a key stays.
   */
  remember(userId: string, key: string, answer: Remembered): Promise<void>;
  /**
   * Opens a session and returns true. Returns false and changes nothing in four cases: the user's newest
   * session is not `after`, that session must stay, it is not being opened any more and is not the one that
   * the new session `follows`, or the key is taken.
   */
  open(opening: Opening): Promise<boolean>;
  /**
   * `open` and `countUp` at once, which works for nearly all sessions. A session that is open and not counted
   * has to be counted. If it is not open, nothing is counted or decided. A store may do without.
   */
  openCounted?(opening: Opening, counting: Counting): Promise<Begun>;
  /**
   * Removes a session that could not be opened, and its keys. The session that it follows is the newest
   * again.
   */
  forget(sessionId: string): Promise<void>;
  /**
   * Replaces a session if nobody has written it meanwhile, and raises its version by one. Returns whether it
   * did. Never changes the verdict.
   */
  write(session: StoredSession, note?: AuditNote): Promise<boolean>;
  /**
   * Stores a verdict, closes the session and drops what was sealed, unless the provider's last call is still
   * owed. A final verdict stays; a review changes once. A revision is stored beside the verdict and drops the
   * session's undelivered outcomes. Returns the session as it is stored then.
   */
  settle(settlement: Settlement): Promise<StoredSession | undefined>;
  /** Takes sessions whose `readDueAt` has come, and moves it on by the lease. */
  claimDueReads(claim: Claim): Promise<readonly StoredSession[]>;
  /**
   * Takes due outcomes for the length of the lease. Of each session it takes only the oldest, so that its
   * decisions are delivered in order.
   */
  claimOutcomes(claim: Claim): Promise<readonly ClaimedOutcome[]>;
  /** Removes a delivered outcome from the outbox. */
  delivered(eventId: string): Promise<void>;
  /** Postpones an undelivered outcome and ends its lease. */
  postpone(postponement: Postponement): Promise<void>;
  /**
   * Appends a decision unless the user's newest of this type says the same of the same version, language and
   * text, or the user has agreed to it as often as the limit says; true if it did.
   */
  addConsent(evidence: ConsentEvidence, limit?: AcceptanceLimit, note?: AuditNote): Promise<boolean>;
  /** A user's decisions, the oldest first. */
  consents(userId: string): Promise<readonly ConsentEvidence[]>;
  findCall(key: string): Promise<ServiceCall | undefined>;
  /** Stores a call and returns true, or returns false if its key is taken. */
  beginCall(call: ServiceCall): Promise<boolean>;
  /**
   * Replaces a call if nobody has written it meanwhile, and raises its version by one. Returns whether it
   * did. A stored answer stays. Finishing the call drops what was sealed.
   */
  writeCall(call: ServiceCall, note?: AuditNote): Promise<boolean>;
  /** Calls that something sealed is kept of, by their key. */
  sealedCalls(asked: SealedCalls): Promise<readonly ServiceCall[]>;
  /**
   * Takes calls of these services whose `dueAt` has come, moves it on by the lease, and counts the attempt.
   */
  claimDueCalls(claim: CallClaim): Promise<readonly ServiceCall[]>;
  /**
   * Counts one more under every name. If one name has reached its budget for the day, it counts nothing and
   * returns which. Several machines count one after the other.
   */
  countUp(counting: Counting, note?: AuditNote): Promise<TooMany | undefined>;
  /** Takes one off the count of each of these names. */
  countDown(names: readonly string[], at: number): Promise<void>;
  /** Deletes the counts of these names. */
  forgetCounts(names: readonly string[]): Promise<void>;
  /** Counts what waits. */
  backlog(): Promise<Backlog>;
  /**
   * Erases a user: sessions with their keys, outcomes, and the pseudonym's owner. Consents stay, under the
   * pseudonym. Erases nothing while a provider is owed its last call. Where nothing of the user is left,
   * nothing is noted: an erasure that is tried again leaves one line.
   */
  erase(userId: string, note?: AuditNote): Promise<ErasureOfStore>;
  /** A user's pseudonym, random, made when it is first needed. */
  pseudonymOf(userId: string): Promise<string>;
  /** Adds a line to the audit trail, behind the last one on whatever machine. */
  appendAudit(entry: AuditEntry): Promise<void>;
  /** Takes lines that the merchant does not have yet, in their order. Nobody else gets any for the lease. */
  claimAudit(claim: Claim): Promise<readonly AuditLine[]>;
  /** Ends the lease. */
  settleAudit(settlement: AuditSettlement): Promise<void>;
  /**
   * Deletes old closed sessions with their keys, unless one of their outcomes is undelivered. Deletes old
   * keys of other sessions, and old consents. Deletes old calls, unless their answer is still owed.
   */
  purge(purge: Purge): Promise<void>;
  close(): Promise<void>;
  /** Writes something of no meaning, to see whether anything can be; a store without it is only read. */
  probe?(at: number): Promise<void>;
  /** Counters for rate limits that several machines share; without them each process counts for itself. */
  readonly createLimiter?: CreateLimiter | undefined;
}
