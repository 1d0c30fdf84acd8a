// A window for a provider's page. Only in a click, and before anything is awaited: a browser allows no other
// (check 52).

import type { KycEnrolment } from './kyc-enrolment.js';

export const openPopup = (): Window | null => window.open('', '', 'popup,width=480,height=800');

/**
 * A click that starts an attempt may open its window, though what to show in it is not known yet: only our
 * own camera needs none.
 */
export function firstClick({
  display,
  capture,
}: Pick<KycEnrolment, 'display' | 'capture'>): Window | 'go' | undefined {
  if (!('userActivation' in navigator) || !navigator.userActivation.isActive) return undefined;
  if (display === 'redirect') return 'go';
  return display === 'popup' && capture !== 'own' ? (openPopup() ?? undefined) : undefined;
}
