// The element's events. They bubble and cross shadow roots; only `kyc-before-redirect` can be cancelled.

import type { CancelDetail, ErrorDetail, SuccessDetail } from '../enrolment/outcome.js';
import type { EnrolmentState } from '../enrolment/states.js';

export interface StateDetail {
  readonly state: EnrolmentState;
  readonly previous: EnrolmentState;
}

export interface SessionDetail {
  readonly sessionId: string;
}

/** Worth knowing, ends nothing. */
export interface NoticeDetail {
  readonly code:
    | 'FRAME_SILENT'
    | 'OFFLINE'
    | 'VERDICT_DELAYED'
    | 'SESSION_EXPIRING'
    | 'WINDOW_LOST'
    | 'CONTINUED_ELSEWHERE';
  /** For the developer. */
  readonly message: string;
}

/** The detail of each event by name. */
export interface KycEventDetails {
  'kyc-state': StateDetail;
  'kyc-ready': SessionDetail;
  'kyc-submit': SessionDetail;
  'kyc-success': SuccessDetail;
  'kyc-error': ErrorDetail;
  'kyc-cancel': CancelDetail;
  'kyc-notice': NoticeDetail;
  'kyc-before-redirect': { readonly origin: string };
}

/** An event class with a name: what all of the element's have in common. */
const named = <Name extends keyof KycEventDetails>(name: Name, init?: EventInit) =>
  class extends CustomEvent<KycEventDetails[Name]> {
    constructor(detail: KycEventDetails[Name]) {
      super(name, { detail, bubbles: true, composed: true, ...init });
    }
  };

/** Every transition. */
export class KycStateEvent extends named('kyc-state') {}
/** A page is showing. */
export class KycReadyEvent extends named('kyc-ready') {}
/** The customer has finished; the verdict is still to come. */
export class KycSubmitEvent extends named('kyc-submit') {}
/** The attempt ended well. The server's answer to you, not this event, is the proof. */
export class KycSuccessEvent extends named('kyc-success') {}
/** The attempt failed. */
export class KycErrorEvent extends named('kyc-error') {}
/** The attempt was given up. */
export class KycCancelEvent extends named('kyc-cancel') {}
/** Something worth knowing that ends nothing. */
export class KycNoticeEvent extends named('kyc-notice') {}
/** The page is about to be left for the provider's; prevent it to stay. */
export class KycBeforeRedirectEvent extends named('kyc-before-redirect', { cancelable: true }) {}

declare global {
  /** Of elements, and of the document and the window, which the events come to as well. */
  interface GlobalEventHandlersEventMap {
    'kyc-state': KycStateEvent;
    'kyc-ready': KycReadyEvent;
    'kyc-submit': KycSubmitEvent;
    'kyc-success': KycSuccessEvent;
    'kyc-error': KycErrorEvent;
    'kyc-cancel': KycCancelEvent;
    'kyc-notice': KycNoticeEvent;
    'kyc-before-redirect': KycBeforeRedirectEvent;
  }
}
