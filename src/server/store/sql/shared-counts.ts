// Requests that several machines count together, in windows of time. Each machine counts by itself and tells
// the others through the database four times a second. Once half of a budget is used up, it asks the database
// about each request. So counting costs most requests no statement, and budgets are still kept.

/** How often a machine has counted something without telling the others yet. */
export interface Counted {
  readonly key: string;
  readonly points: number;
  /** End of the window; milliseconds since 1970. */
  readonly until: number;
}

/** Adds to the counts of all machines, and returns the new counts in any order. */
export type TellCounts = (counts: readonly Counted[]) => Promise<readonly Counted[]>;

export interface Budget {
  readonly requests: number;
  readonly windowMs: number;
}

export interface SharedCounts {
  /**
   * Counts one more. Returns 0, or when there were too many the milliseconds until the window is over.
   * Rejects when the others could not be told, once for each time.
   */
  count(key: string, budget: Budget): Promise<number>;
}

/** What is known of one key in its current window. */
interface Window {
  readonly key: string;
  /** The count of all machines, as the database last said. */
  known: number;
  /** The count of this machine. */
  ours: number;
  /** How many of `ours` are part of `known`. */
  told: number;
  until: number;
}

const tellEveryMs = 250;
const mostKeys = 10_000;

/** Creates the counts of this machine. */
export function createSharedCounts(tell: TellCounts, now: () => number = Date.now): SharedCounts {
  const windows = new Map<string, Window>();
  let telling: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Failures of a report that nobody waited for. The next call of `count` gets them. */
  let failures: unknown[] = [];

  function windowOf(key: string, windowMs: number): Window {
    const present = windows.get(key);
    if (present && present.until > now()) return present;
    const fresh = { key, known: 0, ours: 0, told: 0, until: now() + windowMs };
    windows.set(key, fresh);
    return fresh;
  }

  async function tellAll(): Promise<void> {
    const untold = new Map<string, { readonly window: Window; readonly points: number }>();
    for (const window of windows.values())
      if (window.ours > window.told) untold.set(window.key, { window, points: window.ours - window.told });
    const counted = [...untold].map(([key, { window, points }]) => ({ key, points, until: window.until }));
    if (counted.length === 0) return;
    for (const { key, points: known, until } of await tell(counted)) {
      const { window, points = 0 } = untold.get(key) ?? {};
      if (window) Object.assign(window, { known, until, told: window.told + points });
    }
    if (windows.size > mostKeys)
      for (const [key, { until }] of windows) if (until <= now()) windows.delete(key);
  }

  /** Reports now, or after the report that is running. Everybody who waits shares one report. */
  async function tellNow(): Promise<void> {
    await telling;
    telling ??= tellAll().finally(() => (telling = undefined));
    await telling;
  }

  function tellSoon(): void {
    timer ??= setTimeout(() => {
      timer = undefined;
      tellNow().catch((error: unknown) => (failures = [error]));
    }, tellEveryMs);
    timer.unref();
  }

  return {
    async count(key, { requests, windowMs }) {
      const window = windowOf(key, windowMs);
      const counted = () => window.known - Math.min(window.told, window.known) + window.ours;
      const pauseMs = () => Math.max(1, window.until - now());
      if (counted() >= requests) return pauseMs();
      window.ours += 1;
      const own = window.ours;
      for (const error of failures.splice(0)) throw error;
      if (2 * counted() <= requests) {
        tellSoon();
        return 0;
      }
      await tellNow();
      const others = Math.max(0, window.known - window.told);
      return others + own > requests ? pauseMs() : 0;
    },
  };
}
