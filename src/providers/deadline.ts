// Signals that abort after a time. AbortSignal.timeout() and AbortSignal.any() keep their timers and
// listeners until the time is up, long after the call is over. Under load, that costs memory.

/** A signal with a time limit. */
export interface Deadline {
  /** Aborts with a TimeoutError when the time is up. */
  readonly signal: AbortSignal;
  /** Aborts it before the time is up. */
  abort(reason: unknown): void;
  /** Stops the timer. The signal does not abort any more. */
  clear(): void;
}

/** Starts a time limit of `ms` milliseconds. */
export function startDeadline(ms: number): Deadline {
  const controller = new AbortController();
  const end = () => controller.abort(new DOMException('The time is over.', 'TimeoutError'));
  const timer = setTimeout(end, ms);
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    clear: () => clearTimeout(timer),
  };
}

/**
 * Runs work with a signal that aborts when the given one does, or after `ms` milliseconds. No timer or
 * listener is left when the work is done.
 */
export async function withDeadline<T>(
  { signal, ms }: { readonly signal: AbortSignal; readonly ms: number },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = startDeadline(ms);
  const letGo = follow(signal, () => deadline.abort(signal.reason));
  try {
    return await work(deadline.signal);
  } finally {
    deadline.clear();
    letGo();
  }
}

/**
 * What the work resolves to. Rejects with the signal's reason as soon as that aborts, also when the work
 * never settles.
 */
export async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
  });
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop);
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/**
 * What must stop when a signal aborts. All of it shares one listener on the signal, because Node warns of a
 * leak at eleven listeners, and the signal of the whole kit may have that many customers at once.
 */
const followers = new WeakMap<AbortSignal, Set<() => void>>();

function follow(signal: AbortSignal, stop: () => void): () => void {
  if (signal.aborted) stop();
  const stops = followers.get(signal) ?? new Set();
  if (!followers.has(signal)) {
    followers.set(signal, stops);
    signal.addEventListener('abort', () => stops.forEach((one) => one()), { once: true });
  }
  stops.add(stop);
  return () => void stops.delete(stop);
}
