// What the element is doing, and what the customer sees beside it. It is the one place that changes the state
// and fires events.

import type { EnrolmentState } from '../enrolment/states.js';
import type { EnrolmentHost, Surface } from './attempt.js';
import { createEventQueue } from './event-queue.js';
import {
  KycBeforeRedirectEvent,
  KycNoticeEvent,
  KycReadyEvent,
  KycStateEvent,
  KycSubmitEvent,
  type NoticeDetail,
} from './events.js';
import type { View } from './first-screen.js';

export class LiveState {
  state: EnrolmentState = 'idle';
  sessionId = '';
  view: View = {};
  readonly #emit: (...events: Event[]) => void;

  constructor(
    protected readonly host: EnrolmentHost,
    readonly surface: Surface,
  ) {
    this.#emit = createEventQueue(host);
  }

  load(): void {
    this.become('loading');
  }

  show(): void {
    this.patch({ notice: undefined });
    this.become('active', new KycReadyEvent({ sessionId: this.sessionId }));
  }

  verify({ hasFinished }: { hasFinished: boolean }): void {
    if (this.state === 'verifying') return;
    this.become('verifying', ...(hasFinished ? [new KycSubmitEvent({ sessionId: this.sessionId })] : []));
  }

  notify(code: NoticeDetail['code'], message: string): void {
    this.patch({ notice: code });
    this.#emit(new KycNoticeEvent({ code, message }));
  }

  /** Asked at once, not in the queue: the answer is needed. */
  mayLeaveFor(origin: string): boolean {
    return this.host.dispatchEvent(new KycBeforeRedirectEvent({ origin }));
  }

  clearPage(): void {
    const { notice, step } = this.view;
    this.view = {};
    this.patch({ notice, step });
  }

  patch(view: View): void {
    const patched = { __proto__: null, ...this.view, ...view };
    this.view = patched;
    this.host.requestUpdate();
  }

  /** Changes the state, and fires what belongs to the change with it. */
  protected become(state: EnrolmentState, ...events: Event[]): void {
    const previous = this.state;
    if (previous !== state) {
      this.state = state;
      this.patch({ notice: undefined, isRestartable: undefined });
      this.surface.onState(state, previous);
      events.unshift(new KycStateEvent({ state, previous }));
    }
    this.#emit(...events);
  }

  /** As it was before the first attempt, without a word: nobody is there to hear it. */
  protected forget(): void {
    this.surface.onState('idle', this.state);
    this.state = 'idle';
  }
}
