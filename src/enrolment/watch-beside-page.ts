// What may end a page that says nothing: its token lapses, or the server is beyond it. Loaded on demand, when
// the page has been there for a while.

import type { Page, Session } from './merchant-contract.js';
import type { Environment } from './environment.js';
import type { Merchant } from './merchant.js';
import type { PageReport } from './page-report.js';
import { untilLapsed } from './until-lapsed.js';
import { untilMoved } from './until-moved.js';

export interface WatchOptions {
  readonly page: Page;
  readonly session: Session;
  /** When the page was shown, on the environment's clock. */
  readonly shownAt: number;
  readonly merchant: Merchant;
  readonly environment: Environment;
  readonly onExpiring: () => void;
  readonly signal: AbortSignal;
}

/**
 * Resolves when the page's token has lapsed or the server is beyond the page; rejects with the signal's
 * reason.
 */
export async function watchBesidePage({
  page,
  session,
  shownAt,
  ...options
}: WatchOptions): Promise<PageReport> {
  const { statusUrl, accessToken } = session;
  const never = new Promise<never>(() => undefined);
  const moved = statusUrl ? untilMoved({ ...options, page, statusUrl }) : never;
  const lifetimeMs = page.expiresInMs ?? (accessToken ? await readLifetimeMs(accessToken) : undefined);
  const lapsed = lifetimeMs === undefined ? never : untilLapsed({ ...options, endsAt: shownAt + lifetimeMs });
  return Promise.race([moved, lapsed]);
}

/** A token that says nothing of its life is left to the page. */
const readLifetimeMs = (token: string) =>
  import('./token-lifetime.js').then(
    (module) => module.readLifetimeMs(token),
    () => undefined,
  );
