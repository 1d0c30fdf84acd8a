// Script of the return page, as a text that the kit serves. return-style.ts has its styles.

import { version } from '../enrolment/version.js';

// The script runs in the customer's browser exactly as written here. kyc-enrolment/return does the same for
// the merchant's own pages, and one suite tests both. It posts its message to each of the merchant's origins;
// the browser delivers only the one that matches. A window that the widget has marked stays until the widget
// has heard it: if nobody is there any more, the customer reads what to do. Its first line tells kyc-doctor
// the kit's version.
/** Text of `return/return.js`. */
export const returnScript = `// kyc-enrolment-server ${version}
const { result, origins, returnUrl, known } = document.currentScript.dataset;
history.replaceState(null, '', 'done');
const { opener, parent } = window;
const isFramed = parent !== window;
const nonce = isFramed ? null : mark();
const message = { type: 'kyc-return', result, ...(nonce && { nonce }) };
const waiting = opener ?? (isFramed ? parent : null);
if (waiting) for (const origin of origins.split(' ')) waiting.postMessage(message, origin);
if (nonce || known === 'true') {
  const channel = new BroadcastChannel('kyc-return');
  channel.onmessage = ({ data }) => {
    if (nonce && data?.type === 'kyc-heard' && data.nonce === nonce) window.close();
  };
  channel.postMessage(message);
  if (!nonce) channel.close();
}
const isPopup = !opener || window.name === 'kyc-popup';
if (!nonce && isPopup) window.close();
if (!nonce && !isFramed && !(opener && isPopup))
  setTimeout(() => window.closed || location.replace(returnUrl), 500);
function mark() {
  try {
    return sessionStorage.getItem('kyc-return');
  } catch {
    return null;
  }
}
`;
