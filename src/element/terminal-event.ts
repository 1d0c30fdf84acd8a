// The one event that ends an attempt.

import type { Outcome } from '../enrolment/outcome.js';
import { KycCancelEvent, KycErrorEvent, KycSuccessEvent } from './events.js';

/** The event that tells how an attempt ended. */
export function terminalEvent(outcome: Outcome): Event {
  switch (outcome.kind) {
    case 'success':
      return new KycSuccessEvent(withoutKind(outcome));
    case 'error':
      return new KycErrorEvent(withoutKind(outcome));
    case 'cancel':
      return new KycCancelEvent(withoutKind(outcome));
  }
}

function withoutKind<Ended extends Outcome>({ kind: _, ...detail }: Ended): Omit<Ended, 'kind'> {
  return detail;
}
