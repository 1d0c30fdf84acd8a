// The heart of the product: show pages until the server says done (design 2). It knows no provider and no DOM; whatever a
// feature needs joins it as a page to show, a wait, or a verdict. The page's own word is never proof: the server is asked.

import type { Page, PendingStatus, Seen, Session, Status, VerdictStatus } from './contract.js';
import type { KycError } from './errors.js';
import type { Merchant } from './merchant.js';

/** How the showing of a page ended. */
export type PageReport =
  | { readonly kind: 'finished' }
  | { readonly kind: 'returned' }
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

/** Takes one attempt from the first request to its end. @throws KycError */
export async function runEnrolment({ merchant, screen, restart, onSession }: LoopOptions): Promise<Ending> {
  let { statusUrl, status }: Session = await open(restart);
  let finishedPage: string | undefined;
  let renewals = 0;

  for (;;) {
    if (status.status === 'page' && status.page.url !== finishedPage) {
      const { page } = status;
      const report = await screen.showPage(page);
      if (statusUrl) status = await ask(statusUrl, report);
      if (report.kind === 'finished' || report.kind === 'returned') {
        if (!statusUrl) return { status: 'submitted' };
        finishedPage = page.url; // the server may need a moment to know it too: until then its page means wait
      } else if (status.status === 'page') {
        if (report.kind === 'closed') return { status: 'closed', reason: report.reason };
        if (report.kind === 'failed') throw report.error;
        await renew(report.error);
      }
    } else if (status.status === 'page' || status.status === 'pending') {
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

  /** Whoever closes the page has closed it, also when the server cannot be asked. */
  function ask(statusUrl: string, report: PageReport): Promise<Status> {
    const answer = merchant.readStatus(statusUrl, seen[report.kind]);
    return report.kind === 'closed' ? answer.catch(() => status) : answer;
  }

  /** Once an attempt; a provider that refuses the new session too would otherwise be asked for ever. */
  async function renew(error?: KycError): Promise<void> {
    if (renewals > 0 && error) throw error;
    renewals += 1;
    ({ statusUrl, status } = await open(true));
  }

  /** A server that answers pending but names no statusUrl is asked at the token endpoint: it answers the open session. */
  async function askAgain() {
    return (await open(false)).status;
  }
}

const seen: Readonly<Record<PageReport['kind'], Seen>> = {
  finished: 'submitted',
  returned: 'returned',
  closed: 'closed',
  failed: 'failed',
  lapsed: 'failed',
};
