// When an attempt that begins by itself has to wait: for a prerendered page to be shown, and for
// `start-mode="visible"` until the element is in view. Loaded on demand.

import type { Settings } from './settings.js';

/** Resolves when the attempt may begin; rejects with the signal's reason. */
export async function untilWanted(
  host: Element & Pick<Settings, 'startMode'>,
  signal: AbortSignal,
): Promise<void> {
  if ('prerendering' in document && document.prerendering) await once(document, 'prerenderingchange', signal);
  if (host.startMode === 'visible') await untilVisible(host, signal);
  signal.throwIfAborted();
}

const once = (target: EventTarget, type: string, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    target.addEventListener(
      type,
      () => {
        resolve();
      },
      { once: true, signal },
    );
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });

const untilVisible = (element: Element, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    signal.throwIfAborted();
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      resolve();
    });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      reject(signal.reason as Error);
    });
    observer.observe(element);
  });
