// A customer may finish a page where we cannot see it: on a phone, in a window whose link to us is cut
// (docs/checks.md 55), or on a page that never says so. The server knows, so it is asked now and then. Loaded
// on demand.

import type { Environment } from './environment.js';
import type { Merchant } from './merchant.js';
import { heedElsewhere, isBeyond, type ShownPage } from './beyond.js';
import type { PageReport } from './page-report.js';

/**
 * How often the server is asked, in milliseconds. It is asked sooner when the customer comes back to this
 * page.
 */
const WATCH_MS = 15_000;

export interface MoveOptions {
  readonly merchant: Merchant;
  readonly statusUrl: string;
  /** The page that is shown. */
  readonly shown: ShownPage;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/** Resolves when the server has moved on from the page. Rejects with the signal's reason. */
export async function untilMoved({
  merchant,
  statusUrl,
  shown,
  environment,
  signal,
}: MoveOptions): Promise<PageReport> {
  for (;;) {
    // A refusal here does not end the page. Whatever is wrong shows when the page reports.
    const status = await merchant.readStatus(statusUrl).catch(() => undefined);
    signal.throwIfAborted();
    if (status && isBeyond(status, shown)) return { kind: 'moved' };
    heedElsewhere(status, shown);
    await environment.pause(WATCH_MS, signal);
  }
}
