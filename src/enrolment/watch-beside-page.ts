// What may end a page that says nothing: its token expires, or the server moves on from it. Loaded on demand.

import type { Environment } from './environment.js';
import type { Merchant } from './merchant.js';
import type { ShownPage } from './beyond.js';
import type { PageReport } from './page-report.js';
import { ownNumber } from './own-properties.js';
import { readLifetimeMs } from './token-lifetime.js';
import { untilLapsed } from './until-lapsed.js';
import { untilMoved } from './until-moved.js';

/** By then the page has had the network for itself. */
const WATCH_AFTER_MS = 15_000;

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
  await rest.environment.pause(WATCH_AFTER_MS, rest.signal);
  const never = new Promise<never>(() => undefined);
  const moved = statusUrl ? untilMoved({ ...options, shown, statusUrl }) : never;
  const lifetimeMs =
    ownNumber(shown.page, 'expiresInMs') ?? (accessToken ? readLifetimeMs(accessToken) : undefined);
  const lapsed = lifetimeMs === undefined ? never : untilLapsed({ ...options, endsAt: shownAt + lifetimeMs });
  return Promise.race([moved, lapsed]);
}
