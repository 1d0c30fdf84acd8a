// What another window may tell us. Everything that is not exactly ours is silently nothing.

import { KycError } from '../enrolment/errors.js';
import { own } from '../enrolment/own-properties.js';
import type { PageReport } from '../enrolment/page-report.js';

/** Whether a message is of this very window, while that shows a page of one of these origins. */
export const isFrom = (
  event: MessageEvent<unknown>,
  window: Window | null,
  origins: readonly string[],
): boolean => window !== null && event.source === window && origins.includes(event.origin);

/** What a return page said, of our own frame or window or of any other. */
export type ReturnReport = PageReport & { readonly kind: 'returned' | 'failed' };

/**
 * What a return page of ours says, `{ type: 'kyc-return', result: 'success' | 'fail' }`. Whether it is of our
 * own frame or window is the caller's to know.
 */
export function readReturn(
  event: MessageEvent<unknown>,
  origins: readonly string[],
  isOwn: boolean,
): ReturnReport | undefined {
  if (!origins.includes(event.origin) || own(event.data, 'type') !== 'kyc-return') return undefined;
  return own(event.data, 'result') === 'fail' ? failedReturn(isOwn) : { kind: 'returned', isOwn };
}

/** The customer came back without success. */
export const failedReturn = (isOwn: boolean): ReturnReport => ({
  kind: 'failed',
  error: new KycError('VERIFICATION_FAILED', 'The provider led to the Fail page.', { retryable: true }),
  isDoubtful: true,
  isOwn,
});
