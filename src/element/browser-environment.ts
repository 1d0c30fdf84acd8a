// The enrolment's environment in a browser.

import { childOf, listen } from '../enrolment/abort.js';
import type { Environment } from '../enrolment/environment.js';

export function createBrowserEnvironment(fetchNow: typeof fetch): Environment {
  return {
    fetch: fetchNow,
    now: () => performance.now(),
    random: Math.random,
    isOffline: () => !navigator.onLine,
    pause,
  };
}

/**
 * Timers of a hidden page are throttled and its requests wasted, so it waits for the page to come back
 * (docs/checks.md 38).
 */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const over = childOf(signal);
    let isDue = false;
    const goOn = (event?: Event) => {
      // a form of the page with that name stands in its place
      if ((document.hidden as unknown) === true || !(isDue || event)) return;
      resolve();
      over.abort();
    };
    const timer = setTimeout(() => {
      isDue = true;
      goOn();
    }, ms);
    listen(over.signal, window, 'visibilitychange', goOn);
    listen(over.signal, window, 'online', goOn);
    over.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error); // not heard where it has resolved
    });
  });
}
