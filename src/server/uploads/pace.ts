// Who is too slow while others wait for room: a sender that would take too long for the length it announced,
// half a minute by default. Time in which a sender waits for us is not counted. Pure.

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
