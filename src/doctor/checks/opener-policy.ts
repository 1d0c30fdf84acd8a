import { warning, type Check } from '../finding.js';
import { isInWindow, isPopup } from '../how-shown.js';

/** The page's Cross-Origin-Opener-Policy leaves the link to the provider's window. */
export const openerPolicy: Check = {
  name: 'coop',
  run({ page, elements }) {
    const [policy] = (page.headers.get('cross-origin-opener-policy') ?? 'unsafe-none').split(';');
    if (policy?.trim() !== 'same-origin') return [];
    if (!isInWindow(elements)) return { skipped: 'no page is shown in a window' };
    const where = isPopup(elements)
      ? 'the window'
      : 'a window, which customers open where the frame does not do,';
    return [
      warning(
        'windows-and-isolation',
        `Cross-Origin-Opener-Policy: same-origin cuts ${where} off, so the end is heard later.`,
        'Cross-Origin-Opener-Policy: same-origin-allow-popups',
      ),
    ];
  },
};
