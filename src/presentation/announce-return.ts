// For a return page that the merchant hosts: the page that a provider leads back to. It does what the kit's own return page does.
// It must never say more than that the customer is back, and never to an origin that was not named.

import { KycError } from '../enrolment/errors.js';

export interface ReturnAnnouncement {
  /** Which of the provider's two return addresses this page is. */
  readonly result: 'success' | 'fail';
  /** Origin of the page that holds <kyc-enrolment>; this page's own by default. */
  readonly targetOrigin?: string | undefined;
  /** Where to go on when this page took the place of that one; without it the page stays as it is. */
  readonly returnUrl?: string | undefined;
}

const closingMs = 500;

/**
 * Tells the page that waits in the opener, in the parent or in another tab that the customer is back, takes the query out of the
 * address, and closes the window, or goes on to `returnUrl` where nobody opened it. What it says is a hint: the widget asks the server.
 *
 * @throws KycError `CONFIGURATION_INVALID` when `targetOrigin` is no exact origin
 */
export function announceReturn({ result, targetOrigin = location.origin, returnUrl }: ReturnAnnouncement): void {
  if (!URL.canParse(targetOrigin) || new URL(targetOrigin).origin !== targetOrigin) {
    throw new KycError('CONFIGURATION_INVALID', 'announceReturn() needs an exact origin such as "https://shop.example" as "targetOrigin".');
  }
  history.replaceState(null, '', location.pathname);
  const message = { type: 'kyc-return', result };
  const waiting: Window | null = (window.opener as Window | null) ?? (window.parent === window ? null : window.parent);
  waiting?.postMessage(message, targetOrigin);
  const channel = new BroadcastChannel('kyc-return'); // reaches only this page's own origin
  channel.postMessage(message);
  channel.close();
  window.close();
  // A window that nobody opened cannot be closed: the page that waited was here before.
  if (!waiting && returnUrl !== undefined) setTimeout(() => window.closed || location.replace(returnUrl), closingMs);
}
