// The heart of the product: it shows pages until the server says done. It knows no provider and no DOM. A new
// feature joins it as a page to show, a wait, or a verdict. The page's own word is never proof, so the server
// is asked. Loaded on demand: begin.ts has asked for the session and shown its first page.

import { hasFinished } from './finished-page.js';
import type { Page, PageStatus, PendingStatus, Session, Status, VerdictStatus } from './merchant-contract.js';
import type { KycError } from './errors.js';
import type { Merchant } from './merchant.js';
import { hintOf, type PageReport } from './page-report.js';

/** What the customer sees, one thing at a time. */
export interface Screen {
  /** Shows a page of the session until the page reports. */
  showPage(status: PageStatus, session: Session): Promise<PageReport>;
  /** Shows that the provider is working, until it is time to ask again. */
  showPending(pending: PendingStatus, session: Session): Promise<void>;
}

/** How an attempt ended without an error. */
export type Ending =
  | VerdictStatus
  | { readonly status: 'submitted' }
  /** The customer has left. */
  | { readonly status: 'closed' };

/** What an attempt has to do with, from its beginning to its end. */
export interface Enrolment {
  readonly merchant: Merchant;
  readonly screen: Screen;
  /** Called with the session, and again after a renewal. */
  readonly onSession: (session: Session) => void;
}

export interface LoopOptions extends Enrolment {
  readonly session: Session;
  /** What the session's page has reported, if it was shown already. */
  readonly report: PageReport | undefined;
}

export interface LoopPart {
  runLoop(options: LoopOptions): Promise<Ending>;
}

/**
 * How often the server may repeat a finished page before it is shown again. This limit applies if the page
 * itself did not say that it is finished.
 */
const MOST_REPEATS = 5;

/** Runs an attempt to its end. @throws KycError */
export async function runLoop({ merchant, screen, onSession, ...begun }: LoopOptions): Promise<Ending> {
  let { session, report: firstReport } = begun;
  let { status } = session;
  let finishedPage: string | undefined;
  let repeatsLeft = 0;
  let renewals = 0;

  for (;;) {
    if (status.status === 'page' && status.page.url !== finishedPage) {
      const { page } = status;
      const report = firstReport ?? (await screen.showPage(status, session));
      firstReport = undefined;
      if (report.kind === 'again') {
        status = await reopen();
        continue;
      }
      if (session.statusUrl) status = await ask(session.statusUrl, page, report);
      if (hasFinished(report)) {
        if (!session.statusUrl) return { status: 'submitted' };
        // The server may need a moment to learn it too. Until then, this page's address means "wait": without
        // a limit only if the page itself said that it is finished.
        finishedPage = page.url;
        repeatsLeft = report.kind === 'finished' ? Infinity : MOST_REPEATS;
      } else if (status.status === 'page') {
        if (report.kind === 'closed') return { status: 'closed' };
        if (report.kind === 'failed') throw report.error;
        if (report.kind === 'lapsed') await renew(report.error);
      }
    } else if (status.status === 'page' || status.status === 'pending') {
      if (status.status === 'page' && --repeatsLeft === 0) finishedPage = undefined;
      await screen.showPending(status.status === 'page' ? { status: 'pending' } : status, session);
      status = await askAgain();
    } else if (status.status === 'expired' && !finishedPage && renewals === 0) {
      await renew();
    } else {
      return status;
    }
  }

  async function open(restart: boolean): Promise<Session> {
    const session = await merchant.requestSession(restart);
    onSession(session);
    return session;
  }

  /**
   * If the server cannot be asked, a page counts as over when the customer has left it, or when it has said
   * that it failed. A doubtful report counts only with the server's word.
   */
  function ask(statusUrl: string, { step }: Page, report: PageReport): Promise<Status> {
    const answer = merchant.readStatus(statusUrl, { ...hintOf(report), step });
    if (hasFinished(report)) return answer;
    return answer.catch(() => (report.isDoubtful ? merchant.readStatus(statusUrl) : status));
  }

  async function reopen(): Promise<Status> {
    session = await open(true);
    return session.status;
  }

  /**
   * Allowed once in an attempt. Otherwise a provider that refuses the new session too would be asked for
   * ever.
   */
  async function renew(error?: KycError): Promise<void> {
    if (renewals > 0 && error) throw error;
    renewals += 1;
    status = await reopen();
  }

  /**
   * A server that names no `statusUrl` is asked at the token endpoint, which answers with the open session.
   */
  async function askAgain(): Promise<Status> {
    if (session.statusUrl) return merchant.readStatus(session.statusUrl);
    session = await open(false);
    return session.status;
  }
}
