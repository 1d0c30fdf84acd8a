// Spares a provider that is down, and the customers who would wait for it (check 82). After several failures
// in a row it lets no request through for a while, then it lets one try. It must never count a refusal as a
// failure: a provider that refuses is up.

export interface BreakerOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Failures in a row after which it opens, 5 by default. */
  readonly failures?: number | undefined;
  /** Milliseconds until one request may try again, 10 000 by default. */
  readonly pauseMs?: number | undefined;
}

/**
 * How a request ended. `unclear` says nothing about the provider: we cancelled the request, or the failure
 * may concern this request alone.
 */
export type Ending = 'answered' | 'failed' | 'unclear';

export interface Breaker {
  /**
   * Undefined while no request may be sent. Otherwise call the returned function once, with how the request
   * ended.
   */
  begin(): ((ending: Ending) => void) | undefined;
}

/** Creates a closed breaker for one origin. */
export function createBreaker({ now, failures = 5, pauseMs = 10_000 }: BreakerOptions): Breaker {
  let inARow = 0;
  let failedAt = 0;
  let isTried = false;

  /** A clock that was set back to before the failure ends the pause: it could last for as long as that. */
  function isPaused(): boolean {
    const passedMs = now() - failedAt;
    return passedMs >= 0 && passedMs < pauseMs;
  }

  return {
    begin() {
      const isOpen = inARow >= failures;
      if (isOpen && (isTried || isPaused())) return undefined;
      if (isOpen) isTried = true;
      return (ending) => {
        if (isOpen) isTried = false;
        if (ending === 'answered') inARow = 0;
        if (ending !== 'failed') return;
        inARow += 1;
        if (inARow >= failures) failedAt = now();
      };
    },
  };
}
