// The heart of the product: show pages until the server says done (design 2). It knows no provider and no
// DOM; whatever a feature needs joins it as a page to show, a wait, or a verdict. The page's own word is
// never proof: the server is asked.

import type { Page, PendingStatus, Seen, Session, Status, VerdictStatus } from './contract.js';
import type { KycError } from './errors.js';
import type { Merchant } from './merchant.js';

/** How the showing of a page ended. */
export type PageReport =
  | { readonly kind: 'finished' }
  | { readonly kind: 'returned' }
  /** The server is beyond the page, though the page said nothing. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'closed'; readonly reason: 'user' | 'closed' }
  | { readonly kind: 'failed'; readonly error: KycError }
  /** The page's token is no longer good. */
  | { readonly kind: 'lapsed'; readonly error: KycError };

/** What the customer sees, one thing at a time. */
export interface Screen {
  /** Shows a page until it reports. */
  showPage(page: Page): Promise<PageReport>;
  /** Shows that the provider is at work until it is time to ask again. */
  showPending(pending: PendingStatus): Promise<void>;
}

/** How an attempt ended, where it ended without an error. */
export type Ending =
  | VerdictStatus
  | { readonly status: 'submitted' }
  | { readonly status: 'closed'; readonly reason: 'user' | 'closed' };

export interface LoopOptions {
  readonly merchant: Merchant;
  readonly screen: Screen;
  /** Begin with a new session instead of the open one. */
  readonly restart: boolean;
  /** Called with the session, again after a renewal. */
  readonly onSession: (session: Session) => void;
}

/**
 * How often a page is still taken for a wait after something, a return page for one, said that it is over.
 */
const DOUBTS = 5;

/** Takes one attempt from the first request to its end. @throws KycError */
export async function runEnrolment({ merchant, screen, restart, onSession }: LoopOptions): Promise<Ending> {
  let { statusUrl, status }: Session = await open(restart);
  let finishedPage: string | undefined;
  let doubts = 0;
  let renewals = 0;

  for (;;) {
    if (status.status === 'page' && status.page.url !== finishedPage) {
      const { page } = status;
      const report = await screen.showPage(page);
      if (statusUrl) status = await ask(statusUrl, page, report);
      if (hasFinished(report)) {
        if (!statusUrl) return { status: 'submitted' };
        // the server may need a moment to know it too: until then its page means wait, for ever only where
        // the page itself said so
        finishedPage = page.url;
        doubts = report.kind === 'finished' ? Infinity : DOUBTS;
      } else if (status.status === 'page') {
        if (report.kind === 'closed') return { status: 'closed', reason: report.reason };
        if (report.kind === 'failed') throw report.error;
        await renew(report.error);
      }
    } else if (status.status === 'page' || status.status === 'pending') {
      if (status.status === 'page' && --doubts === 0) finishedPage = undefined;
      await screen.showPending(status.status === 'page' ? { status: 'pending' } : status);
      status = statusUrl ? await merchant.readStatus(statusUrl) : await askAgain();
    } else if (status.status === 'expired' && !finishedPage && renewals === 0) {
      await renew();
    } else {
      return status;
    }
  }

  async function open(restart: boolean) {
    const session = await merchant.requestSession(restart);
    onSession(session);
    return session;
  }

  /**
   * A page that the customer has left, or that says it has failed, is over, also when the server cannot be
   * asked. A window that is gone may have been closed by its return page, and a return page may be anybody's:
   * of those only the server knows (checks 53 and 56).
   */
  function ask(statusUrl: string, { step, kind }: Page, report: PageReport): Promise<Status> {
    const answer = merchant.readStatus(statusUrl, { seen: seen[report.kind], step });
    if (hasFinished(report)) return answer;
    const isDoubtful = report.kind === 'closed' ? report.reason === 'closed' : kind === 'hosted';
    return answer.catch(() => (isDoubtful ? merchant.readStatus(statusUrl) : status));
  }

  /** Once an attempt; a provider that refuses the new session too would otherwise be asked for ever. */
  async function renew(error?: KycError): Promise<void> {
    if (renewals > 0 && error) throw error;
    renewals += 1;
    ({ statusUrl, status } = await open(true));
  }

  /**
   * A server that answers pending but names no statusUrl is asked at the token endpoint: it answers the open
   * session.
   */
  async function askAgain() {
    return (await open(false)).status;
  }
}

/** Whether the customer has done their part of the page. */
export const hasFinished = (
  report: PageReport,
): report is Extract<PageReport, { kind: 'finished' | 'returned' | 'moved' }> =>
  /^(finished|returned|moved)$/.test(report.kind);

const seen: Readonly<Record<PageReport['kind'], Seen | undefined>> = {
  finished: 'submitted',
  returned: 'returned',
  moved: undefined,
  closed: 'closed',
  failed: 'failed',
  lapsed: 'failed',
};
