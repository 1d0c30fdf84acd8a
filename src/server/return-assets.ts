// Script and styles of the return page, as texts that the kit serves.

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

/** Text of `return/return.css`. */
export const returnStyle = `:root {
  color-scheme: light dark;
  font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
body {
  display: grid; place-content: center; min-block-size: 100vh; min-block-size: 100dvh;
  margin: 0; padding: 1.5rem; box-sizing: border-box; text-align: center;
}
main { display: grid; justify-items: center; gap: 0.75rem; max-inline-size: 26rem; }
svg {
  inline-size: 3rem; fill: none; stroke: light-dark(#1d4ed8, #9db4ff);
  stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round;
}
[dir="rtl"] svg { transform: scaleX(-1); }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
p { margin: 0; opacity: 0.8; text-wrap: pretty; }
p:last-of-type { opacity: 1; margin-block-start: 0.75rem; }
a {
  display: inline-block; padding: 0.625rem 1.5rem; border: 1px solid; border-radius: 0.75rem;
  font-weight: 600; color: light-dark(#1d4ed8, #9db4ff); text-decoration: none;
}
a:hover { text-decoration: underline; }
`;
