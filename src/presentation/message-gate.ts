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

/**
 * What a return page of ours says, `{ type: 'kyc-return', result: 'success' | 'fail' }`. Where `window` is
 * undefined it may be of any window.
 */
export function readReturn(
  event: MessageEvent<unknown>,
  window: Window | null | undefined,
  origins: readonly string[],
): PageReport | undefined {
  const isOwn = window !== undefined;
  if (isOwn ? !isFrom(event, window, origins) : !origins.includes(event.origin)) return undefined;
  if (own(event.data, 'type') !== 'kyc-return') return undefined;
  if (own(event.data, 'result') !== 'fail') return { kind: 'returned', isOwn };
  return {
    kind: 'failed',
    error: new KycError('VERIFICATION_FAILED', 'The provider led to the Fail page.', { retryable: true }),
    isDoubtful: true,
    isOwn,
  };
}
