// The enrolment's environment in a browser.

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
 * Timers of a hidden page are throttled and its requests wasted, so it waits for the page to come back (check
 * 38).
 */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const listening = { signal: over.signal };
    let due = false;
    const timer = setTimeout(() => {
      due = true;
      goOn();
    }, ms);
    over.signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
    const goOn = (event?: Event) => {
      if (document.hidden || !(due || event)) return;
      over.abort();
      resolve();
    };
    document.addEventListener('visibilitychange', goOn, listening);
    window.addEventListener('online', goOn, listening);
    const stop = () => {
      over.abort();
      reject(signal.reason as Error);
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, listening);
  });
}
