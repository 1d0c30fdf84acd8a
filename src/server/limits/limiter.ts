// Counts requests in windows of time: in this process, or in a store that several machines share.

/** Counts the requests of one class by a key. */
export interface Limiter {
  /** Counts one more. Returns 0, or when there were too many the milliseconds until the window is over. */
  count(key: string): Promise<number>;
}

export interface LimiterOptions {
  /** Tells its keys from those of other limiters. */
  readonly name: string;
  /** Requests in a window. */
  readonly requests: number;
  /** Milliseconds. */
  readonly windowMs: number;
}

/** Makes counters; a store that several machines share offers its own. */
export type CreateLimiter = (options: LimiterOptions) => Limiter;

/** A counter in this process. A key's window begins with its first request. */
export const memoryLimiter: CreateLimiter = ({ requests, windowMs }) => {
  const windows = new Map<string, { counted: number; readonly until: number }>();

  /** All windows are equally long, so they end in the order in which the map has them. */
  function dropEnded(at: number): void {
    for (const [key, { until }] of windows) {
      if (until > at) return;
      windows.delete(key);
    }
  }

  return {
    async count(key) {
      const at = performance.now(); // a clock that is set back would keep a window open
      dropEnded(at);
      const window = windows.get(key) ?? { counted: 0, until: at + windowMs };
      if (window.counted === 0) windows.set(key, window);
      window.counted += 1;
      return window.counted > requests ? Math.max(1, window.until - at) : 0;
    },
  };
};
