// How showing a page ended, and what the server is told about it.

import type { Seen } from './merchant-contract.js';
import type { Hint } from './merchant.js';
import type { KycError } from './errors.js';

export type PageReport =
  | { readonly kind: 'finished' }
  | { readonly kind: 'returned'; /** Whether our own frame or window said so. */ readonly isOwn?: boolean }
  /** The server has moved on from the page, though the page said nothing. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'closed'; readonly reason: 'user' | 'closed' }
  /** `failed`, or `lapsed`: the page's token has expired. */
  | {
      readonly kind: 'failed' | 'lapsed';
      readonly error: KycError;
      /**
       * Set if the page itself has not said so. A return page may be opened by anybody, and a clock does not
       * know what the customer does.
       */
      readonly isDoubtful?: boolean;
      readonly isOwn?: boolean;
    };

const finishing = { finished: 'submitted', returned: 'returned', moved: undefined } as const;

const seen: Readonly<Record<PageReport['kind'], Seen | undefined>> = {
  ...finishing,
  closed: 'closed',
  failed: 'failed',
  lapsed: 'failed',
};

/** Whether the customer has finished the page. */
export const hasFinished = (
  report: PageReport,
): report is Extract<PageReport, { kind: keyof typeof finishing }> => report.kind in finishing;

/** The hint for the server. */
export const hintOf = (report: PageReport): Pick<Hint, 'seen' | 'isOwn'> => ({
  seen: seen[report.kind],
  isOwn: ('isOwn' in report && report.isOwn) || undefined,
});

/**
 * Whether only the server knows what happened. A window that is gone may have been closed by its return page
 * (docs/checks.md 53 and 56).
 */
export const isDoubtful = (report: PageReport): boolean =>
  report.kind === 'closed' ? report.reason === 'closed' : 'isDoubtful' in report && report.isDoubtful;
