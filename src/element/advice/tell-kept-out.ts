// The line about a page that is offered in a window, because the frame is kept out.

import { tell } from './console-line.js';

/** Tells which header keeps the frame of this origin out, and what lets it in. */
export function tellKeptOut(origin: string, hasCredentialless: boolean): void {
  tell({
    wrong:
      `The page’s Cross-Origin-Embedder-Policy keeps the frame of ${origin} out, ` +
      'so the provider’s page is offered in a window.',
    mend: hasCredentialless
      ? 'Set frame-credentialless, or leave that header off this page.'
      : 'Leave that header off this page: this browser has no frame-credentialless.',
    chapter: 'windows-and-isolation',
  });
}
