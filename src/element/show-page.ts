// One page on this element: in the frame, or in another way (other-ways.ts), and what may end it besides.

import type { PageReport } from '../enrolment/page-report.js';
import type { Environment } from '../enrolment/environment.js';
import type { Merchant } from '../enrolment/merchant.js';
import type { Attempt, PageToShow } from './attempt.js';
import type { EmptyFrame } from './empty-frame.js';
import type { Rest } from './load-surely.js';
import type { OutsidePart } from './outside-part.js';
import { showFramed } from './page-in-frame.js';

export interface ShowingOptions {
  readonly attempt: Attempt;
  readonly environment: Environment;
  readonly merchant: Merchant;
  readonly outside: OutsidePart;
  /** Prepared for the first page. */
  readonly frame: EmptyFrame;
  readonly loadRest: () => Promise<Rest>;
}

export interface PageShowing {
  /**
   * Resolves with what the page reports; rejects with the signal's reason. It is offered again first to a
   * customer who `hasReturned` without success.
   */
  show(shown: PageToShow, signal: AbortSignal, hasReturned: boolean): Promise<PageReport>;
  /** Resolves when a page that says nothing is over. */
  beside(shown: PageToShow, signal: AbortSignal): Promise<PageReport>;
}

export function createPageShowing(given: ShowingOptions): PageShowing {
  const { attempt, environment, frame, outside } = given;
  const { display, frameHostedPages, capture } = attempt.settings;

  return {
    async show(shown, signal, hasReturned) {
      const { kind, session } = shown;
      const empty = frame.take();
      const options = { ...given, shown, signal };
      const isFramed =
        display !== 'popup' && display !== 'redirect' && (kind.isFramedByItself ?? frameHostedPages);
      let report: PageReport | undefined;
      if (isFramed && !hasReturned && !(capture === 'own' && session.uploadUrl)) {
        report = await showFramed({ ...options, empty });
        // what a return page says of a failure ends nothing where the server can be asked
        if (!report.isDoubtful || !session.statusUrl) return report;
      }
      empty?.remove();
      const { showOtherwise } = await outside.need(signal);
      signal.throwIfAborted();
      return showOtherwise({
        ...options,
        isFramed,
        showFramed: () => showFramed({ ...options, empty: undefined }),
        hasReturned: hasReturned || !!report,
        report,
      });
    },

    async beside(shown, signal) {
      const shownAt = environment.now();
      return (await given.loadRest()).watchBesidePage({ ...given, shown, shownAt, signal });
    },
  };
}
