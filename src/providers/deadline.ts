// Lifetimes with an end by the clock.

/**
 * Aborts when `signal` does, and after `ms` milliseconds.
 *
 * AbortSignal.any() alone will not do: Node collects a timeout that nobody else listens to, and it never
 * comes (https://github.com/nodejs/node/issues/57736, true of 20.20).
 */
export function withDeadline(signal: AbortSignal, ms: number): AbortSignal {
  const deadline = AbortSignal.timeout(ms);
  deadline.addEventListener('abort', () => undefined, { once: true });
  return AbortSignal.any([signal, deadline]);
}
