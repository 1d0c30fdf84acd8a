// The states of an attempt, in the order in which a customer may pass through them.

/** What the element is doing. Each is also a custom state: `kyc-enrolment:state(active)`. */
export type EnrolmentState =
  'idle' | 'consent' | 'starting' | 'loading' | 'active' | 'verifying' | 'succeeded' | 'failed' | 'cancelled';

const resting = new Set<EnrolmentState>(['idle', 'succeeded', 'failed', 'cancelled']);

/** Whether an attempt is running. */
export const isRunning = (state: EnrolmentState): boolean => !resting.has(state);
