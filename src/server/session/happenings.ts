// What can happen to a stored session, what has to be known for it, and what is owed afterwards.

import type { Page, Seen, SessionRequest } from '../../enrolment/merchant-contract.js';
import type { ProviderFailure, Verdict } from '../../providers/contract.js';
import type { OutcomeEvent } from '../store/store.js';
import type { StoredSession } from './phases.js';

/** A page that a session comes to have. */
export interface NewPage {
  readonly sealed: string;
  /** Keyed hashes of its address, one for each key: the first is kept, all are known again. */
  readonly marks: readonly string[];
  readonly step?: Page['step'];
  readonly pageExpiresAt?: number | undefined;
}

/** Which page a browser or a read speaks of, as it was known then. */
export interface AsRead {
  readonly sealed: string | undefined;
  readonly waitingSince: number | undefined;
}

/** A visit to a return page. All of it can be somebody else's link, but for the evidence. */
export interface Visit {
  readonly result: 'success' | 'fail';
  /** It brought the session's own state. */
  readonly hasState: boolean;
  /** Origin of the page that led here, where the browser says so. */
  readonly from?: string | undefined;
  /** Origins that the provider's pages come through. */
  readonly pageOrigins: readonly string[];
  /** A document's own navigation, not a frame or a fetch. */
  readonly isDocument: boolean;
  /** It came by an address that was typed or kept, not from a provider's page. */
  readonly isUnled: boolean;
}

/** The session that took the place of a watched one, as far as it matters to it. */
export interface Newer {
  /** It is of the same person, or nobody knows otherwise. */
  readonly isSamePerson: boolean;
  /** Its customer has come as far: a signature that is found now is its own. */
  readonly hasComeAsFar: boolean;
}

/** What a read of the provider said, but for verdicts, which are `settled` and `revised`. */
export type ReadProgress =
  | { readonly at: 'page' | 'provider'; readonly said?: string | undefined }
  | { readonly at: 'next-page'; readonly page: NewPage; readonly formerOrigin?: string | undefined }
  | { readonly at: 'finishing'; readonly sealed: string; readonly newer?: Newer | undefined };

/** A happening, by its kind. */
export type Happening =
  /** The provider has created it. `shownPages` are those of the session before. */
  | {
      readonly kind: 'opened';
      readonly page: NewPage;
      readonly shownPages?: readonly string[] | undefined;
    }
  /** A browser of the customer has the page: only from then on can it be finished. */
  | { readonly kind: 'shown'; readonly sealed: string }
  /** A page that shows it in its own way has asked for it. */
  | { readonly kind: 'resumed'; readonly display: SessionRequest['display'] }
  /** The element told what it saw; `isOwn`: in its own frame or window. */
  | {
      readonly kind: 'hinted';
      readonly seen: Seen;
      readonly step?: Page['step'];
      readonly isOwn: boolean;
    }
  | { readonly kind: 'returned'; readonly visit: Visit }
  /** The provider has, or may have, a picture. */
  | { readonly kind: 'pictures' }
  /** Somebody wants it read; `isIdle`: nothing has happened that a browser knows of. */
  | { readonly kind: 'asked'; readonly isIdle: boolean }
  | { readonly kind: 'read'; readonly progress: ReadProgress; readonly asRead: AsRead }
  /** The provider could not be asked, or does not know this customer. */
  | {
      readonly kind: 'refused';
      readonly reason: ProviderFailure;
      readonly httpStatus?: number | undefined;
      readonly asRead: AsRead;
    }
  /** A signed call-back. */
  | { readonly kind: 'news'; readonly fact: string }
  /** The provider has decided; `event` is for the merchant. `nextReadAt` is for a review. */
  | {
      readonly kind: 'settled';
      readonly verdict: Verdict;
      readonly event?: OutcomeEvent | undefined;
      readonly nextReadAt?: number | undefined;
    }
  /** The provider was asked after a final decision, and has decided. */
  | { readonly kind: 'revised'; readonly verdict: Verdict; readonly event?: OutcomeEvent | undefined }
  /** A browser of the customer was told a decision. */
  | { readonly kind: 'told'; readonly status: Verdict['status'] }
  /** A newer one took its place while it was being opened. */
  | { readonly kind: 'given-up' }
  /**
   * A newer one takes its place. `isOtherPerson`: it is another person's. `isReplaced`: the provider has
   * begun anew for the same process, and would take a last call of this session for the new one's. `memo`:
   * what is kept on, without the page that nobody is shown any more, and of which sealed text.
   */
  | {
      readonly kind: 'superseded';
      readonly isOtherPerson: boolean;
      readonly isReplaced: boolean;
      readonly memo?: { readonly of: string; readonly sealed: string } | undefined;
    }
  /** An earlier one came to a good end after all, and is what the customer has. */
  | { readonly kind: 'overtaken'; readonly by: string }
  /** It cannot be read any more, and its time is over. */
  | { readonly kind: 'expired' };

export interface Facts {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Milliseconds between two reads, as the provider allows. */
  readonly intervalMs: number;
}

/** What is to be done once the session is stored. */
export interface Owed {
  /** The provider is to be read at once, besides the reads by the clock. */
  readonly read?: true | undefined;
  /** A decision that follows from what was stored. */
  readonly settle?: Verdict | undefined;
  /** The merchant is to hear of this; it goes into the outbox in the same step. */
  readonly outcome?: OutcomeEvent | undefined;
  /** What was not delivered of this session is dropped in the same step. */
  readonly dropsUndelivered?: true | undefined;
}

/** A session after a happening. */
export interface Step {
  readonly session: StoredSession;
  readonly owed: Owed;
}
