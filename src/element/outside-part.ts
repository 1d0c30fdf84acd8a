// The part for pages that are shown in another way than in a frame, which most attempts never need. It is
// fetched as soon as a button may ask for it: a window opens only in a click, and a click does not last.

import { loadPart } from '../enrolment/load-part.js';
import type { OurWindow } from '../presentation/open-window.js';
import { loadSurely } from './load-surely.js';

type Outside = typeof import('./other-ways.js');

const importIt = (): Promise<Outside> => import('./other-ways.js');

export class OutsidePart {
  #loaded: Outside | undefined;

  /** For an attempt that cannot go on without it: it is asked for until it comes, or the signal aborts. */
  async need(signal: AbortSignal): Promise<Outside> {
    return (this.#loaded ??= await loadSurely(importIt, signal));
  }

  /** Rejects if it cannot be loaded. The next call asks again. */
  async load(): Promise<Outside> {
    return (this.#loaded ??= await loadPart(importIt));
  }

  /** For a click that may come at any time; with what the attempt will need besides. */
  prepare(attempt?: Parameters<Outside['prepare']>[0]): void {
    void this.load()
      .then((outside) => outside.prepare(attempt))
      .catch(() => undefined);
  }

  /** To be called in a click. Returns undefined if the browser blocks it, or the part is not there yet. */
  openWindow(): OurWindow | undefined {
    return this.#loaded?.openWindow();
  }
}
