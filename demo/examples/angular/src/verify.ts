import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { KycSuccessEvent } from 'kyc-enrolment';
import 'kyc-enrolment/define';

@Component({
  selector: 'shop-verify',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <kyc-enrolment
      token-endpoint="/kyc/session"
      [crossDevice]="false"
      (kyc-success)="verified($event)"
    ></kyc-enrolment>
    <output>{{ outcome() }}</output>
  `,
})
export class Verify {
  readonly outcome = signal('');

  verified({ detail }: KycSuccessEvent): void {
    this.outcome.set(`Verified: ${detail.outcome}`);
  }
}
