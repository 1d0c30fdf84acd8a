import { childOf, untilAborted } from '../enrolment/abort.js';

/**
 * What `running` comes to, unless the signal aborts first: then it rejects with the signal's reason. Leaves
 * nothing on the signal.
 */
export async function unlessAborted<T>(running: Promise<T>, signal: AbortSignal): Promise<T> {
  const waiting = childOf(signal);
  try {
    return await Promise.race([running, untilAborted(waiting.signal)]);
  } finally {
    waiting.abort();
  }
}
