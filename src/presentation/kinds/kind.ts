// What a kind of page means: one object a kind, in a file of its own. Every difference between two kinds that
// the browser has to know is in these objects, and in how its messages are read (page-messages.ts).

import type { PageStep } from '../../enrolment/page-kinds-and-steps.js';
import type { PageReport } from '../../enrolment/page-report.js';

/** What the merchant and the customer want of a page. */
export interface PageWishes {
  /** BCP 47, as the merchant's page has it. */
  readonly language: string;
  /** Shown in a frame of ours. */
  readonly framed: boolean;
  /** False skips the offer to go on on a phone. */
  readonly crossDevice: boolean | undefined;
  /** Only a phone may continue. */
  readonly onlyMobile: boolean;
}

/**
 * Reads what a page of a kind has posted, from its own window and origin. `sessionId` is that of the session
 * that it was opened for; undefined where the server named none. Returns undefined unless the message is
 * exactly what such a page sends about this session; nothing else may be believed.
 */
export type ReadMessage = (data: unknown, sessionId: string | undefined) => PageReport | undefined;

export interface Kind {
  /**
   * The page's address with what the page documents, and every other part, the token above all, to the
   * letter.
   */
  address(url: URL, wishes: PageWishes): string;
  /** Browser features that the page's frame may use, by their names in `allow`. */
  readonly features: readonly string[];
  /** Goes into a frame without being asked for: the page itself tells its frame how it ends. */
  readonly isFramedByItself?: boolean;
  /** Lets the customer go on on a phone. */
  readonly hasOtherDevice?: boolean;
  /** One page of a journey of several: the customer is told which step it is. */
  readonly isOfJourney?: boolean;
  /**
   * Whether a customer who has finished the page has done all that the provider wants of them. Without it
   * they have.
   */
  isLast?(step: PageStep | undefined): boolean;
}
