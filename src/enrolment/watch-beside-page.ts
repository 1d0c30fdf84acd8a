// What may end a page that says nothing: its token expires, or the server moves on from it. Loaded on demand,
// after the page has been shown for a while.

import type { Environment } from './environment.js';
import type { Merchant } from './merchant.js';
import type { ShownPage } from './beyond.js';
import type { PageReport } from './page-report.js';
import { untilLapsed } from './until-lapsed.js';
import { untilMoved } from './until-moved.js';

export { askOnce, untilBeyond } from './ask-beside-page.js';
export { createPatience } from './patience.js';

export interface WatchOptions {
  readonly shown: ShownPage;
  /** When the page was shown, by the environment's clock. */
  readonly shownAt: number;
  readonly merchant: Merchant;
  readonly environment: Environment;
  /** Hears that the page's token is about to expire. */
  readonly attempt: { notify(code: 'SESSION_EXPIRING', message: string): void };
  readonly signal: AbortSignal;
}

/**
 * Resolves when the page's token has expired or the server has moved on from the page. Rejects with the
 * signal's reason.
 */
export async function watchBesidePage(given: WatchOptions): Promise<PageReport> {
  const { shown, shownAt, attempt, ...rest } = given;
  const options = { ...rest, notify: attempt.notify.bind(attempt) };
  const { statusUrl, accessToken } = shown.session;
  const never = new Promise<never>(() => undefined);
  const moved = statusUrl ? untilMoved({ ...options, shown, statusUrl }) : never;
  const lifetimeMs = shown.page.expiresInMs ?? (accessToken ? await readLifetimeMs(accessToken) : undefined);
  const lapsed = lifetimeMs === undefined ? never : untilLapsed({ ...options, endsAt: shownAt + lifetimeMs });
  return Promise.race([moved, lapsed]);
}

/** If a token does not say its lifetime, only the page itself can tell that it expired. */
const readLifetimeMs = (token: string) =>
  import('./token-lifetime.js').then(
    (module) => module.readLifetimeMs(token),
    () => undefined,
  );
