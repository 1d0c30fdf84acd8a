// For a return page that the merchant hosts: the page that a provider leads back to. It does what the kit's
// own return page does. It must never say more than that the customer is back, and never to an origin that
// was not named.

import { KycError } from '../enrolment/errors.js';
import { own } from '../enrolment/own-properties.js';
import { readPlainUrl } from '../enrolment/plain-url.js';
import { readUrl } from '../enrolment/read-url.js';
import { readMark } from './window-mark.js';

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
 * Tells the page that waits in the opener, in the parent or in another tab that the customer is back, takes
 * the query out of the address, and goes on to `returnUrl` in a window that the widget has not opened. One
 * that it has opened is closed as soon as the widget has heard it, and stays where nobody does: say on your
 * page how the customer goes on. What it says is a hint: the widget asks the server.
 *
 * @throws KycError `CONFIGURATION_INVALID` when `targetOrigin` is no exact origin, or `returnUrl` no path or
 *   address of http or https
 */
export function announceReturn({
  result,
  targetOrigin = location.origin,
  returnUrl,
}: ReturnAnnouncement): void {
  if (readUrl(targetOrigin)?.origin !== targetOrigin) {
    throw new KycError(
      'CONFIGURATION_INVALID',
      'announceReturn() needs an exact origin such as "https://shop.example" as "targetOrigin".',
    );
  }
  if (returnUrl !== undefined && !readPlainUrl(returnUrl, targetOrigin)) {
    throw new KycError(
      'CONFIGURATION_INVALID',
      'announceReturn() needs a path or an address of https, without credentials, as "returnUrl".',
    );
  }
  history.replaceState(null, '', location.pathname);
  const opener = window.opener as Window | null;
  const isFramed = window.parent !== window;
  const nonce = isFramed ? undefined : readMark();
  const message = { type: 'kyc-return', result, ...(nonce && { nonce }) };
  (opener ?? (isFramed ? window.parent : null))?.postMessage(message, targetOrigin);
  const channel = new BroadcastChannel('kyc-return'); // reaches only this page's own origin
  if (nonce)
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (own(data, 'type') === 'kyc-heard' && own(data, 'nonce') === nonce) window.close();
    });
  channel.postMessage(message);
  if (nonce) return; // the widget closes the window; where nobody hears it, the customer goes on here
  channel.close();
  // A window that has lost its opener has lost its name too.
  const isPopup = !opener || window.name === 'kyc-popup';
  if (isPopup) window.close();
  // What nobody opened cannot be closed: there, as in a tab that is not ours, the page that waited was here
  // before.
  if (!isFramed && returnUrl !== undefined && !(opener && isPopup))
    setTimeout(() => window.closed || location.replace(returnUrl), closingMs);
}
