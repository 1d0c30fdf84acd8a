// Calls of a provider, which may be somebody's own. A call that never settles must not hold its customer for
// ever, nor the sweeper and everybody behind it.

import { ProviderError } from '../providers/contract.js';
import { abortable, withDeadline } from '../providers/deadline.js';

export interface CallLimits {
  /** Aborted when the kit closes. */
  readonly signal: AbortSignal;
  /** Milliseconds that the call may take. */
  readonly ms: number;
}

/**
 * Makes a call with a signal that aborts when its time is up. Whatever comes of it later is lost. Rejects
 * with what the call rejects with, or with ProviderError `unavailable` when the time is up or the kit closes.
 */
export function callProvider<T>(limits: CallLimits, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return withDeadline(limits, async (signal) => {
    try {
      return await abortable(call(signal), signal);
    } catch (error) {
      if (error !== signal.reason) throw error;
      throw new ProviderError('unavailable', 'The provider did not answer in time.');
    }
  });
}
