// The package's door on servers that are no Node, such as Vercel's Edge Runtime and Cloudflare's workers. Lit
// has no build for them, and some have no CustomEvent: what only a page can use is there by its name.

/** Stands for a class of the page's. */
class OfPages extends Object {
  constructor() {
    super();
    throw new TypeError('kyc-enrolment: this class is for pages, and this is a server.');
  }
}

export { prefetch } from './prefetch.js';
export { registerLanguage } from '../i18n/registered-languages.js';
export { KycError } from '../enrolment/errors.js';
/** The element, which no server makes. */
export class KycEnrolment extends OfPages {}
/** Fired in pages, as the events below. */
export class KycStateEvent extends OfPages {}
/** See `KycStateEvent`. */
export class KycReadyEvent extends OfPages {}
/** See `KycStateEvent`. */
export class KycSubmitEvent extends OfPages {}
/** See `KycStateEvent`. */
export class KycSuccessEvent extends OfPages {}
/** See `KycStateEvent`. */
export class KycErrorEvent extends OfPages {}
/** See `KycStateEvent`. */
export class KycCancelEvent extends OfPages {}
/** See `KycStateEvent`. */
export class KycNoticeEvent extends OfPages {}
/** See `KycStateEvent`. */
export class KycBeforeRedirectEvent extends OfPages {}
