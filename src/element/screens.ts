// Which code shows a state: the first screen's, which is at hand, or views.ts, which is asked for by the
// first state that needs it. It must never give up on that: an end that nobody can read is none.

import type { LitElement, ReactiveControllerHost, TemplateResult } from 'lit';
import { announcement, isFirst, page, view, type ViewModel } from './first-screen.js';
import { loadSurely } from './load-surely.js';

type Others = typeof import('./views.js');

/** In milliseconds: a live region that has just been made says nothing of the text that it was made with. */
const KNOWN_AFTER_MS = 100;

export class Screens {
  #asked: Promise<void> | undefined;
  #others: Others | undefined;
  #model: ViewModel | undefined;
  #said = '';
  /** What the live region has come to say of it. */
  #told = '';
  #attention: InstanceType<Others['Attention']> | undefined;

  constructor(private readonly host: ReactiveControllerHost & Pick<LitElement, 'renderRoot'>) {}

  /** As it can be shown now; the host is updated as soon as there is more. */
  view(model: ViewModel): TemplateResult {
    this.#model = model;
    if (!isFirst(model)) {
      void (this.#asked ??= this.#ask());
      if (model.isWorded && this.#others) return this.#others.view(model, page);
    }
    return view(model);
  }

  /** Tells assistive technology what is shown now. */
  tell(): void {
    const model = this.#model;
    if (!model) return;
    if (this.#attention) {
      this.#attention.follow(model);
      return;
    }
    const said = announcement(model);
    if (said === this.#said) return;
    this.#said = said;
    setTimeout(() => {
      const region = this.host.renderRoot.querySelector('.said');
      if (region && this.#said === said && !this.#attention) region.textContent = this.#told = said;
    }, KNOWN_AFTER_MS);
  }

  async #ask(): Promise<void> {
    this.#others = await loadSurely(() => import('./views.js'));
    this.#others.adoptViewsStyles(this.host.renderRoot as ShadowRoot);
    this.#attention = new this.#others.Attention(this.host, this.#told);
    this.host.requestUpdate();
  }
}
