// Who is too slow while others wait for room: whoever would need longer than half a minute, say, for all that
// was announced. Time in which a sender waits for us is not counted. Pure.

export interface Pace {
  /** Milliseconds in which a picture has to be whole while others wait. */
  readonly wholeWithinMs: number;
  /** Milliseconds between two looks, and before anybody is judged. */
  readonly everyMs: number;
}

/** How a sender has done so far. */
export interface Progress {
  readonly whole: number;
  /** Bytes that have come, with those that wait for room. */
  readonly received: number;
  /** Milliseconds in which we waited for the sender. */
  readonly sendingMs: number;
}

/** Whether a sender does not keep the pace. */
export const isTooSlow = (
  { whole, received, sendingMs }: Progress,
  { wholeWithinMs, everyMs }: Pace,
): boolean => sendingMs >= everyMs && received * wholeWithinMs < whole * sendingMs;
