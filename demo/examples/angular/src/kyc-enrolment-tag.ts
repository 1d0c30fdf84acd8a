import { Directive, ElementRef, Input, inject, output } from '@angular/core';
import type {
  KycBeforeRedirectEvent,
  KycCancelEvent,
  KycEnrolment,
  KycErrorEvent,
  KycNoticeEvent,
  KycReadyEvent,
  KycSettings,
  KycStateEvent,
  KycSubmitEvent,
  KycSuccessEvent,
} from 'kyc-enrolment';
import 'kyc-enrolment/define';

/** Makes the tag known to Angular. Its outputs never emit: they type the events that the tag itself fires. */
@Directive({ selector: 'kyc-enrolment', exportAs: 'kycEnrolment' })
export class KycEnrolmentTag {
  /** For `start()`, `restart()`, `cancel()` and `finished`. */
  readonly element: KycEnrolment = inject(ElementRef).nativeElement;

  readonly state = output<KycStateEvent>({ alias: 'kyc-state' });
  readonly ready = output<KycReadyEvent>({ alias: 'kyc-ready' });
  readonly submitted = output<KycSubmitEvent>({ alias: 'kyc-submit' });
  readonly success = output<KycSuccessEvent>({ alias: 'kyc-success' });
  readonly error = output<KycErrorEvent>({ alias: 'kyc-error' });
  readonly cancelled = output<KycCancelEvent>({ alias: 'kyc-cancel' });
  readonly notice = output<KycNoticeEvent>({ alias: 'kyc-notice' });
  readonly beforeRedirect = output<KycBeforeRedirectEvent>({ alias: 'kyc-before-redirect' });

  /** The element's properties by their names. One that is left out keeps its value. */
  @Input() set settings(settings: Partial<KycSettings>) {
    Object.assign(this.element, settings);
  }
}
