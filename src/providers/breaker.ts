// Spares a provider that is down, and the customers who would wait for it (check 82): after some failures in
// a row nobody asks for a while, then one request tries. It must never take a refusal for a failure: whoever
// refuses is there.

export interface BreakerOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Failures in a row that open it, 5 by default. */
  readonly failures?: number | undefined;
  /** Milliseconds until one request may try again, 10 000 by default. */
  readonly pauseMs?: number | undefined;
}

/**
 * How a request ended; `unclear` says nothing of whether the provider is there for others: we cancelled it,
 * or it failed at this one.
 */
export type Ending = 'answered' | 'failed' | 'unclear';

export interface Breaker {
  /** Undefined while nobody is to ask; otherwise to be called once, with how the request ended. */
  begin(): ((ending: Ending) => void) | undefined;
}

/** Creates a closed breaker, for one origin. */
export function createBreaker({ now, failures = 5, pauseMs = 10_000 }: BreakerOptions): Breaker {
  let inARow = 0;
  let pausedUntil = 0;
  let isTried = false;

  return {
    begin() {
      const isOpen = inARow >= failures;
      if (isOpen && (isTried || now() < pausedUntil)) return undefined;
      if (isOpen) isTried = true;
      return (ending) => {
        if (isOpen) isTried = false;
        if (ending === 'answered') inARow = 0;
        if (ending !== 'failed') return;
        inARow += 1;
        if (inARow >= failures) pausedUntil = now() + pauseMs;
      };
    },
  };
}
