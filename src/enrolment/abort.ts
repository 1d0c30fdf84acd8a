// Nested lifetimes. AbortSignal.any would do, but browsers of older phones do not have it.

/**
 * A controller that also aborts when `parent` does, with the same reason. Aborting it removes its listener
 * from the parent.
 */
export function childOf(parent: AbortSignal): AbortController {
  const child = new AbortController();
  if (parent.aborted) child.abort(parent.reason);
  parent.addEventListener(
    'abort',
    () => {
      child.abort(parent.reason);
    },
    { signal: child.signal },
  );
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
