// `display="dialog"`: a running attempt inside a native <dialog>. Leaving throws an enrolment away, so Escape
// and the close button ask first, and a forced close shows the dialog again with the frame kept. Loaded on
// demand.

import {
  html,
  nothing,
  type LitElement,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { isRunning } from '../enrolment/states.js';
import { complete, type Texts } from '../i18n/en/element-texts.js';
import type { Attempt } from './attempt.js';
import { dialogStyles } from './dialog-styles.js';
import { page, type ViewModel } from './first-screen.js';
import { view } from './views.js';
import { adoptViewsStyles } from './views-styles.js';

type DialogHost = ReactiveControllerHost & Pick<LitElement, 'renderRoot'>;

export class DialogController implements ReactiveController {
  #model: ViewModel | undefined;
  #isAsking = false;
  #isNewQuestion = false;
  #isUnnamed = false;
  #isDismissed = false;
  #opener: Element | null = null;

  constructor(
    private readonly host: DialogHost,
    private readonly attempt: Pick<Attempt, 'settings' | 'cancel'>,
  ) {
    const root = host.renderRoot as ShadowRoot;
    adoptViewsStyles(root);
    if (dialogStyles.styleSheet) root.adoptedStyleSheets.push(dialogStyles.styleSheet);
    host.addController(this);
  }

  /** A modal dialog silences the page around it, the element's own status too: it has another one. */
  render(model: ViewModel): TemplateResult {
    this.#model = model;
    if (!this.#isVerifying) this.#isDismissed = false;
    const isOpen = this.#isOpen;
    if (!isOpen || this.#isVerifying) this.#isAsking = false;
    // the dialog's own heading is above; a page may set a text, or nothing
    const level = Math.min((Number(`${model.level}`) || 2) + 1, 6);
    // a page in it does not wait for the customer's language, and no word of ours comes before it
    const wordless = isOpen && !this.#isVerifying ? page(model) : nothing;
    const content = model.isWorded ? view(isOpen ? { ...model, level } : model, page) : wordless;
    const texts = model.isWorded ? complete(model.texts) : (model.texts as Texts);
    const isAsking = this.#isAsking && model.isWorded;
    return html`${isOpen ? nothing : content}<dialog
        part="dialog"
        closedby="none"
        aria-label=${texts.title}
        @cancel=${this.#ask}
        @keydown=${this.#onKeydown}
        @close=${this.#onClose}
      >
        <div class="unseen said" role="status"></div>
        ${
          isOpen
            ? html`<div part="header" ?inert=${isAsking}>
                <h2
                  part="heading"
                  tabindex="-1"
                  aria-level=${model.level}
                  autofocus
                  .textContent=${texts.title}
                ></h2>
                <button part="button close" aria-label=${texts.close} @click=${this.#ask}>
                  <svg part="icon" viewBox="0 0 24 24" aria-hidden="true">
                    <path d="M6 6l12 12M18 6L6 18" />
                  </svg>
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
    if (this.#isOpen && !dialog.matches(':modal')) {
      this.#opener ??= deepActiveElement();
      dialog.removeAttribute('open');
      dialog.showModal();
    } else if (!this.#isOpen && dialog.open) {
      this.#isAsking = false;
      dialog.close();
      this.#giveFocusBack();
    }
    const { isWorded, texts } = this.#model;
    if (texts.title && this.#isUnnamed) readAgain(dialog);
    this.#isUnnamed = !texts.title;
    if (!isWorded) return;
    if (this.#isNewQuestion) dialog.querySelector<HTMLElement>('[part~=stay]')?.focus();
    this.#isNewQuestion = false;
  }

  get #isOpen(): boolean {
    const isOurs = this.#model && isRunning(this.#model.state) && !this.#isDismissed;
    return isOurs === true && this.attempt.settings.display === 'dialog';
  }

  /** The provider is at work: closing throws nothing away. */
  get #isVerifying(): boolean {
    return this.#model?.state === 'verifying';
  }

  get #dialog(): HTMLDialogElement | null {
    return this.host.renderRoot.querySelector('dialog');
  }

  #question({ leave, leaveHint, stay, leaveNow }: Texts): TemplateResult {
    // everything around it is inert, the dialog's own title too: its title is the only one there is
    return html`<div
      part="question"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="leave"
      aria-describedby="leave-hint"
    >
      <h2 part="title" id="leave" .textContent=${leave}></h2>
      <p id="leave-hint" .textContent=${leaveHint}></p>
      <div part="choices">
        <button part="button primary stay" @click=${this.#stay}>${stay}</button>
        <button part="button" @click=${this.#leave}>${leaveNow}</button>
      </div>
    </div>`;
  }

  readonly #ask = (event?: Event): void => {
    event?.preventDefault();
    if (this.#isVerifying) return this.#leave();
    this.#isAsking = this.#isNewQuestion = true;
    this.host.requestUpdate();
  };

  readonly #stay = (): void => {
    this.#isAsking = false;
    this.host.requestUpdate();
  };

  readonly #leave = (): void => {
    this.#isAsking = false;
    if (this.#isVerifying) this.#isDismissed = true;
    else if (this.#model?.leave) this.#model.leave();
    else this.attempt.cancel('user');
    this.host.requestUpdate();
  };

  /** Where `closedby` is honoured no cancel event comes. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (this.#isAsking && this.#model?.isWorded) this.#stay();
    else this.#ask();
  };

  /** A browser may close it by force, on a second Escape for one. */
  readonly #onClose = (): void => {
    if (this.#isOpen) this.#ask();
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

/** A dialog that was opened without a word: who heard nothing hears its name now. */
function readAgain(dialog: HTMLDialogElement): void {
  const heading = dialog.querySelector<HTMLElement>('[part=heading]:focus');
  heading?.blur();
  heading?.focus({ preventScroll: true });
}

function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
