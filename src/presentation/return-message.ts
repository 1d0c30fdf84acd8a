// What a return page may tell us. Everything that is not exactly ours is silently nothing.

import { KycError } from '../enrolment/errors.js';
import { own } from '../enrolment/own-properties.js';
import type { PageReport } from '../enrolment/page-report.js';

/** What a return page said, of our own frame or window or of any other. */
export type ReturnReport = PageReport & { readonly kind: 'returned' | 'failed' };

/**
 * What a return page of ours says, `{ type: 'kyc-return', result: 'success' | 'fail' }`. Where the message is
 * from, and whether that is our own frame or window, is the caller's to know.
 */
export function parseReturn(data: unknown, isOwn: boolean): ReturnReport | undefined {
  if (own(data, 'type') !== 'kyc-return') return undefined;
  return own(data, 'result') === 'fail' ? failedReturn(isOwn) : { kind: 'returned', isOwn };
}

/** The same, if the message is of one of these origins. */
export const readReturn = (
  event: MessageEvent<unknown>,
  origins: readonly string[],
  isOwn: boolean,
): ReturnReport | undefined => (origins.includes(event.origin) ? parseReturn(event.data, isOwn) : undefined);

/** The customer came back without success. */
export const failedReturn = (isOwn: boolean): ReturnReport => ({
  kind: 'failed',
  error: new KycError('VERIFICATION_FAILED', 'The provider led to the Fail page.', { retryable: true }),
  isDoubtful: true,
  isOwn,
});
