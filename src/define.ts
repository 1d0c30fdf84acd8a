// Registers <kyc-enrolment>. Where two versions meet on a page the first one stays, and the page is told
// once.

import { KycEnrolment } from './element/kyc-enrolment.js';

if (!customElements.get('kyc-enrolment')) customElements.define('kyc-enrolment', KycEnrolment);
else if (customElements.get('kyc-enrolment') !== KycEnrolment)
  console.warn('kyc-enrolment: <kyc-enrolment> is registered already; the version that came first is used.');

declare global {
  interface HTMLElementTagNameMap {
    'kyc-enrolment': KycEnrolment;
  }
}
