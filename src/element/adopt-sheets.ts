// How a part that is loaded on demand brings its styles along.

import type { CSSResult } from 'lit';

/**
 * Puts style sheets behind those that a root has, or before the one at `before`. Those that are there already
 * are not put there again. Returns whether there were others.
 */
export function adoptSheets(root: ShadowRoot, styles: readonly CSSResult[], before = Infinity): boolean {
  const present = (root as Partial<ShadowRoot>).adoptedStyleSheets ?? []; // jsdom has none, and no CSS
  const ours = styles
    .flatMap(({ styleSheet = [] }) => styleSheet)
    .filter((sheet) => !present.includes(sheet));
  if (ours.length > 0)
    root.adoptedStyleSheets = [...present.slice(0, before), ...ours, ...present.slice(before)];
  return ours.length > 0;
}
