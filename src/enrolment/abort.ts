// Nested lifetimes. AbortSignal.any would do, but browsers of older phones do not have it.

/**
 * Listens until the signal aborts, which it has not done yet. The option `signal` would do, but under zone.js
 * up to 0.13 (Angular up to 16) all listeners of a target and type are one of the browser's: the option of
 * the first one takes the ears of all the others, the page's too (seen in 0.11.4 and 0.13.3).
 */
export function listen(
  signal: AbortSignal,
  target: EventTarget,
  type: string,
  hear: (event: never) => void,
): void {
  target.addEventListener(type, hear as EventListener);
  signal.addEventListener('abort', () => target.removeEventListener(type, hear as EventListener));
}

/**
 * A controller that also aborts when `parent` does, with the same reason. Aborting it removes its listener
 * from the parent.
 */
export function childOf(parent: AbortSignal): AbortController {
  const child = new AbortController();
  if (parent.aborted) child.abort(parent.reason);
  listen(child.signal, parent, 'abort', () => {
    child.abort(parent.reason);
  });
  return child;
}

/** Rejects with the signal's reason once it aborts. */
export const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
