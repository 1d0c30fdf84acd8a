// What a part of the screen (a frame, a window, our own camera, the consent step) may do with the attempt
// that it is a part of. It must never reach for more: the element and its controller are not its business.

import type { Page, Session } from '../enrolment/merchant-contract.js';
import type { ReactiveControllerHost } from 'lit';
import type { Detector } from '../capture/guidance/detector.js';
import type { CancelDetail } from '../enrolment/outcome.js';
import type { EnrolmentState } from '../enrolment/states.js';
import type { Kind } from '../presentation/kinds/kind.js';
import type { OurWindow } from '../presentation/open-window.js';
import type { NoticeDetail } from './events.js';
import type { Settings } from './settings.js';
import type { View } from './first-screen.js';

/** A click that was given before it was known what it is for: a window opened in it, or the leave to go. */
export type Click = OurWindow | 'go';

export type EnrolmentHost = HTMLElement & ReactiveControllerHost & Readonly<Settings>;

/** The element's side that is not its public API. */
export interface Surface {
  root(): ShadowRoot;
  /** The box for a provider's page, once it is rendered. */
  stage(): Promise<HTMLElement>;
  /** Renders again, names the frame that is shown, and resolves when that is done. */
  update(): Promise<unknown>;
  /** BCP 47, resolved. */
  language(): string;
  /** The merchant's own, as it is set now: it may have taken its time to load. */
  detector(): Detector | undefined;
  /** Called when an attempt begins. */
  onStart(): void;
  /** Called with every state, before its event. */
  onState(state: EnrolmentState, previous: EnrolmentState): void;
}

export interface Attempt {
  /** As they were when the attempt began. */
  readonly settings: Readonly<Settings>;
  readonly surface: Surface;
  /** Whose return pages are listened to. */
  readonly returnOrigins: readonly string[];
  /** Where the provider wants the customer to go once the attempt has ended well. */
  returnUrl: string | undefined;
  /** What the customer sees beside the state. */
  readonly view: View;
  patch(view: View): void;
  /** Nothing is left of the page that was shown. */
  clearPage(): void;
  /** A page is on its way. */
  load(): void;
  /** A page is showing. */
  show(): void;
  /** The customer has done their part of a page, and the server is asked. */
  verify(did: { hasFinished: boolean }): void;
  notify(code: NoticeDetail['code'], message: string): void;
  /** Whether the merchant's page may be left for a page of this origin: it can prevent that. */
  mayLeaveFor(origin: string): boolean;
  /** Kept for the next page. */
  click: Click | undefined;
  /** The click that began the attempt is good for its first page. */
  takeClick(): Click | undefined;
  cancel(reason: CancelDetail['reason']): void;
}

/** What its beginning may do with an attempt besides. */
export interface BeginningAttempt extends Attempt {
  /** The session's id, or the attempt's own where the server names none. */
  sessionId: string;
  /** The customer has agreed, and the session is asked for. */
  proceed(): void;
  /** The merchant's, or the browser's; it is asked for with each request. */
  readonly fetch: typeof fetch;
}

/** A page that is to be shown, and what belongs to it. */
export interface PageToShow {
  readonly page: Page;
  readonly kind: Kind;
  readonly session: Session;
  readonly origin: string;
  /** The customer may be at work in it, in a frame or a window. */
  isLive: boolean;
  /** Set by a hand-off beside it: the customer goes on on another device. */
  goElsewhere?: (() => void) | undefined;
  /** The policy of the merchant's page keeps it out of the frame. */
  isKeptOut?: boolean;
  /** The session before it has lapsed. */
  readonly isBegunAnew: boolean;
  /** The page's address with its parameters, for a frame or for a window. */
  address(isFramed: boolean): string;
}
