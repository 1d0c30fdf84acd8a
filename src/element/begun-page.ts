// A page that is being shown, or is about to be, and what a hand-off beside it may do with it.

import type { Elsewhere, PageStatus } from '../enrolment/merchant-contract.js';
import type { Merchant } from '../enrolment/merchant.js';
import type { PageReport } from '../enrolment/page-report.js';
import type { SenderOptions } from '../enrolment/sender.js';
import type { Attempt, PageToShow } from './attempt.js';

export interface BesideOptions extends Pick<SenderOptions, 'environment' | 'onOffline' | 'signal'> {
  readonly attempt: Attempt;
  readonly merchant: Merchant;
  readonly shown: PageToShow;
  readonly elsewhere: Elsewhere | undefined;
  /** Shows the page until the signal aborts; `returned` as the status has it. */
  readonly begin: (signal: AbortSignal, returned?: PageStatus['returned']) => Promise<PageReport>;
}

export interface BegunPage extends BesideOptions {
  /** The page that is being shown, if one is. */
  readonly begun: Promise<PageReport> | undefined;
  /** Takes it away. */
  readonly inPlace: AbortController;
}
