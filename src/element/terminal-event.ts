// The one event that ends an attempt.

import type { CancelDetail, ErrorDetail, Outcome, SuccessDetail } from '../enrolment/outcome.js';
import { KycCancelEvent, KycErrorEvent, KycSuccessEvent } from './events.js';

/** The event that tells how an attempt ended. */
export function terminalEvent({ kind, ...detail }: Outcome): Event {
  switch (kind) {
    case 'success':
      return new KycSuccessEvent(detail as SuccessDetail);
    case 'error':
      return new KycErrorEvent(detail as ErrorDetail);
    case 'cancel':
      return new KycCancelEvent(detail as CancelDetail);
  }
}
