import { error, type Check } from '../finding.js';
import { isFramed } from '../how-shown.js';

/** The page's Cross-Origin-Embedder-Policy lets the provider's frame in. */
export const embedderPolicy: Check = {
  name: 'coep',
  run({ page, elements }) {
    const [policy = ''] = (page.headers.get('cross-origin-embedder-policy') ?? 'unsafe-none').split(';');
    if (policy.trim() === 'unsafe-none') return [];
    if (!isFramed(elements)) return { skipped: 'no page is framed' };
    return [
      error(
        'windows-and-isolation',
        `Cross-Origin-Embedder-Policy: ${policy.trim()} keeps a frame out whose own page does ` +
          'not ask for the same.',
        'Cross-Origin-Embedder-Policy: unsafe-none on this page, or display="popup"',
      ),
    ];
  },
};
