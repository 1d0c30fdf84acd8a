// Registers <kyc-enrolment>. Where two versions meet on a page the first one stays, and the page is told
// once.

import { askAdvice } from './ask-advice.js';
import { KycEnrolment } from './kyc-enrolment.js';

/** Registers the tag, once a page; nothing where there are no custom elements. */
export function register(): void {
  if (typeof customElements === 'undefined') return;
  const registered = customElements.get('kyc-enrolment');
  if (!registered) customElements.define('kyc-enrolment', KycEnrolment);
  else if (registered !== KycEnrolment)
    askAdvice((advice) => {
      advice.twoVersions(registered, KycEnrolment);
    });
}
