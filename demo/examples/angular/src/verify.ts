import { Component, signal } from '@angular/core';
import type { KycSuccessEvent } from 'kyc-enrolment';
import { KycEnrolmentTag } from './kyc-enrolment-tag';

@Component({
  selector: 'shop-verify',
  imports: [KycEnrolmentTag],
  template: `
    <kyc-enrolment
      [settings]="{ tokenEndpoint: '/kyc/session', crossDevice: false }"
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
