// One element's attempts: begins them, and ends each exactly once. What an attempt does in between is the
// loop's (enrolment/loop.ts) and the screen's (screen.ts); the state and its events are live-state.ts.

import type { ReactiveController } from 'lit';
import type { CancelDetail, Outcome } from '../enrolment/outcome.js';
import { askAdvice } from './ask-advice.js';
import type { BeginningAttempt, Click, EnrolmentHost, Surface } from './attempt.js';
import { LiveState } from './live-state.js';
import { loadSurely } from './load-surely.js';
import { OutsidePart } from './outside-part.js';
import { pageBase } from './page-base.js';
import { runAttempt } from './run-attempt.js';
import { copyOf, isPreview, isUnseen, type Settings } from './settings.js';
import { endOf } from './terminal-event.js';

export class EnrolmentController extends LiveState implements ReactiveController, BeginningAttempt {
  outcome: Outcome | null = null;
  finished!: Promise<Outcome>;
  returnUrl: string | undefined;
  settings!: Readonly<Settings>;
  click: Click | undefined = undefined;

  readonly #outside = new OutsidePart();
  #attempt: AbortController | undefined;
  #settle!: (outcome: Outcome) => void;
  #waiting: AbortController | undefined;
  #hasBegun = false;
  #look: ReturnType<typeof setTimeout> | undefined;

  constructor(host: EnrolmentHost, surface: Surface) {
    super(host, surface);
    host.addController(this);
    this.#promise();
  }

  get returnOrigins(): readonly string[] {
    return [location.origin, new URL(this.settings.tokenEndpoint, pageBase()).origin];
  }

  /** A framework may set the token source late, so the developer is told after a while. */
  hostConnected(): void {
    const { host } = this;
    host.requestUpdate();
    const isAtHome = isLoopback(); // asked now: a test's page may be gone later
    this.#look = setTimeout(() => {
      if (isAtHome || !hasTokenSource(host))
        askAdvice((advice) => {
          advice.lookAround(host);
        });
    }, 2_000);
  }

  /** A move is a removal and an insertion in one tick, and ends nothing. Turbo has promises between them. */
  hostDisconnected(turns = 9): void {
    clearTimeout(this.#look);
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      if (turns) {
        this.hostDisconnected(turns - 1);
        return;
      }
      if (this.#attempt ?? this.#waiting) this.#hasBegun = false;
      this.#stopWaiting();
      this.cancel('removed');
    });
  }

  /** Runs a microtask after connection and before the first render: the token request leaves first. */
  hostUpdate(): void {
    const { startMode, isConnected, display, capture } = this.host;
    if (display === 'popup' || display === 'redirect' || capture === 'own') this.#outside.prepare(this);
    if (this.#hasBegun || !isConnected || startMode === 'manual') return;
    if (this.#isDisabled() || !hasTokenSource(this.host)) return;
    if (startMode === 'visible' || isUnseen()) this.#waitToStart();
    else this.start();
  }

  start({ restart = false, isAsked = false } = {}): void {
    if (!this.host.isConnected || this.#isDisabled() || (this.#attempt && !restart)) return;
    this.#stopWaiting();
    this.cancel('restart');
    if (this.outcome) this.#promise();
    this.#hasBegun = true;
    this.outcome = null;
    this.sessionId = '';
    this.returnUrl = undefined;
    this.view = {};
    this.settings = copyOf(this.host);
    this.surface.onStart();
    const attempt = (this.#attempt = new AbortController());
    void runAttempt({ attempt: this, outside: this.#outside, restart, isAsked, signal: attempt.signal }).then(
      (outcome) => {
        if (this.#attempt === attempt) this.#end(outcome);
      },
    );
    // the page's own requestSession may have ended it already
    if (this.#attempt === attempt) this.become(this.settings.consentEndpoint ? 'consent' : 'starting');
  }

  cancel(reason: CancelDetail['reason']): void {
    const { sessionId } = this;
    if (this.#attempt) this.#end({ kind: 'cancel', ...(sessionId && { sessionId }), reason });
  }

  /** Back to the beginning, after an end; starts nothing. */
  reset(): void {
    if (!this.#attempt) this.become('idle');
  }

  takeClick(): Click | undefined {
    const { click } = this;
    this.click = undefined;
    return click;
  }

  readonly fetch: typeof fetch = (...request) => (this.host.fetch ?? fetch)(...request);

  proceed(): void {
    this.become('starting');
  }

  /** By its own attribute, or a fieldset's. */
  #isDisabled(): boolean {
    return this.host.matches(':disabled');
  }

  /** Ends the running attempt; whatever it still does in the background finds its signal aborted. */
  #end(outcome: Outcome): void {
    const attempt = this.#attempt;
    const settle = this.#settle;
    this.#attempt = undefined;
    this.outcome = outcome;
    this.view = {};
    attempt?.abort(outcome);
    const click = this.takeClick();
    if (typeof click === 'object') click.close();
    const reason = outcome.kind === 'cancel' ? outcome.reason : undefined;
    if (outcome.kind === 'error') askAdvice((advice) => advice.explainEnd(outcome, this.settings));
    if (reason === 'removed') this.forget();
    else if (reason !== 'restart') this.become(...endOf(outcome));
    settle(outcome);
  }

  #waitToStart(): void {
    this.#hasBegun = true;
    const { signal } = (this.#waiting = new AbortController());
    const wasPreview = isPreview(); // Turbo may go on while the part loads
    void loadSurely(() => import('./wait-to-start.js'), signal)
      .then(({ untilWanted }) => untilWanted(this.host, wasPreview, signal))
      .then(
        () => {
          this.#hasBegun = false; // a disabled one waits again once it is enabled
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

const hasTokenSource = ({ tokenEndpoint, requestSession }: Settings) => tokenEndpoint || requestSession;

/** Where a page is written. A mistyped attribute is told there before anything has failed. */
const isLoopback = () => /\/(localhost|127)/.test(location.origin);
