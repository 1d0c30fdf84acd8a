// The part for pages outside of the merchant's page, which most attempts never need. It is fetched as soon as
// a button may ask for it: a window opens only in a click, and a click does not last.

import { loadPart } from '../enrolment/load-part.js';
import type { Click } from './attempt.js';
import type { Settings } from './settings.js';

type OutsidePart = typeof import('./page-outside.js');

let part: OutsidePart | undefined;

/** Rejects where it cannot be loaded; the next call asks again. */
export const loadOutside = async (): Promise<OutsidePart> =>
  (part ??= await loadPart(() => import('./page-outside.js')));

/** Where a click may come at any time. */
export const prepareOutside = (): void => void loadOutside().catch(() => undefined);

/**
 * A click that starts an attempt may open its window, though what to show in it is not known yet: only our
 * own camera needs none.
 */
export function firstClick({ display, capture }: Pick<Settings, 'display' | 'capture'>): Click | undefined {
  if (!('userActivation' in navigator) || !navigator.userActivation.isActive) return undefined;
  if (display === 'redirect') return 'go';
  return display === 'popup' && capture !== 'own' ? (part?.openWindow() ?? undefined) : undefined;
}
