// Repeats a request that has failed, after a pause that doubles.

import pRetry from 'p-retry';

export interface Trying {
  /** Whether a failure is a reason to try again. */
  readonly isWorthIt: (failure: unknown) => boolean;
  /** How often, after the first time. */
  readonly retries: number;
  /** Milliseconds before the second try, with jitter. */
  readonly retryDelayMs: number;
  readonly signal: AbortSignal;
}

/**
 * Tries once, and again while that is worth it. Rejects with the last failure, or with the signal's reason.
 *
 * The first try is made without p-retry, whose preparations are a tenth of what the kit does for a session.
 */
export async function tryAgain<Answer>(
  once: () => Promise<Answer>,
  { isWorthIt, retries, retryDelayMs, signal }: Trying,
): Promise<Answer> {
  let failed: Error | undefined;
  try {
    signal.throwIfAborted();
    const answer = await once();
    signal.throwIfAborted();
    return answer;
  } catch (failure) {
    if (!(failure instanceof Error) || !isWorthIt(failure)) throw failure;
    failed = failure;
  }
  const next = (): Promise<Answer> => {
    const failure = failed;
    failed = undefined;
    return failure ? Promise.reject(failure) : once(); // it hears of the first try as of one of its own
  };
  return pRetry(next, {
    retries,
    minTimeout: retryDelayMs,
    randomize: true,
    signal,
    shouldRetry: ({ error }) => isWorthIt(error),
  });
}
