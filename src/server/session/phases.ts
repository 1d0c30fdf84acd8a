// What a stored session is in each phase. The types are told apart by `phase`, so that nothing can be read
// that the phase does not have. Here is no behaviour: that is in advance.ts and what it calls.

import type { Page, Seen, SessionRequest } from '../../enrolment/merchant-contract.js';
import type { Verdict } from '../../providers/contract.js';

/** What a session has in every phase. */
export interface Kept {
  /** GUID, minted by the kit. */
  readonly id: string;
  readonly userId: string;
  readonly provider: string;
  readonly externalId?: string | undefined;
  /** Keyed hash of the provider's user, which names its key; absent where the provider has no such user. */
  readonly person?: string | undefined;
  readonly display: SessionRequest['display'];
  /** Counts the writes; `write` takes only the one it was read with. */
  readonly version: number;
  readonly createdAt: number;
  /** The user's newest session before this one; if open, it stays so until this one is. */
  readonly follows?: string | undefined;
  /** Comes back with the customer from the provider's page, where its address can carry something. */
  readonly returnState?: string | undefined;
  /** Facts of call-backs that were seen, the newest last. */
  readonly facts: readonly string[];
  /** Keyed hashes of next pages that this customer was shown, in this session and those before it. */
  readonly shownPages?: readonly string[] | undefined;
  readonly lastReadAt?: number | undefined;
  /** When the provider last answered a read. */
  readonly answeredAt?: number | undefined;
}

/** Being created upstream. */
export interface OpeningSession extends Kept {
  readonly phase: 'opening';
  /** A call-back came meanwhile: the provider is read as soon as the session is open. */
  readonly isNewsWaiting?: boolean | undefined;
}

/** What is there while the provider can be asked about a page. */
interface Paged extends Kept {
  /** Page URL and provider's memo, encrypted. Another text with every page, by which pages are told apart. */
  readonly sealed: string;
  /** Where in the provider's process the page stands. */
  readonly step?: Page['step'];
  /** Keyed hash of the page's address. */
  readonly mark?: string | undefined;
  /** Whether the page came by a status read, after another one. */
  readonly isNextPage?: boolean | undefined;
  /** Keyed hashes of the pages of this session that were left for a further one. */
  readonly leftPages?: readonly string[] | undefined;
  /** Origin of the page before this one, where it is another: who comes from there was not at this one. */
  readonly formerOrigin?: string | undefined;
  /** When a browser of the customer was first given the page. */
  readonly shownAt?: number | undefined;
  /** When the page's token ends, by our own clock. */
  readonly pageExpiresAt?: number | undefined;
  /** The last hint of the customer's browser; `submitted` outlasts what follows it on the same page. */
  readonly seen?: Seen | undefined;
  /** When somebody last came to the Success page by a visit that may be anybody's link. */
  readonly visitedAt?: number | undefined;
  /** Since when the customer is believed to have come to the provider's Fail page. */
  readonly failedAt?: number | undefined;
  /** When the provider took the first picture of the merchant's own camera, or may have taken it. */
  readonly picturesAt?: number | undefined;
  /** Since when the provider has said that it knows nothing of this customer. */
  readonly refusedAt?: number | undefined;
  /** When the sweeper is to read it. */
  readonly readDueAt: number;
}

/** The customer has a page. */
export interface PageSession extends Paged {
  readonly phase: 'page';
  /** Since when the customer is believed to have finished the page. */
  readonly waitingSince?: number | undefined;
}

/** The provider works on it. */
export interface ProviderSession extends Paged {
  readonly phase: 'provider';
  readonly waitingSince: number;
}

/** The customer is done, and the provider is owed its last call. No session of this person replaces it. */
export interface FinishingSession extends Kept {
  readonly phase: 'finishing';
  /** The provider's memo, encrypted. */
  readonly sealed: string;
  readonly step?: Page['step'];
  readonly waitingSince: number;
  /** Since when the provider does not take its last call for this customer. */
  readonly refusedAt?: number | undefined;
  readonly readDueAt: number;
}

/** Superseded by a newer one: it is not open and shows nothing, and the provider may still say of it. */
export interface WatchedSession extends Kept {
  readonly phase: 'watched';
  /** As the session had it when it was superseded; the provider's memo alone once the last call is owed. */
  readonly sealed: string;
  readonly step?: Page['step'];
  readonly watchedSince: number;
  /** Whether the customer has signed, and the provider is owed its last call. */
  readonly isOwed?: boolean | undefined;
  readonly refusedAt?: number | undefined;
  readonly readDueAt: number;
}

/** A later word of the provider that changed a final decision. */
export interface Revision {
  readonly verdict: Verdict;
  readonly at: number;
}

/** What a decided session has. */
interface Decided extends Kept {
  readonly verdict: Verdict;
  /** Event ids of what the merchant is told of this session, the oldest first. */
  readonly eventIds?: readonly string[] | undefined;
  /** When a browser of the customer was first told the newest of its decisions. */
  readonly toldAt?: number | undefined;
}

/** A person decides; the session is no longer open. */
export interface ReviewSession extends Decided {
  readonly phase: 'review';
  /** The provider's memo, encrypted, where it is owed its last call still. */
  readonly sealed?: string | undefined;
  readonly step?: Page['step'];
  readonly refusedAt?: number | undefined;
  readonly readDueAt: number;
}

/** Over, with a verdict. */
export interface DecidedSession extends Decided {
  readonly phase: 'closed';
  /** Never replaces the verdict: the newest is what counts. */
  readonly revisions?: readonly Revision[] | undefined;
  /** The earlier session whose verdict the customer has instead of this one. */
  readonly instead?: string | undefined;
  readonly closedAt: number;
  /** A call-back made the provider's word owed again. */
  readonly readDueAt?: number | undefined;
}

/** Over, without a verdict: a newer one took its place, or an earlier one came to a good end after all. */
export interface GivenUpSession extends Kept {
  readonly phase: 'closed';
  readonly verdict?: undefined;
  readonly instead?: string | undefined;
  readonly closedAt: number;
  readonly readDueAt?: number | undefined;
}

/** An enrolment as it is stored. */
export type StoredSession =
  | OpeningSession
  | PageSession
  | ProviderSession
  | FinishingSession
  | WatchedSession
  | ReviewSession
  | DecidedSession
  | GivenUpSession;

/** A session whose customer has, or had, a page that counts. */
export type PagedSession = PageSession | ProviderSession;
