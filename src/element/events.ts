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
  readonly code: 'FRAME_SILENT' | 'OFFLINE' | 'VERDICT_DELAYED' | 'SESSION_EXPIRING';
  /** For the developer. */
  readonly message: string;
}

/** What every event of the element is: typed by its name. */
export class KycEvent<Name extends keyof KycEventDetails> extends CustomEvent<KycEventDetails[Name]> {
  declare readonly type: Name;

  constructor(name: Name, detail: KycEventDetails[Name], init?: EventInit) {
    super(name, { detail, bubbles: true, composed: true, ...init });
  }
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

/** Every transition. */
export class KycStateEvent extends KycEvent<'kyc-state'> {
  constructor(detail: StateDetail) {
    super('kyc-state', detail);
  }
}

/** A page is showing. */
export class KycReadyEvent extends KycEvent<'kyc-ready'> {
  constructor(detail: SessionDetail) {
    super('kyc-ready', detail);
  }
}

/** The customer has finished; the verdict is still to come. */
export class KycSubmitEvent extends KycEvent<'kyc-submit'> {
  constructor(detail: SessionDetail) {
    super('kyc-submit', detail);
  }
}

/** The attempt ended well. The server's answer to you, not this event, is the proof. */
export class KycSuccessEvent extends KycEvent<'kyc-success'> {
  constructor(detail: SuccessDetail) {
    super('kyc-success', detail);
  }
}

/** The attempt failed. */
export class KycErrorEvent extends KycEvent<'kyc-error'> {
  constructor(detail: ErrorDetail) {
    super('kyc-error', detail);
  }
}

/** The attempt was given up. */
export class KycCancelEvent extends KycEvent<'kyc-cancel'> {
  constructor(detail: CancelDetail) {
    super('kyc-cancel', detail);
  }
}

/** Something worth knowing that ends nothing. */
export class KycNoticeEvent extends KycEvent<'kyc-notice'> {
  constructor(detail: NoticeDetail) {
    super('kyc-notice', detail);
  }
}

/** The page is about to be left for the provider's; prevent it to stay. */
export class KycBeforeRedirectEvent extends KycEvent<'kyc-before-redirect'> {
  constructor(detail: { readonly origin: string }) {
    super('kyc-before-redirect', detail, { cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
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
