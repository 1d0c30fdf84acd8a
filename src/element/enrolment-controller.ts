// One element's attempts: begins them, ends each exactly once, and is the one place that changes the state
// and fires events. What an attempt does in between is the loop's (enrolment/loop.ts) and the screen's
// (screen.ts).

import type { ReactiveController } from 'lit';
import { KycError } from '../enrolment/errors.js';
import { runEnrolment } from '../enrolment/loop.js';
import { createMerchant } from '../enrolment/merchant.js';
import {
  toErrorOutcome,
  toOutcome,
  type CancelDetail,
  type ErrorDetail,
  type Outcome,
} from '../enrolment/outcome.js';
import type { EnrolmentState } from '../enrolment/states.js';
import { createBrowserEnvironment } from './browser-environment.js';
import { createEventQueue } from './event-queue.js';
import { KycNoticeEvent, KycReadyEvent, KycStateEvent, KycSubmitEvent, type NoticeDetail } from './events.js';
import type { KycEnrolment } from './kyc-enrolment.js';
import { firstClick } from './open-popup.js';
import { createScreen } from './screen.js';
import { terminalEvent } from './terminal-event.js';
import type { View } from './views.js';

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
  /** Where the provider wants the customer to go once the attempt has ended well. */
  returnUrl: string | undefined;

  /** The attributes that a running attempt goes by: a change counts from the next one on. */
  settings!: Pick<KycEnrolment, 'display' | 'crossDevice' | 'onlyMobile' | 'frameHostedPages' | 'capture'>;

  #attempt: AbortController | undefined;
  #click: Window | 'go' | undefined;
  #settle!: (outcome: Outcome) => void;
  #waiting: AbortController | undefined;
  #hasBegun = false;
  readonly #emit: (...events: Event[]) => void;

  constructor(
    readonly host: KycEnrolment,
    readonly surface: Surface,
  ) {
    this.#emit = createEventQueue(host);
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
    this.returnUrl = undefined;
    this.view = {};
    const { display, crossDevice, onlyMobile, frameHostedPages, capture } = this.host;
    this.settings = { display, crossDevice, onlyMobile, frameHostedPages, capture };
    this.surface.onStart();
    const attempt = (this.#attempt = new AbortController());
    void this.#run(attempt.signal, { restart, isAsked }).then((outcome) => {
      if (this.#attempt === attempt) this.#end(outcome);
    });
    if (this.#attempt === attempt) this.#become(this.host.consentEndpoint ? 'consent' : 'starting'); // the page's own requestSession may have ended it already
  }

  cancel(reason: CancelDetail['reason']): void {
    if (this.#attempt) this.#end({ kind: 'cancel', ...this.#session(), reason });
  }

  /** Back to the beginning, after an end; starts nothing. */
  reset(): void {
    if (!this.#attempt) this.#become('idle');
  }

  async #run(
    signal: AbortSignal,
    { restart, isAsked }: { restart: boolean; isAsked: boolean },
  ): Promise<Outcome> {
    const attemptId = isSecureContext ? crypto.randomUUID() : '';
    try {
      if (!attemptId) throw new KycError('INSECURE_CONTEXT', 'The page must be served over https.');
      const { host } = this;
      if (!this.#canStart() || !URL.canParse(host.tokenEndpoint, document.baseURI))
        throw new KycError(
          'CONFIGURATION_INVALID',
          'Set token-endpoint to an address, or the property requestSession.',
        );
      const connection = {
        environment: createBrowserEnvironment((...request) => (host.fetch ?? fetch)(...request)),
        credentials: host.credentials,
        onOffline: (isOffline: boolean) => {
          if (isOffline) this.notify('OFFLINE', 'A request waits for the network.');
          else this.patch({ notice: undefined });
        },
        signal,
      };
      const merchant = createMerchant({
        ...connection,
        tokenEndpoint: host.tokenEndpoint,
        requestSession: host.requestSession,
        baseUrl: document.baseURI,
        wishes: {
          language: this.surface.language(),
          timeZone: timeZone(),
          display: this.settings.display,
          capture: this.settings.capture,
        },
      });
      const screen = createScreen({ ...connection, controller: this, merchant });
      if (host.consentEndpoint) {
        const { askForConsent } = await import('./consent-step.js');
        isAsked = await askForConsent({ ...connection, controller: this, isAsked });
        signal.throwIfAborted();
        this.#become('starting');
      }
      if (isAsked) this.#click = firstClick(this.settings);
      const ending = await runEnrolment({
        merchant,
        screen,
        restart,
        onSession: (session) => {
          this.sessionId = session.sessionId ?? attemptId;
          screen.setSession(session);
        },
      });
      return toOutcome(ending, {
        sessionId: this.sessionId,
        origin: location.origin,
        returnUrl: this.returnUrl,
      });
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
    const { notice, step } = this.view;
    this.view = {};
    this.patch({ notice, step });
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
    const isSilent =
      outcome.kind === 'cancel' && (outcome.reason === 'restart' || outcome.reason === 'removed');
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

  /**
   * The customer's words for it are not worth a byte to those who never fail; without them the view says
   * less.
   */
  #explain({ code, retryable }: ErrorDetail): void {
    void import('./reason.js').then(
      ({ reasonFor }) => {
        if (this.state === 'failed') this.patch({ reason: reasonFor(code, retryable) });
      },
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
      .then(
        () => {
          this.start();
        },
        () => undefined,
      );
  }

  #stopWaiting(): void {
    this.#waiting?.abort();
    this.#waiting = undefined;
  }

  #promise(): void {
    this.finished = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }
}

const ends = { success: 'succeeded', error: 'failed', cancel: 'cancelled' } as const;

const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
