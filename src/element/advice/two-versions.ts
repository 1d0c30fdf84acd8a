// Two copies of the element on one page.

import { tell, type Advice } from './console-line.js';

const TWICE = 'The page has two copies of the element';

const mending = {
  mend:
    'Remove one: a script tag, or the copy in a bundle. ' +
    'A tag names kyc-enrolment.js without a query, as its parts do.',
  chapter: 'clocks-and-versions',
} as const;

/** Classes that came when the tag had one already. */
const refusedCopies = new Set<object>();

/** `registered` is the class that the tag has, `refused` the one that came later. */
export function twoVersions(registered: object, refused: object): void {
  if ('isDouble' in registered) return; // a test's
  refusedCopies.add(refused);
  const [first, second] = [registered, refused].map((copy) =>
    String(Reflect.get(copy, 'version') ?? 'an earlier version'),
  );
  tell({ wrong: `${TWICE}: ${first ?? ''} is used, and ${second ?? ''} came later.`, ...mending });
}

/** Whether a page has another copy than the element's own. */
export async function copiesOf(host: Element): Promise<readonly Advice[]> {
  // this part itself may have brought the other copy, which is told in a moment
  await new Promise((resolve) => setTimeout(resolve));
  const scripts = document.querySelectorAll('script[src*="kyc-enrolment"]');
  const isAlone =
    customElements.get(host.localName) === host.constructor &&
    scripts.length < 2 &&
    [...refusedCopies].every((copy) => copy === host.constructor);
  return isAlone ? [] : [{ wrong: `${TWICE}.`, ...mending }];
}
