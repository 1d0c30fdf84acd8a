// `display="dialog"`: a running attempt inside a native <dialog>. Leaving throws an enrolment away, so Escape
// and the close button ask first, and a forced close shows the dialog again with the frame kept. Loaded on
// demand.

import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { complete, type Texts, type TextsAtHand } from '../i18n/en-on-demand.js';
import { dialogStyles } from './dialog-styles.js';
import { announcement, type ViewModel } from './views.js';

export interface DialogModel {
  /** Whether the dialog should be open. */
  readonly isOpen: boolean;
  /** Whether closing would throw something away. */
  readonly asks: boolean;
  readonly texts: TextsAtHand;
  readonly content: TemplateResult;
  /** The customer leaves, having been asked where that is due. */
  readonly leave: () => void;
}

export class DialogController implements ReactiveController {
  #model: DialogModel | undefined;
  #isAsking = false;
  #isNewQuestion = false;
  #opener: Element | null = null;

  constructor(private readonly host: LitElement & Pick<ViewModel, 'state' | 'outcome'>) {
    const root = host.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [
      ...root.adoptedStyleSheets,
      ...(dialogStyles.styleSheet ? [dialogStyles.styleSheet] : []),
    ];
    host.addController(this);
  }

  /** A modal dialog silences the page around it, the element's own status too: it has another one. */
  render(model: DialogModel): TemplateResult {
    const { isOpen, asks, content } = (this.#model = model);
    const texts = complete(model.texts);
    if (!isOpen || !asks) this.#isAsking = false;
    const isAsking = this.#isAsking;
    return html`${isOpen ? nothing : content}<dialog
        part="dialog"
        closedby="none"
        aria-label=${texts.title}
        @cancel=${this.#ask}
        @keydown=${this.#onKeydown}
        @close=${this.#onClose}
      >
        ${
          isOpen
            ? html`<div class="unseen" role="status">${announcement({ state: this.host.state, outcome: this.host.outcome, texts })}</div>
              <div part="header">
                <span part="heading" tabindex="-1" autofocus>${texts.title}</span>
                <button part="button close" aria-label=${texts.close} @click=${this.#ask}>
                  <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" /></svg>
                </button>
              </div>
              ${isAsking ? this.#question(texts) : nothing}
              <div part="content" ?inert=${isAsking}>${content}</div>`
            : nothing
        }
      </dialog>`;
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    if (!dialog?.isConnected || !this.#model) return; // an update may be due still when the element is gone
    // a move of the element takes the dialog out of the top layer, and leaves it open
    if (this.#model.isOpen && !dialog.matches(':modal')) {
      this.#opener ??= deepActiveElement();
      dialog.removeAttribute('open');
      dialog.showModal();
    } else if (!this.#model.isOpen && dialog.open) {
      this.#isAsking = false;
      dialog.close();
      this.#giveFocusBack();
    }
    if (this.#isNewQuestion) dialog.querySelector<HTMLElement>('[part~=stay]')?.focus();
    this.#isNewQuestion = false;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.host.renderRoot.querySelector('dialog');
  }

  #question({ leave, leaveHint, stay, leaveNow }: Texts): TemplateResult {
    return html`<div part="question" role="alertdialog" aria-labelledby="leave" aria-describedby="hint">
      <p part="title" id="leave">${leave}</p>
      <p id="hint">${leaveHint}</p>
      <div part="choices">
        <button part="button primary stay" @click=${this.#stay}>${stay}</button>
        <button part="button" @click=${this.#leave}>${leaveNow}</button>
      </div>
    </div>`;
  }

  readonly #ask = (event?: Event): void => {
    event?.preventDefault();
    if (!this.#model?.asks) return this.#leave();
    this.#isAsking = this.#isNewQuestion = true;
    this.host.requestUpdate();
  };

  readonly #stay = (): void => {
    this.#isAsking = false;
    this.host.requestUpdate();
  };

  readonly #leave = (): void => {
    this.#isAsking = false;
    this.#model?.leave();
    this.host.requestUpdate();
  };

  /** Where `closedby` is honoured no cancel event comes. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (this.#isAsking) this.#stay();
    else this.#ask();
  };

  /** A browser may close it by force, on a second Escape for one. */
  readonly #onClose = (): void => {
    if (this.#model?.isOpen) this.#ask();
  };

  /** The button that opened it may be gone with its state; then the element is the next best. */
  #giveFocusBack(): void {
    const opener = this.#opener;
    this.#opener = null;
    if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body)
      opener.focus({ preventScroll: true });
    else this.host.renderRoot.querySelector<HTMLElement>('[part=base]')?.focus({ preventScroll: true });
  }
}

function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
