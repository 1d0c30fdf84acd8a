// Lifetimes with an end by the clock. AbortSignal.timeout() and AbortSignal.any() keep their timers and
// listeners until the clock has run down, long after the call is over: under load that is memory.

/** An end by the clock. */
export interface Deadline {
  /** Aborts with a TimeoutError when the time is over. */
  readonly signal: AbortSignal;
  /** Aborts it before. */
  abort(reason: unknown): void;
  /** Nobody waits for it any more. */
  clear(): void;
}

/** Begins to count `ms` milliseconds. */
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
 * Does work with a signal that aborts when the given one does, and after `ms` milliseconds. Nothing of it is
 * left when the work is done.
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
 * What is to stop with a signal. One listener does for all of them: Node warns of a leak where the signal of
 * the whole kit has eleven, which eleven customers at once are not.
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
