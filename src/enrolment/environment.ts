// What the enrolment needs from the machine it runs on. It is passed in, so that tests control time, chance
// and the network.

export interface Environment {
  readonly fetch: typeof fetch;
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
  /** A number from 0 to 1, like Math.random. */
  random(): number;
  /** Whether the device knows that it is offline. `false` proves nothing. */
  isOffline(): boolean;
  /**
   * Resolves after `ms`, but never while the page is hidden. Resolves at once when the page becomes visible
   * or the device comes online. Rejects with the signal's reason.
   */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}
