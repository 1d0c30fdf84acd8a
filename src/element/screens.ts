// Which code shows a state: the first screen's, which is at hand, or views.ts, which is asked for by the
// first state that needs it. It must never give up on that: an end that nobody can read is none.

import type { LitElement, ReactiveControllerHost } from 'lit';
import { announcement, isFirst, view, type ViewModel } from './first-screen.js';
import { loadSurely } from './load-surely.js';

type Others = typeof import('./views.js');

const first = { announcement, view };

export class Screens {
  #others: Others | undefined;
  #isAsking = false;

  constructor(private readonly host: ReactiveControllerHost & Pick<LitElement, 'renderRoot'>) {}

  /** What shows it now; the host is updated as soon as there is more. */
  for(model: ViewModel): Pick<Others, 'view' | 'announcement'> {
    if (isFirst(model)) return first;
    if (!this.#others) void this.#ask();
    return this.#others ?? first;
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#others = await loadSurely(() => import('./views.js'));
    this.#others.adoptViewsStyles(this.host.renderRoot as ShadowRoot);
    this.host.requestUpdate();
  }
}
