// The one event that ends an attempt, and the state that it ends in.

import type { Outcome } from '../enrolment/outcome.js';
import type { EnrolmentState } from '../enrolment/states.js';
import { KycCancelEvent, KycErrorEvent, KycSuccessEvent } from './events.js';

const ends = {
  success: ['succeeded', KycSuccessEvent],
  error: ['failed', KycErrorEvent],
  cancel: ['cancelled', KycCancelEvent],
} as const;

/** The state after an attempt that ended so, and the event that tells of it. */
export function endOf({ kind, ...detail }: Outcome): [state: EnrolmentState, event: Event] {
  const [state, TerminalEvent] = ends[kind];
  return [state, new TerminalEvent(detail as never)]; // the detail is of the same kind
}
