// When an attempt that begins by itself has to wait: for a prerendered page to be shown, for the page that
// Turbo shows a preview of, and for `start-mode="visible"` until the element is in view. Loaded on demand.

import { listen } from '../enrolment/abort.js';
import { isPreview, type Settings } from './settings.js';

/** Resolves when the attempt may begin; rejects with the signal's reason. */
export async function untilWanted(
  host: Element & Pick<Settings, 'startMode'>,
  wasPreview: boolean,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  if ('prerendering' in document && document.prerendering === true)
    await once(document, 'prerenderingchange', signal);
  if (wasPreview) await untilReal(signal);
  if (host.startMode === 'visible') await untilVisible(host, signal);
  signal.throwIfAborted();
}

const once = (target: EventTarget, type: string, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    listen(signal, target, type, () => {
      resolve();
    });
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });

/**
 * Turbo has replaced the preview by the page itself. The preview's mark goes before its body does, by as long
 * as style sheets load or the page delays the rendering, so the end of the visit is waited for. The element
 * stays where the page keeps it over visits. Any other goes with the preview.
 */
const untilReal = (signal: AbortSignal): Promise<void> | undefined =>
  isPreview() || isVisiting() ? once(document, 'turbo:load', signal) : undefined;

const isVisiting = () => document.documentElement.matches('[aria-busy=true]');

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
