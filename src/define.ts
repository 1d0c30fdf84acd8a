// The door that registers <kyc-enrolment> and brings its types: of the tag, its events, and templates.

import './element/ask-early.js'; // first of all, before Lit is evaluated
import { register } from './element/register.js';

export type {} from './typings/tags.js';

register();

export { prefetch } from './element/prefetch.js';
export { registerLanguage } from './i18n/registered-languages.js';

declare global {
  interface HTMLElementTagNameMap {
    'kyc-enrolment': import('./element/kyc-enrolment.js').KycEnrolment;
  }
}
