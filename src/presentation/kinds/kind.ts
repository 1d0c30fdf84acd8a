// What a kind of page means: one object a kind, in a file of its own. Every difference between two kinds that
// the browser has to know is in these objects.

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

/** The frame that a page is shown in. */
export interface FramedPage {
  readonly window: Window | null;
  /** Of the page's address. */
  readonly origin: string;
  /** The session that the page was opened for; undefined where the server named none. */
  readonly sessionId: string | undefined;
  /** Whose return pages are listened to. */
  readonly returnOrigins: readonly string[];
}

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
  /**
   * Reads a message that reached the window. Returns undefined unless the message is exactly what this page
   * sends about this session; nothing else may be believed.
   */
  readMessage(event: MessageEvent<unknown>, page: FramedPage): PageReport | undefined;
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
