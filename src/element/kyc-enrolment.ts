// The custom element: its attributes, and which view it shows. What happens in an attempt is the
// controller's. It must never put a token, a page's address or personal data into an attribute, a property or
// an event.

import { adoptStyles, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Outcome } from '../enrolment/outcome.js';
import { loadPart } from '../enrolment/load-part.js';
import type { EnrolmentState } from '../enrolment/states.js';
import { en } from '../i18n/en/first-texts.js';
import type { Localisation } from '../i18n/localisation.js';
import { english, localize, resolveLanguage } from '../i18n/localize.js';
import { withOwnTexts } from '../i18n/own-texts.js';
import type { DialogController } from './dialog.js';
import type { Surface } from './attempt.js';
import { EnrolmentController } from './enrolment-controller.js';
import { takeOverEarly } from './form-field.js';
import { FieldWithSettings } from './field-with-settings.js';
import { FrameName } from './frame-name.js';
import { Screens } from './screens.js';
import { styles } from './theme-and-first-screen-styles.js';

export type {
  Detector as CaptureDetector,
  DetectorOptions as CaptureDetectorOptions,
} from '../capture/guidance/detector.js';
export type { Hint as CaptureHint } from '../capture/guidance/judge.js';

/** How long the page's own client may take until its customer reads that something is on its way. */
const HEAD_START_MS = 50;
/** Until a language that has not come is asked for again; meanwhile the element speaks English. */
const LANGUAGE_AGAIN_MS = 5_000;

/**
 * Takes a customer through identity verification at the merchant's KYC provider.
 *
 * @attr lang - The customer's language. By default the nearest ancestor's `lang`, else the browser's
 *   language. Mapped to the provider's list for the provider's page.
 * @slot header - Above the title before the start, for your logo: at most 12 em wide and 3 em high.
 * @slot start - Shown before the start, in place of our words and button. A button in it calls `start()` or
 *   has `command="--start"`.
 * @slot loading - In place of our loading text.
 * @slot waiting - In place of our words while the provider is at work.
 * @slot error - In place of our words for any failure and its "Try again" button.
 * @slot error-rejected - The same for one group of failures: the identity could not be verified. A group's
 *   own slot has precedence over `error`.
 * @slot error-expired - The session has ended.
 * @slot error-sign-in - The customer is not signed in.
 * @slot error-consent - The consent is missing.
 * @slot error-later - A service is not working, or a limit is reached.
 * @slot error-unavailable - Your page, your server or the customer's account does not allow it.
 * @slot success - In place of our words for a finished verification.
 * @slot review - The same for a verification that is in review. It has precedence over `success`.
 * @slot cancelled - In place of our words for a verification that was given up.
 * @slot fallback - Another way to verify: shown with the start button, below the provider's page, and after a
 *   failure or cancellation.
 * @fires {KycStateEvent} kyc-state - Every transition.
 * @fires {KycReadyEvent} kyc-ready - A page is showing. Fired for each page.
 * @fires {KycSubmitEvent} kyc-submit - The customer has finished; the verdict is still to come.
 * @fires {KycSuccessEvent} kyc-success - The end. `submitted` if your server names no `statusUrl`. It is no
 *   proof: ask your server.
 * @fires {KycErrorEvent} kyc-error - The end. `message` is in English and for developers. The customer reads
 *   a text of ours that depends on `code`.
 * @fires {KycCancelEvent} kyc-cancel - The end: the customer left, your page called `cancel()`, or the
 *   customer did not consent. A window that is closed ends nothing. `restart` and `removed` are of `finished`
 *   only.
 * @fires {KycNoticeEvent} kyc-notice - Worth knowing, but ends nothing. `WINDOW_LOST`: the provider's window
 *   is closed, or the element cannot see it any more. The customer is offered to continue or to leave.
 *   `CONTINUED_ELSEWHERE`: the customer goes on on a phone.
 * @fires {KycBeforeRedirectEvent} kyc-before-redirect - The element is about to leave for the provider's
 *   page. If you prevent it, the customer is back at the start button.
 * @cssstate idle - As every value of `state`: consent, starting, loading, active, verifying, succeeded,
 *   failed, cancelled.
 */
export class KycEnrolment extends FieldWithSettings {
  readonly #enrolment: EnrolmentController;
  readonly #screens = new Screens(this);
  #localisation: Localisation | undefined;
  #localised: Promise<Localisation> | Localisation | undefined;
  #tellDressed!: () => void;
  /** Resolves when it is about to show something, and its words are on their way. */
  readonly #untilDressed = new Promise<void>((resolve) => {
    this.#tellDressed = resolve;
  });
  readonly #frameName = new FrameName();
  #dialog: DialogController | undefined;
  #dialogLoaded: Promise<void> | undefined;

  constructor() {
    super();
    this.#enrolment = new EnrolmentController(this, this.#surface());
    this.addController(this.#frameName);
    this.markState('idle');
    this.addEventListener('command', (event) => {
      this.#obey((event as CommandEvent).command);
    });
    takeOverEarly(this);
  }

  #surface(): Surface {
    return {
      root: () => this.renderRoot as ShadowRoot,
      stage: async () => {
        await this.#untilDressed;
        await this.#dialogLoaded;
        await this.updateComplete;
        return this.renderRoot.querySelector('[part=stage]') as HTMLElement;
      },
      update: () => {
        this.requestUpdate();
        return this.updateComplete;
      },
      language: () => resolveLanguage(this),
      detector: () => this.captureDetector,
      onStart: () => {
        this.#prepareDisplay();
      },
      onState: (state, previous) => {
        this.markState(state, previous);
        this.#tellBrowser();
      },
    };
  }

  /** What the element is doing. */
  get state(): EnrolmentState {
    return this.#enrolment.state;
  }

  /** The running or last attempt's session; empty before there is one. */
  get sessionId(): string {
    return this.#enrolment.sessionId;
  }

  /** How the last attempt ended, or null. */
  get outcome(): Outcome | null {
    return this.#enrolment.outcome;
  }

  /** Resolves with the outcome of the current attempt, or of the first one to come; never rejects. */
  get finished(): Promise<Outcome> {
    return this.#enrolment.finished;
  }

  /**
   * Resumes the customer's open session, or begins a new one. Does nothing while an attempt is running, or
   * with `disabled`.
   */
  start(): void {
    this.#begin({ isAsked: true });
  }

  /** Gives the open session up, and a running attempt with it, and begins a new one. */
  restart(): void {
    this.#begin({ isAsked: true, restart: true });
  }

  /** The first update brings what was set before the element was defined. */
  #begin(how: { readonly isAsked: true; readonly restart?: true }): void {
    if (!this.hasUpdated && this.isConnected) this.performUpdate();
    this.#enrolment.start(how);
  }

  /** Ends the attempt. */
  cancel(): void {
    this.#enrolment.cancel('page');
  }

  /** The session's id once the customer has succeeded, else empty. */
  override get value(): string {
    return this.state === 'succeeded' ? this.sessionId : '';
  }

  /** Called by the browser. Reset clears and starts nothing. */
  formResetCallback(): void {
    this.#enrolment.reset();
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang', 'required'];
  }

  override attributeChangedCallback(name: string, previous: string | null, value: string | null): void {
    super.attributeChangedCallback(name, previous, value);
    this.requestUpdate();
    if (name === 'lang' && this.#localised && this.isConnected) this.#localise();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#localised) this.#localise(); // it may stand under another language now
    if (this.required) this.#tellBrowser();
  }

  /**
   * Without its styles: the token request leaves before anything is styled, localised or rendered. A root
   * that a server has rendered is emptied by this.
   */
  protected override createRenderRoot(): ShadowRoot {
    return this.attachShadow({ mode: 'open' });
  }

  protected override update(changed: PropertyValues): void {
    // at once, even where nothing stands in it yet: the box keeps its room on the page
    const isFirst = !this.hasUpdated;
    if (isFirst) adoptStyles(this.renderRoot as ShadowRoot, KycEnrolment.elementStyles);
    if (!this.#localised) {
      // an answer that is there already goes first: on a slow phone, to render takes longer than to answer
      if (isFirst && this.requestSession && this.state === 'starting')
        setTimeout(() => {
          this.requestUpdate();
        }, HEAD_START_MS);
      else {
        this.#localise();
        this.#tellDressed();
      }
    }
    super.update(changed);
  }

  protected override render(): TemplateResult {
    const { language = nothing, direction = nothing } = this.#localisation ?? {};
    const { state, outcome, sessionId, headingLevel: level } = this;
    const model = this.#localised && {
      __proto__: null,
      ...this.#enrolment.view,
      state,
      outcome,
      sessionId,
      level,
      given: this,
      isWorded: !!this.#localisation,
      texts: withOwnTexts(this.#localisation?.texts, this.texts),
      start: () => {
        this.start();
      },
      restart: () => {
        this.restart();
      },
    };
    const screen = model && this.#screens.view(model);
    // the running attempt's own; a page may have set it to nothing
    const { display }: { display?: string } = (!outcome && this.#enrolment.settings) || this;
    return html`<div part="base" class="${state} ${display || 'inline'}"
      lang=${language} dir=${direction} tabindex="-1">
      <div class="unseen said" role="status"></div>
      ${model && (this.#dialog?.render(model) ?? screen)}
    </div>`;
  }

  /** Without its code, which may fail to load three times, the dialog is shown in line. */
  #prepareDisplay(): void {
    if (this.display !== 'dialog' || this.#dialog) return;
    this.#dialogLoaded = loadPart(() => import('./dialog.js')).then(
      ({ DialogController }) => {
        this.#dialog ??= new DialogController(this, this.#enrolment);
        this.requestUpdate();
      },
      () => undefined,
    );
  }

  protected override updated(): void {
    this.#tellBrowser(); // its texts and its anchor are there now
    this.#screens.tell();
  }

  #localise(): void {
    const localised = (this.#localised = localize(resolveLanguage(this)));
    if (localised !== english) {
      void Promise.resolve(localised).then((localisation) => {
        if (this.#localised !== localised) return;
        this.#localisation = localisation;
        this.requestUpdate();
      });
      setTimeout(() => {
        if (this.#localised !== localised || !this.isConnected) return;
        if ((this.#localisation ??= english) === english) this.#localise();
      }, LANGUAGE_AGAIN_MS);
    } else this.#localisation = english;
    this.requestUpdate();
  }

  /** What it has to know beside what is drawn: what our field stands for, and the frame's name. */
  #tellBrowser(): void {
    const texts = withOwnTexts(this.#localisation?.texts ?? en, this.texts);
    this.updateField({
      failure: this.state === 'failed' ? texts.failed : '',
      missing: texts.required,
      anchor: this.renderRoot.querySelector<HTMLElement>('[part=base]') ?? undefined,
    });
    if (this.#localisation) this.#frameName.write(this.renderRoot, texts.title);
  }

  /** Invoker commands: `<button commandfor="…" command="--start">`. */
  #obey(command: string): void {
    for (const name of ['start', 'restart', 'cancel'] as const) if (command === `--${name}`) this[name]();
  }
}

KycEnrolment.styles = styles;
