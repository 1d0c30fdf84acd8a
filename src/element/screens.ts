// Which code shows a state: the first screen's, which is at hand, or views.ts, which is asked for by the
// first state that needs it. It must never give up on that: an end that nobody can read is none.

import type { LitElement, ReactiveControllerHost } from 'lit';
import { pause } from './browser-environment.js';
import { announcement, isFirst, view, type ViewModel } from './first-screen.js';

type Others = typeof import('./views.js');

const first = { announcement, view };

export class Screens {
  #others: Others | undefined;
  #isAsking = false;

  constructor(
    private readonly host: ReactiveControllerHost & Pick<LitElement, 'isConnected' | 'renderRoot'>,
  ) {}

  /** What shows it now; the host is updated as soon as there is more. */
  for(model: ViewModel): Pick<Others, 'view' | 'announcement'> {
    if (isFirst(model)) return first;
    if (!this.#others) void this.#ask();
    return this.#others ?? first;
  }

  /** A part that did not come is asked for again, later and later. */
  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const { signal } = new AbortController();
    for (let pauseMs = 500; !this.#others && this.host.isConnected; pauseMs *= 2) {
      this.#others = await import('./views.js').catch(() => undefined);
      if (this.#others) this.#others.adoptViewsStyles(this.host.renderRoot as ShadowRoot);
      else await pause(pauseMs, signal);
    }
    this.#isAsking = false;
    this.host.requestUpdate();
  }
}
