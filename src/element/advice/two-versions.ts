// Two copies of the element on one page.

import { tell } from './console-line.js';

/** `registered` is the class that the tag has, `refused` the one that came later. */
export function twoVersions(registered: object, refused: object): void {
  if ('isDouble' in registered) return; // a test's
  const [first, second] = [registered, refused].map((copy) =>
    String(Reflect.get(copy, 'version') ?? 'an earlier version'),
  );
  tell({
    wrong: `The page has two copies of the element: ${first ?? ''} is used, and ${second ?? ''} came later.`,
    mend: 'Remove one: a script tag, or the copy in a bundle.',
    chapter: 'clocks-and-versions',
  });
}
