// A window for a provider's page. It opens only in a click, and before anything is awaited: a browser allows
// no other (docs/checks.md 52).

import type { Click } from './attempt.js';
import type { Settings } from './settings.js';

export const openPopup = (): Window | null => window.open('', '', 'popup,width=480,height=800');

/** No window outlives the page that it was opened for. */
export const closeWith = (popup: Window, signal: AbortSignal): void => {
  signal.addEventListener('abort', () => {
    popup.close();
  });
};

/**
 * A click that starts an attempt may open its window, though what to show in it is not known yet: only our
 * own camera needs none.
 */
export function firstClick({ display, capture }: Pick<Settings, 'display' | 'capture'>): Click | undefined {
  if (!('userActivation' in navigator) || !navigator.userActivation.isActive) return undefined;
  if (display === 'redirect') return 'go';
  return display === 'popup' && capture !== 'own' ? (openPopup() ?? undefined) : undefined;
}
