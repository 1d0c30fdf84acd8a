// How showing a page ended, and what the server is told about it.

import type { Seen } from './merchant-contract.js';
import type { Hint } from './merchant.js';
import type { KycError } from './errors.js';

interface Source {
  /** Whether our own frame or window said so. */
  readonly isOwn?: boolean;
  /**
   * Set if the page itself has not said so. A return page may be opened by anybody, and a clock does not know
   * what the customer does.
   */
  readonly isDoubtful?: boolean;
}

export type PageReport = Source &
  (
    | {
        /**
         * `moved`: the server has moved on from the page, without a word of the page. `closed`: the customer
         * has left it. `again`: the customer wants a new session.
         */
        readonly kind: 'finished' | 'returned' | 'moved' | 'closed' | 'again';
      }
    /** `failed`, or `lapsed`: the page's token has expired. */
    | { readonly kind: 'failed' | 'lapsed'; readonly error: KycError }
  );

const seen: Readonly<Record<PageReport['kind'], Seen | undefined>> = {
  finished: 'submitted',
  returned: 'returned',
  moved: undefined,
  closed: 'closed',
  again: undefined,
  failed: 'failed',
  lapsed: 'failed',
};

/** The hint for the server. */
export const hintOf = (report: PageReport): Pick<Hint, 'seen' | 'isOwn'> => ({
  seen: seen[report.kind],
  isOwn: report.isOwn || undefined,
});
