// The double: an element with the real one's tag, properties, methods and events, which asks no server and
// shows no page. It must not need more of a browser than jsdom and happy-dom have.

import { createEventQueue } from '../element/event-queue.js';
import { KycReadyEvent, KycStateEvent, KycSubmitEvent } from '../element/events.js';
import { endOf } from '../element/terminal-event.js';
import type { CancelDetail, Outcome } from '../enrolment/outcome.js';
import type { Report } from '../enrolment/report.js';
import type { EnrolmentState } from '../enrolment/states.js';
import { version } from '../enrolment/version.js';
import { DoubleField } from './double-field.js';
import { planOfPage, type Plan } from './plan.js';
import { scriptOf, type Script } from './script.js';

interface Attempt extends Script {
  readonly sessionId: string;
  readonly pace: Plan['options']['pace'];
  /** How many of its states have been. */
  played: number;
}

/** `<kyc-enrolment>` for tests and stories: plays what `play()` says, and fires the real events. */
export class KycEnrolmentDouble extends DoubleField {
  static get isDouble() {
    return true;
  }

  /** Resolves with the end of the current attempt, or of the first one to come; never rejects. */
  finished!: Promise<Outcome>;

  readonly #emit = createEventQueue(this);
  readonly #base = document.createElement('div');
  #state: EnrolmentState = 'idle';
  #sessionId = '';
  #outcome: Outcome | null = null;
  #settle!: (outcome: Outcome) => void;
  #attempt: Attempt | undefined;
  #hasBegun = false;

  constructor() {
    super();
    this.#promise();
    this.#base.setAttribute('part', 'base');
    const fallback = document.createElement('slot');
    fallback.name = 'fallback';
    this.attachShadow({ mode: 'open' }).append(this.#base, fallback);
    this.#show();
    this.addEventListener('command', (event) => {
      const { command } = event as CommandEvent;
      for (const name of ['start', 'restart', 'cancel'] as const) if (command === `--${name}`) this[name]();
    });
  }

  /** What the element is doing. */
  get state(): EnrolmentState {
    return this.#state;
  }

  /** The running or last attempt's session; empty before there is one. */
  get sessionId(): string {
    return this.#sessionId;
  }

  /** How the last attempt ended, null until one has. */
  get outcome(): Outcome | null {
    return this.#outcome;
  }

  get value(): string {
    return this.#state === 'succeeded' ? this.#sessionId : '';
  }

  /** As the real one's is, so that code which waits for a render goes on. */
  get updateComplete(): Promise<boolean> {
    return Promise.resolve(true);
  }

  /** Begins an attempt; nothing when one is running or `disabled` is set. */
  start(): void {
    this.#start();
  }

  /** Gives up the attempt if one is running, and begins anew. */
  restart(): void {
    this.#start({ isRestart: true });
  }

  /** Finds nothing, because it looks at nothing. */
  diagnose(): Promise<Report> {
    return Promise.resolve({ version, findings: [], looked: [], unseen: [] });
  }

  /** Ends the running attempt, as the page's own wish. */
  cancel(): void {
    this.#cancel('page');
  }

  /**
   * Plays the next step of the running attempt, whatever its pace. Returns the state that it leads to.
   */
  step(): EnrolmentState {
    const attempt = this.#attempt;
    if (!attempt) return this.#state;
    const state = attempt.states[attempt.played];
    if (state === undefined) this.#end(attempt.outcome);
    else {
      attempt.played += 1;
      if (state !== 'consent' && state !== 'starting') this.#sessionId = attempt.sessionId;
      this.#become(state, ...eventsOf(state, this.#sessionId));
    }
    return this.#state;
  }

  /** Plays the running attempt to its end, without any wait. Returns how it ended, as `outcome`. */
  playToEnd(): Outcome | null {
    while (this.#attempt) this.step();
    return this.#outcome;
  }

  connectedCallback(): void {
    this.reconsider();
  }

  /** A move is a removal and an insertion in one tick, and ends nothing. */
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected || !this.#attempt) return;
      this.#hasBegun = false;
      this.#cancel('removed');
    });
  }

  /** Called by the browser. Reset clears and starts nothing. */
  formResetCallback(): void {
    if (!this.#attempt) this.#become('idle');
  }

  /** Begins by itself as the real one does: a microtask after connection, once a token source is set. */
  protected override reconsider(): void {
    queueMicrotask(() => {
      const isWanted = this.startMode !== 'manual' && Boolean(this.tokenEndpoint || this.requestSession);
      if (isWanted && !this.#hasBegun) this.#start();
    });
  }

  #start({ isRestart = false } = {}): void {
    if (!this.isConnected || this.isDisabled() || (this.#attempt && !isRestart)) return;
    if (this.#attempt) this.#cancel('restart');
    if (this.#outcome) this.#promise();
    this.#hasBegun = true;
    this.#outcome = null;
    this.#sessionId = '';
    const { scenario, options, nextSessionId } = planOfPage();
    const sessionId = nextSessionId();
    const hasConsent = this.consentEndpoint !== '';
    const script = scriptOf(scenario, { ...options, sessionId, hasConsent });
    this.#attempt = { ...script, sessionId, pace: options.pace, played: 0 };
    this.step();
    this.#goOn(this.#attempt);
  }

  /** Plays what is left of it at its pace. */
  #goOn(attempt: Attempt): void {
    const next = () => {
      if (this.#attempt !== attempt) return;
      this.step();
      this.#goOn(attempt);
    };
    if (this.#attempt !== attempt || attempt.pace === 'by-hand') return;
    if (typeof attempt.pace === 'number') setTimeout(next, attempt.pace);
    else queueMicrotask(next);
  }

  #cancel(reason: CancelDetail['reason']): void {
    if (!this.#attempt) return;
    this.#end({ kind: 'cancel', ...(this.#sessionId && { sessionId: this.#sessionId }), reason });
  }

  #end(outcome: Outcome): void {
    const settle = this.#settle;
    this.#attempt = undefined;
    this.#outcome = outcome;
    const reason = outcome.kind === 'cancel' ? outcome.reason : undefined;
    if (reason === 'removed') this.#enter('idle');
    else if (reason !== 'restart') this.#become(...endOf(outcome));
    settle(outcome);
  }

  #become(state: EnrolmentState, ...events: Event[]): void {
    const previous = this.#state;
    if (previous !== state) {
      this.#enter(state);
      events.unshift(new KycStateEvent({ state, previous }));
    }
    this.#emit(...events);
  }

  #enter(state: EnrolmentState): void {
    const previous = this.#state;
    this.#state = state;
    this.mark(state, previous);
    this.#show();
  }

  #show(): void {
    this.#base.className = this.#state;
    this.#base.textContent = `kyc-enrolment double: ${this.#state}`;
  }

  #promise(): void {
    this.finished = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }
}

const eventsOf = (state: EnrolmentState, sessionId: string): Event[] => {
  if (state === 'active') return [new KycReadyEvent({ sessionId })];
  return state === 'verifying' ? [new KycSubmitEvent({ sessionId })] : [];
};
