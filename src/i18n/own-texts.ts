// Words of the page's own.

import type { TextsAtHand } from './en/element-texts.js';

/** The page's own before ours. One of its own that is empty, or not there yet, is ours. */
export const withOwnTexts = (ours: object | undefined, own: object | undefined): TextsAtHand =>
  ({
    __proto__: null,
    ...ours,
    ...Object.fromEntries(Object.entries(own ?? {}).filter(([, text]) => text)),
  }) as unknown as TextsAtHand;
