// A page's clock whose pauses are short, and which can jump as on a device that was asleep. Deadlines are as
// long as ever: a test that is slow must not meet them.

export interface FastClock {
  /** Pauses of the page that have not rung; they will within 50 ms. */
  pauses(): number;
  /** The same of deadlines, which are as long as ever. */
  deadlines(): number;
  /** Lets time go by at once. What was to ring meanwhile rings now, late. */
  sleep(ms: number): void;
  stop(): void;
}

const SHORT_MS = 2_500;
const SPEED = 50;

export function startFastClock(): FastClock {
  const real = {
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
    now: performance.now.bind(performance),
  };
  const timers = new Map<number, { readonly ms: number; readonly at: number; ring(): void }>();
  let sleptMs = 0;
  const now = () => real.now() + sleptMs;

  const count = (isMeant: (ms: number) => boolean) =>
    [...timers.values()].filter(({ ms }) => isMeant(ms)).length;

  const patched = {
    setTimeout: (handler: (...values: unknown[]) => void, ms = 0, ...values: unknown[]): number => {
      const ring = () => {
        timers.delete(id);
        handler(...values);
      };
      const id = real.setTimeout(ring, ms < SHORT_MS ? ms / SPEED : ms);
      timers.set(id, { ms, at: now() + ms, ring });
      return id;
    },
    clearTimeout: (id: number | undefined) => {
      if (id === undefined) return;
      timers.delete(id);
      real.clearTimeout(id);
    },
  };
  const replaced = { setTimeout: window.setTimeout, clearTimeout: window.clearTimeout };
  Object.assign(window, patched);
  performance.now = now;

  return {
    pauses: () => count((ms) => ms < SHORT_MS),
    deadlines: () => count((ms) => ms >= SHORT_MS),
    sleep(ms) {
      sleptMs += ms;
      for (const [id, { at, ring }] of [...timers]) {
        if (at > now() || !timers.has(id)) continue;
        real.clearTimeout(id);
        ring();
      }
    },
    stop() {
      Object.assign(window, replaced);
      performance.now = real.now;
    },
  };
}
