// The custom element: its attributes, and which view it shows. What happens in an attempt is the
// controller's. It must never put a token, a page's address or personal data into an attribute, a property or
// an event.

import { adoptStyles, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Outcome } from '../enrolment/outcome.js';
import { loadPart } from '../enrolment/load-part.js';
import type { EnrolmentState } from '../enrolment/states.js';
import type { TextsAtHand } from '../i18n/en/element-texts.js';
import { en } from '../i18n/en/first-texts.js';
import type { Localisation } from '../i18n/localisation.js';
import { english, localize, resolveLanguage } from '../i18n/localize.js';
import type { DialogController } from './dialog.js';
import type { Surface } from './attempt.js';
import { pause } from './browser-environment.js';
import { EnrolmentController } from './enrolment-controller.js';
import { FieldWithSettings } from './field-with-settings.js';
import { Screens } from './screens.js';
import { styles } from './styles.js';

export type {
  Detector as CaptureDetector,
  DetectorOptions as CaptureDetectorOptions,
} from '../capture/guidance/detector.js';
export type { Hint as CaptureHint } from '../capture/guidance/judge.js';

/**
 * Takes a customer through identity verification at the merchant's KYC provider.
 *
 * @slot header - Above the title before the start: the merchant's logo.
 * @slot start - Instead of our start; a button of yours calls `start()` or is `command="--start"`.
 * @slot loading - Instead of our loading text.
 * @slot waiting - Instead of our words while the provider is at work.
 * @slot error - Instead of our words for any failure.
 * @slot error-rejected - Instead of our words for an identity that could not be verified.
 * @slot error-expired - Instead of our words for a session that has ended.
 * @slot error-sign-in - Instead of our words for a customer who is not signed in.
 * @slot error-consent - Instead of our words for a consent that is missing.
 * @slot error-later - Instead of our words for a service that is not working, or a limit that is reached.
 * @slot error-unavailable - Instead of our words for what only the merchant can mend.
 * @slot success - Instead of our words for a finished verification.
 * @slot review - The same for a verification that is in review.
 * @slot cancelled - Instead of our words for a verification that was given up.
 * @slot fallback - Another way to verify, reachable at all times.
 * @fires {KycStateEvent} kyc-state - Every transition.
 * @fires {KycReadyEvent} kyc-ready - A page is showing.
 * @fires {KycSubmitEvent} kyc-submit - The customer has finished; the verdict is still to come.
 * @fires {KycSuccessEvent} kyc-success - Ended well. Not proof: ask your server.
 * @fires {KycErrorEvent} kyc-error - Ended with a code.
 * @fires {KycCancelEvent} kyc-cancel - Given up.
 * @fires {KycNoticeEvent} kyc-notice - Worth knowing, ends nothing.
 * @fires {KycBeforeRedirectEvent} kyc-before-redirect - About to leave the page; cancelable.
 * @csspart base - The outer box.
 * @csspart stage - The box of the provider's page.
 * @csspart frame - The provider's page.
 * @csspart message - Icon, title and words of a state.
 * @csspart step - Where in a journey of several pages the customer is.
 * @csspart title - A state's title.
 * @csspart icon - Each drawing.
 * @csspart logo - What holds the slot `header`.
 * @csspart steps - The three steps before the start; in it each `drawing`.
 * @csspart needs - What is needed, before the start.
 * @csspart privacy - Who carries the verification out, and the link to the privacy information.
 * @csspart reference - What a customer is to quote where a person has to look.
 * @csspart button - Every button of ours; also `primary` the main one, `quiet` one that looks like a link.
 * @csspart notice - What is told beside a state.
 * @csspart progress - The ring while the provider is at work, and the bar below a picture that is sent.
 * @csspart skeleton - What stands in for a page that is loading.
 * @csspart footer - The line under a page, with the way out and the fallback.
 * @csspart consent - The consent step; in it `document`, the text, and `decisions` with each `decision`.
 * @csspart capture - A step of our own camera; in it `instruction`, `documents` with each `choice`, `needs`,
 *   `recognised`, `viewfinder`, `hint`, `controls`, `shutter`, `cameras`, `option`, `dropzone`, `picture`
 *   (also `sending`, `refused`), `problem`, `actions` and `small`.
 * @csspart code - The code for a phone; the forms `digits` (`digits-field`) and `number` (`number-field`).
 * @csspart dialog - With `header`, `heading`, `close`, `content`, and for its `question`, `choices`.
 * @cssprop [--kyc-frame-height=750px] - The inline height, if the window has room for it.
 * @cssprop [--kyc-around=96px] - What the page keeps of the window's height.
 * @cssprop [--kyc-card-height=448px] - The least height with another display.
 * @cssprop [--kyc-accent=#1d4ed8] - The main button. Links, icons and progress follow from it, readably.
 * @cssprop [--kyc-accent-dark] - The accent where the page's colour scheme is dark.
 * @cssprop [--kyc-on-accent] - Text on the accent; by default black or white, whichever contrasts more.
 * @cssprop [--kyc-success] - The mark of a success.
 * @cssprop [--kyc-danger] - The mark of a failure.
 * @cssprop [--kyc-text] - Text.
 * @cssprop [--kyc-muted] - Secondary text.
 * @cssprop [--kyc-surface] - Background.
 * @cssprop [--kyc-border] - Lines.
 * @cssprop [--kyc-radius=12px] - Corners.
 * @cssprop [--kyc-button-radius] - Corners of buttons; by default two thirds of the others.
 * @cssprop [--kyc-font] - Font family.
 * @cssprop [--kyc-font-size] - Size of the text, which all other sizes follow from.
 * @cssprop [--kyc-space=1em] - Density: padding and gaps are multiples of it.
 * @cssprop [--kyc-backdrop] - What covers the page behind a dialog.
 * @cssprop [--kyc-viewfinder=#0b1220] - The background of our own camera's picture.
 * @cssstate idle - As every value of `state`: consent, starting, loading, active, verifying, succeeded,
 *   failed, cancelled.
 */
export class KycEnrolment extends FieldWithSettings {
  static override styles = styles;

  readonly #enrolment: EnrolmentController;
  readonly #screens = new Screens(this);
  #localisation: Localisation | undefined;
  #localised: Promise<Localisation> | Localisation | undefined;
  #dialog: DialogController | undefined;
  #dialogLoaded: Promise<void> | undefined;

  constructor() {
    super();
    this.#enrolment = new EnrolmentController(this, this.#surface());
    this.markState('idle');
    this.addEventListener('command', (event) => {
      this.#obey((event as CommandEvent).command);
    });
  }

  #surface(): Surface {
    return {
      root: () => this.renderRoot as ShadowRoot,
      stage: async () => {
        await this.updateComplete; // the first one localises
        await Promise.all([this.#localised, this.#dialogLoaded]);
        await this.updateComplete;
        return this.renderRoot.querySelector('[part=stage]') as HTMLElement;
      },
      update: () => {
        this.requestUpdate();
        return this.updateComplete;
      },
      language: () => resolveLanguage(this),
      frameTitle: () => {
        // a number only where frames of one name would stand on one page
        const place = [...document.querySelectorAll(this.localName)].indexOf(this);
        return this.#texts.title + (place > 0 ? ` ${place + 1}` : '');
      },
      detector: () => this.captureDetector,
      onStart: this.#prepareDisplay.bind(this),
      onState: (state, previous) => {
        this.markState(state, previous);
        this.#updateForm();
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

  /** How the last attempt ended, null until one has. */
  get outcome(): Outcome | null {
    return this.#enrolment.outcome;
  }

  /** Resolves with the end of the current attempt, or of the first one to come; never rejects. */
  get finished(): Promise<Outcome> {
    return this.#enrolment.finished;
  }

  /**
   * Begins an attempt, which resumes the customer's open session; nothing when one is running or `disabled`
   * is set.
   */
  start(): void {
    this.#enrolment.start({ isAsked: true });
  }

  /** Gives up the session, and the attempt if one is running, and begins anew. */
  restart(): void {
    this.#enrolment.start({ restart: true, isAsked: true });
  }

  /** Ends the running attempt. */
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
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, previous: string | null, value: string | null): void {
    super.attributeChangedCallback(name, previous, value);
    if (name === 'lang' && this.hasUpdated && this.isConnected) this.#localise();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#localise(); // it may stand under another language now
    if (this.required) this.#updateForm();
  }

  /** Without its styles: the token request leaves before anything is styled, localised or rendered. */
  protected override createRenderRoot(): ShadowRoot {
    return this.shadowRoot ?? this.attachShadow(KycEnrolment.shadowRootOptions);
  }

  protected override update(changed: PropertyValues): void {
    if (!this.hasUpdated) {
      adoptStyles(this.renderRoot as ShadowRoot, KycEnrolment.elementStyles);
      this.#localise();
    }
    super.update(changed);
  }

  protected override render(): TemplateResult {
    const { language = nothing, direction = nothing } = this.#localisation ?? {};
    const { state, outcome, sessionId, headingLevel: level } = this;
    const model = this.#localisation && {
      ...this.#enrolment.view,
      state,
      outcome,
      sessionId,
      level,
      given: this,
      texts: this.#texts,
      start: this.start.bind(this),
      restart: this.restart.bind(this),
    };
    const screen = model && this.#screens.for(model);
    return html`<div part="base" class="${state} ${this.display}" lang=${language} dir=${direction} tabindex="-1">
      <div class="unseen said" role="status"></div>
      ${model && (this.#dialog?.render(model) ?? screen?.view(model))}
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
    this.#updateForm(); // its texts and its anchor are there now
    this.#screens.tell();
  }

  /** What the page says itself comes before what we say. */
  get #texts(): TextsAtHand {
    return { ...(this.#localisation?.texts ?? en), ...this.texts };
  }

  #localise(): void {
    const localised = (this.#localised = localize(resolveLanguage(this)));
    const use = (localisation: Localisation) => {
      if (this.#localised !== localised) return;
      this.#localisation = localisation;
      this.requestUpdate();
    };
    if (!(localised instanceof Promise)) use(localised);
    else
      void localised.then(async (localisation) => {
        use(localisation);
        if (localisation !== english) return;
        await pause(LANGUAGE_AGAIN_MS, new AbortController().signal);
        if (this.#localised === localised && this.isConnected) this.#localise();
      });
  }

  #updateForm(): void {
    const texts = this.#texts;
    this.updateField({
      failure: this.state === 'failed' ? texts.failed : '',
      missing: texts.required,
      anchor: this.renderRoot.querySelector<HTMLElement>('[part=base]') ?? undefined,
    });
  }

  /** Invoker commands: `<button commandfor="…" command="--start">`. */
  #obey(command: string): void {
    for (const name of ['start', 'restart', 'cancel'] as const) if (command === `--${name}`) this[name]();
  }
}

/** Until a language that did not load is asked for again; meanwhile the element speaks English. */
const LANGUAGE_AGAIN_MS = 5_000;
