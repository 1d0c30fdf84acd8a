// One element's attempts: begins them, ends each exactly once, and is the one place that changes the state and fires
// events. What an attempt does in between is the loop's (enrolment/loop.ts) and the screen's (screen.ts).

import type { ReactiveController, TemplateResult } from 'lit';
import { KycError } from '../enrolment/errors.js';
import { runEnrolment } from '../enrolment/loop.js';
import { createMerchant } from '../enrolment/merchant.js';
import { toErrorOutcome, toOutcome, type CancelDetail, type ErrorDetail, type Outcome, type SuccessDetail } from '../enrolment/outcome.js';
import type { EnrolmentState } from '../enrolment/states.js';
import type { TextsAtHand } from '../i18n/en-on-demand.js';
import { createBrowserEnvironment } from './browser-environment.js';
import {
  KycCancelEvent,
  KycErrorEvent,
  KycNoticeEvent,
  KycReadyEvent,
  KycStateEvent,
  KycSubmitEvent,
  KycSuccessEvent,
  type NoticeDetail,
} from './events.js';
import type { KycEnrolment } from './kyc-enrolment.js';
import { openPopup } from './open-popup.js';
import type { Reason } from './reason.js';
import { createScreen } from './screen.js';

/** What the customer sees beside the state, until the state changes. */
export interface View {
  readonly notice?: NoticeDetail['code'] | undefined;
  /** The wait is long: a new start is offered. */
  readonly isRestartable?: boolean | undefined;
  /** Opens the shown page in a window of its own. */
  readonly openWindow?: (() => void) | undefined;
  readonly isPopupBlocked?: boolean | undefined;
  /** Why it failed, once that is loaded. */
  readonly reason?: Reason | undefined;
  /** Shown instead of the frame. */
  readonly instead?: ((texts: TextsAtHand) => TemplateResult) | undefined;
  /** Where in a journey of several pages the customer is. */
  readonly step?: ((texts: TextsAtHand) => string) | undefined;
  /** The customer gives up the page that is shown. */
  readonly leave?: (() => void) | undefined;
}

/** The element's side that is not its public API. */
export interface Surface {
  /** The box for a provider's page, once it is rendered. */
  stage(): Promise<HTMLElement>;
  /** BCP 47, resolved. */
  language(): string;
  /** The frame's accessible name. */
  frameTitle(): string;
  /** Whose return pages are listened to. */
  returnOrigins(): readonly string[];
  /** Called when an attempt begins. */
  onStart(): void;
  /** Called with every state, before its event. */
  onState(state: EnrolmentState, previous: EnrolmentState): void;
}

export class EnrolmentController implements ReactiveController {
  state: EnrolmentState = 'idle';
  sessionId = '';
  outcome: Outcome | null = null;
  finished!: Promise<Outcome>;
  view: View = {};

  /** The attributes that a running attempt goes by: a change counts from the next one on. */
  settings!: Pick<KycEnrolment, 'display' | 'crossDevice' | 'onlyMobile' | 'frameHostedPages'>;

  #attempt: AbortController | undefined;
  #click: Window | 'go' | undefined;
  #settle!: (outcome: Outcome) => void;
  #waiting: AbortController | undefined;
  #hasBegun = false;
  readonly #events: Event[] = [];

  constructor(
    readonly host: KycEnrolment,
    readonly surface: Surface,
  ) {
    host.addController(this);
    this.#promise();
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  /** A move is a removal and an insertion in one tick, and ends nothing. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      if (this.#attempt ?? this.#waiting) this.#hasBegun = false;
      this.#stopWaiting();
      if (this.#attempt) this.#end({ kind: 'cancel', ...this.#session(), reason: 'removed' });
    });
  }

  /** Runs a microtask after connection and before the first render: the token request leaves first. */
  hostUpdate(): void {
    const { startMode, isConnected } = this.host;
    if (this.#hasBegun || !isConnected || startMode === 'manual' || !this.#canStart()) return;
    if (startMode === 'visible' || ('prerendering' in document && document.prerendering)) this.#waitToStart();
    else this.start();
  }

  start({ restart = false, isAsked = false } = {}): void {
    if (!this.host.isConnected || this.#isDisabled() || (this.#attempt && !restart)) return;
    this.#stopWaiting();
    if (this.#attempt) this.#end({ kind: 'cancel', ...this.#session(), reason: 'restart' });
    if (this.outcome) this.#promise();
    this.#hasBegun = true;
    this.outcome = null;
    this.sessionId = '';
    this.view = {};
    const { display, crossDevice, onlyMobile, frameHostedPages } = this.host;
    this.settings = { display, crossDevice, onlyMobile, frameHostedPages };
    this.surface.onStart();
    this.#click = isAsked ? firstClick(display) : undefined;
    const attempt = (this.#attempt = new AbortController());
    void this.#run(attempt.signal, restart).then(
      (outcome) => { if (this.#attempt === attempt) this.#end(outcome); },
    );
    if (this.#attempt === attempt) this.#become('starting'); // the page's own requestSession may have ended it already
  }

  cancel(reason: CancelDetail['reason']): void {
    if (this.#attempt) this.#end({ kind: 'cancel', ...this.#session(), reason });
  }

  /** Back to the beginning, after an end; starts nothing. */
  reset(): void {
    if (!this.#attempt) this.#become('idle');
  }

  async #run(signal: AbortSignal, restart: boolean): Promise<Outcome> {
    const attemptId = isSecureContext ? crypto.randomUUID() : '';
    try {
      if (!attemptId) throw new KycError('INSECURE_CONTEXT', 'The page must be served over https.');
      const { host } = this;
      if (!this.#canStart() || !URL.canParse(host.tokenEndpoint, document.baseURI))
        throw new KycError('CONFIGURATION_INVALID', 'Set token-endpoint to an address, or the property requestSession.');
      if (host.consentEndpoint) throw new KycError('CONSENT_UNAVAILABLE', 'consent-endpoint is not supported by this version.');
      const environment = createBrowserEnvironment((...request) => (host.fetch ?? fetch)(...request));
      const merchant = createMerchant({
        tokenEndpoint: host.tokenEndpoint,
        requestSession: host.requestSession,
        credentials: host.credentials,
        baseUrl: document.baseURI,
        wishes: { language: this.surface.language(), timeZone: timeZone(), display: this.settings.display, capture: host.capture },
        environment,
        onOffline: (isOffline) => {
          if (isOffline) this.notify('OFFLINE', 'A request waits for the network.');
          else this.patch({ notice: undefined });
        },
        signal,
      });
      const screen = createScreen({ controller: this, environment, merchant, signal });
      const ending = await runEnrolment({
        merchant,
        screen,
        restart,
        onSession: (session) => {
          this.sessionId = session.sessionId ?? attemptId;
          screen.setSession(session);
        },
      });
      return toOutcome(ending, { sessionId: this.sessionId, origin: location.origin });
    } catch (error) {
      return toErrorOutcome(error, this.sessionId);
    }
  }

  /** A page is on its way. */
  load(): void {
    this.#become('loading');
  }

  /** A page is showing. */
  show(): void {
    this.patch({ notice: undefined });
    this.#become('active', new KycReadyEvent({ sessionId: this.sessionId }));
  }

  /** The customer has done their part of a page, and the server is asked. */
  verify({ hasFinished }: { hasFinished: boolean }): void {
    if (this.state === 'verifying') return;
    this.#become('verifying', ...(hasFinished ? [new KycSubmitEvent({ sessionId: this.sessionId })] : []));
  }

  notify(code: NoticeDetail['code'], message: string): void {
    this.patch({ notice: code });
    this.#emit(new KycNoticeEvent({ code, message }));
  }

  /** The click that began the attempt is good for its first page. */
  takeClick(): Window | 'go' | undefined {
    const click = this.#click;
    this.#click = undefined;
    return click;
  }

  /** Nothing is left of the page that was shown. */
  clearPage(): void {
    this.patch({ openWindow: undefined, isPopupBlocked: undefined, instead: undefined, leave: undefined });
  }

  patch(view: View): void {
    this.view = { ...this.view, ...view };
    this.host.requestUpdate();
  }

  #canStart(): boolean {
    return !this.#isDisabled() && Boolean(this.host.tokenEndpoint || this.host.requestSession);
  }

  /** By its own attribute, or a fieldset's. */
  #isDisabled(): boolean {
    return this.host.matches(':disabled');
  }

  #session(): { sessionId?: string } {
    return this.sessionId ? { sessionId: this.sessionId } : {};
  }

  /** Ends the running attempt; whatever it still does in the background finds its signal aborted. */
  #end(outcome: Outcome): void {
    const attempt = this.#attempt;
    const isSilent = outcome.kind === 'cancel' && (outcome.reason === 'restart' || outcome.reason === 'removed');
    const settle = this.#settle;
    this.#attempt = undefined;
    this.outcome = outcome;
    this.view = {};
    attempt?.abort(outcome);
    const click = this.takeClick();
    if (typeof click === 'object') click.close();
    if (outcome.kind === 'error') this.#explain(outcome);
    if (!isSilent) {
      this.#become(ends[outcome.kind], terminalEvent(outcome));
    } else if (outcome.reason === 'removed') {
      this.surface.onState('idle', this.state);
      this.state = 'idle';
    }
    settle(outcome);
  }

  /** The customer's words for it are not worth a byte to those who never fail; without them the view says less. */
  #explain({ code, retryable }: ErrorDetail): void {
    void import('./reason.js').then(
      ({ reasonFor }) => { if (this.state === 'failed') this.patch({ reason: reasonFor(code, retryable) }); },
      () => undefined,
    );
  }

  /** Changes the state, and fires what belongs to the change with it. */
  #become(state: EnrolmentState, ...events: Event[]): void {
    const previous = this.state;
    if (previous !== state) {
      this.state = state;
      this.patch({ notice: undefined, isRestartable: undefined, reason: undefined });
      this.surface.onState(state, previous);
      events.unshift(new KycStateEvent({ state, previous }));
    }
    this.#emit(...events);
  }

  #waitToStart(): void {
    this.#hasBegun = true;
    const { signal } = (this.#waiting = new AbortController());
    void import('./wait-to-start.js')
      .then(({ untilWanted }) => untilWanted(this.host, signal))
      .then(() => { this.start(); }, () => undefined);
  }

  #stopWaiting(): void {
    this.#waiting?.abort();
    this.#waiting = undefined;
  }

  #promise(): void {
    this.finished = new Promise((resolve) => { this.#settle = resolve; });
  }

  /** What a listener causes is told after what it was told: everyone hears one order. */
  #emit(...events: Event[]): void {
    const isEmitting = this.#events.length > 0;
    this.#events.push(...events);
    if (isEmitting) return;
    for (let event; (event = this.#events[0]); this.#events.shift()) this.host.dispatchEvent(event);
  }
}

/** A click that starts an attempt may open its window, though what to show in it is not known yet. */
function firstClick(display: KycEnrolment['display']): Window | 'go' | undefined {
  if (!('userActivation' in navigator) || !navigator.userActivation.isActive) return undefined;
  if (display === 'redirect') return 'go';
  return display === 'popup' ? (openPopup() ?? undefined) : undefined;
}

const ends = { success: 'succeeded', error: 'failed', cancel: 'cancelled' } as const;

function terminalEvent({ kind, ...detail }: Outcome): Event {
  switch (kind) {
    case 'success':
      return new KycSuccessEvent(detail as SuccessDetail);
    case 'error':
      return new KycErrorEvent(detail as ErrorDetail);
    case 'cancel':
      return new KycCancelEvent(detail as CancelDetail);
  }
}

const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
