// Everything that can happen to a stored session, the facts each happening needs, and what is owed
// afterwards.

import type { Page, Seen, SessionRequest } from '../../enrolment/merchant-contract.js';
import type { ProviderFailure, Verdict } from '../../providers/contract.js';
import type { OutcomeEvent } from '../store/store.js';
import type { DeviceHappening } from './device-grant.js';
import type { StoredSession } from './phases.js';

/** A page that a session is about to get. */
export interface NewPage {
  readonly sealed: string;
  /**
   * Keyed hashes of the page's address, one for each key. The first is stored; any of them identifies the
   * page.
   */
  readonly marks: readonly string[];
  readonly step?: Page['step'];
  readonly pageExpiresAt?: number | undefined;
}

/** The session as it was when a read of it began. `sealed` identifies the page that the read is about. */
export interface AsRead {
  readonly sealed: string | undefined;
  readonly waitingSince: number | undefined;
  readonly facts: readonly string[];
}

/** A visit to a return page. Anybody's link can cause one, so only the evidence in it counts. */
export interface Visit {
  readonly result: 'success' | 'fail';
  /** The visit carried the session's own `state`. */
  readonly hasState: boolean;
  /** Origin of the page that led here, if the browser sent it. */
  readonly from?: string | undefined;
  /** Origins that the provider's pages may come from. */
  readonly pageOrigins: readonly string[];
  /** The browser navigated a document here; it was not a frame or a fetch. */
  readonly isDocument: boolean;
  /** The address was typed or bookmarked; no page led here. */
  readonly isUnled: boolean;
}

/** What a watched session needs to know about the session that took its place. */
export interface Newer {
  /** Both sessions belong to the same person, or nothing shows that they do not. */
  readonly isSamePerson: boolean;
  /** The newer session's customer can sign by now, so a signature found now belongs to the newer session. */
  readonly hasComeAsFar: boolean;
}

/** What a read of the provider said. Verdicts are not among it: they are `settled` and `revised`. */
export type ReadProgress =
  | { readonly at: 'page' | 'provider'; readonly said?: string | undefined }
  | { readonly at: 'next-page'; readonly page: NewPage; readonly formerOrigin?: string | undefined }
  | { readonly at: 'finishing'; readonly sealed: string; readonly newer?: Newer | undefined };

/** Everything that can happen, told apart by `kind`. */
export type Happening =
  /** The provider has created the session. `shownPages` are those of the session before it. */
  | {
      readonly kind: 'opened';
      readonly page: NewPage;
      readonly shownPages?: readonly string[] | undefined;
    }
  /** A browser of the customer has the page. Only from then on can the customer finish it. */
  | { readonly kind: 'shown'; readonly sealed: string }
  /** A page with its own way to display the session asked for it. */
  | { readonly kind: 'resumed'; readonly display: SessionRequest['display'] }
  /** The element reported what it saw. `isOwn`: it saw it in its own frame or window. */
  | {
      readonly kind: 'hinted';
      readonly seen: Seen;
      readonly step?: Page['step'];
      readonly isOwn: boolean;
    }
  | { readonly kind: 'returned'; readonly visit: Visit }
  /** The provider has a picture, or may have one. */
  | { readonly kind: 'pictures' }
  /** Somebody asks for a read. `isIdle`: no browser has reported anything. */
  | { readonly kind: 'asked'; readonly isIdle: boolean }
  | { readonly kind: 'read'; readonly progress: ReadProgress; readonly asRead: AsRead }
  /** The provider could not be asked, or does not know this customer. */
  | {
      readonly kind: 'refused';
      readonly reason: ProviderFailure;
      readonly httpStatus?: number | undefined;
      readonly asRead: AsRead;
    }
  /** A signed call-back arrived. */
  | { readonly kind: 'news'; readonly fact: string }
  /**
   * The provider has decided. `event` is for the merchant; `nextReadAt` applies to a review. `isNewsSince`: a
   * call-back has arrived since the provider was asked. `readAgainAt`: when the provider is read again if
   * this read cannot decide.
   */
  | {
      readonly kind: 'settled';
      readonly verdict: Verdict;
      readonly event?: OutcomeEvent | undefined;
      readonly nextReadAt?: number | undefined;
      readonly isNewsSince?: boolean | undefined;
      readonly readAgainAt?: number | undefined;
    }
  /** The provider was asked again after a final decision, by nobody else since, and has decided. */
  | { readonly kind: 'revised'; readonly verdict: Verdict; readonly event?: OutcomeEvent | undefined }
  /** A browser of the customer was told a decision. */
  | { readonly kind: 'told'; readonly status: Verdict['status'] }
  /** A newer session took its place while this one was still being opened. */
  | { readonly kind: 'given-up' }
  /**
   * A newer session takes its place. `isOtherPerson`: the newer one is another person's. `isReplaced`: the
   * provider has begun the same process again, so a last call for this session would count for the newer one.
   * `memo`: the sealed memo to keep, without the page that is no longer shown, and the sealed text it was
   * made from.
   */
  | {
      readonly kind: 'superseded';
      readonly isOtherPerson: boolean;
      readonly isReplaced: boolean;
      readonly memo?: { readonly of: string; readonly sealed: string } | undefined;
    }
  /**
   * An earlier session succeeded after all, and its verdict is the customer's. `shownPages` are those of the
   * session before this one.
   */
  | {
      readonly kind: 'overtaken';
      readonly by: string;
      readonly shownPages?: readonly string[] | undefined;
    }
  /** The merchant requires a new enrolment, whatever was decided. */
  | { readonly kind: 'outdated'; readonly at: number }
  /** Another device is offered the session, takes it, or loses it. */
  | DeviceHappening
  /** The session's provider is not configured, so it cannot be read. */
  | { readonly kind: 'expired' };

export interface Facts {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Milliseconds between two reads that the provider allows. */
  readonly intervalMs: number;
  /** Milliseconds that the provider's last call may take, 15 000 by default. */
  readonly lastCallMs?: number | undefined;
}

/** What the caller must do once the session is stored. */
export interface Owed {
  /** Read the provider at once, in addition to the scheduled reads. */
  readonly read?: true | undefined;
  /** Nothing yet: the call that is owed may be on its way. */
  readonly waits?: true | undefined;
  /** Store this decision, which follows from what was stored. */
  readonly settle?: Verdict | undefined;
  /** Tell the merchant this outcome. It goes into the outbox in the same transaction. */
  readonly outcome?: OutcomeEvent | undefined;
  /** Drop this session's undelivered outcomes in the same transaction. */
  readonly dropsUndelivered?: true | undefined;
}

/** A session after a happening, and what is owed for it. */
export interface Step {
  readonly session: StoredSession;
  readonly owed: Owed;
}
