// The page, and beside it the offer to go on on a phone, which is loaded while the page loads. A session that
// is on a phone already shows no page here.

import { childOf } from '../enrolment/abort.js';
import type { PageReport } from '../enrolment/page-report.js';
import type { BesideOptions } from './begun-page.js';

/** Resolves with what the page, or the phone, reports. */
export async function beginBeside(options: BesideOptions): Promise<PageReport> {
  const { attempt, elsewhere, begin, signal } = options;
  const inPlace = childOf(signal);
  const begun = elsewhere || attempt.settings.handOff === 'force' ? undefined : begin(inPlace.signal);
  begun?.catch(() => undefined);
  const part = await import('./hand-off.js').catch(() => undefined);
  return part?.showOrHandOff({ ...options, begun, inPlace }) ?? begun ?? begin(inPlace.signal);
}
