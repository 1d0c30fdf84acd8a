// What the enrolment needs of the machine it runs on. Passed in, so that a test drives time, chance and the
// network.

export interface Environment {
  readonly fetch: typeof fetch;
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
  /** From 0 to 1, as Math.random. */
  random(): number;
  /** Whether the device knows that it has no network. `false` proves nothing. */
  isOffline(): boolean;
  /**
   * Resolves after `ms`, at once when the page comes back to the front or on line, and never while it is
   * hidden. Rejects with the signal's reason.
   */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}
