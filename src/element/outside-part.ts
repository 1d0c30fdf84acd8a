// The part for pages outside of the merchant's page, which most attempts never need. It is fetched as soon as
// a button may ask for it: a window opens only in a click, and a click does not last.

import { loadPart } from '../enrolment/load-part.js';
import type { OurWindow } from '../presentation/open-window.js';

type Outside = typeof import('./page-outside.js');

export class OutsidePart {
  #loaded: Outside | undefined;

  /** Rejects if it cannot be loaded. The next call asks again. */
  async load(): Promise<Outside> {
    return (this.#loaded ??= await loadPart(() => import('./page-outside.js')));
  }

  /** For a click that may come at any time. */
  prepare(): void {
    void this.load().catch(() => undefined);
  }

  /** To be called in a click. Returns undefined if the browser blocks it, or the part is not there yet. */
  openWindow(): OurWindow | undefined {
    return this.#loaded?.openWindow();
  }
}
