// A reason to ask the server while a page is offered: its window is out of sight, or a return page has
// spoken. The answer alone moves anything.

import type { Environment } from './environment.js';
import type { Hint, Merchant } from './merchant.js';
import { hintOf, type PageReport } from './page-report.js';
import { createPatience } from './patience.js';
import { heedElsewhere, isBeyond, type ShownPage } from './beyond.js';

export interface AskingOptions {
  readonly shown: ShownPage;
  readonly merchant: Merchant;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/** Resolves with `moved` where the server is beyond the page. */
export async function askOnce(options: AskingOptions, report: PageReport): Promise<PageReport | undefined> {
  const status = await read(options, hintOf(report));
  return status && isBeyond(status, options.shown) ? { kind: 'moved' } : undefined;
}

/**
 * Asks until the server is beyond the page; rejects with the signal's reason. Also resolves with
 * undefined once the server believes that the customer came back without success, where that `isNews`.
 */
export async function untilBeyond(
  options: AskingOptions,
  hint: Hint,
  { isNews = false } = {},
): Promise<PageReport | undefined> {
  const { shown, environment, signal } = options;
  const patience = createPatience({ environment, signal });
  for (let untold = hint; ; untold = {}) {
    const status = await read(options, untold);
    signal.throwIfAborted();
    if (status && isBeyond(status, shown)) return { kind: 'moved' };
    if (isNews && status?.status === 'page' && status.returned) return undefined;
    await patience({ status: 'pending' });
  }
}

/** A refusal here ends nothing: whatever is wrong shows when the customer goes on. */
async function read({ shown, merchant }: AskingOptions, hint: Hint) {
  const { page, session } = shown;
  if (!session.statusUrl) return undefined;
  const status = await merchant
    .readStatus(session.statusUrl, { ...hint, step: page.step, isPatient: true })
    .catch(() => undefined);
  heedElsewhere(status, shown);
  return status;
}
