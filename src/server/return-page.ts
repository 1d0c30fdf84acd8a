// Where the provider's page sends the customer back to. It tells the page that waits and closes itself; where it took that page's
// place, it leads on. What it says is a hint; nothing of its address is read (checks 56, 59).

import type { Settings } from './configuration.js';

/** The return page of a result. `isKnown`: that it is the customer's own; otherwise only the window that opened it hears of it. */
export type ResultPage = (given: { readonly isKnown: boolean }) => Response;

/** A text of the return page, by its path below `return/`. */
export interface ReturnPage {
  readonly success: ResultPage;
  readonly fail: ResultPage;
  /** The address that it leaves in the browser: to load that again says nothing a second time. */
  readonly done: () => Response;
  readonly script: () => Response;
  readonly style: () => Response;
}

// Runs in the customer's browser as it stands; kyc-enrolment/return does the same for pages of the merchant's, and one suite tests both.
// The origins are the merchant's: each message reaches at most the one that fits.
const script = `const { result, origins, returnUrl, known } = document.currentScript.dataset;
history.replaceState(null, '', 'done');
const message = { type: 'kyc-return', result };
const waiting = window.opener ?? (window.parent === window ? null : window.parent);
if (waiting) for (const origin of origins.split(' ')) waiting.postMessage(message, origin);
if (known === 'true') {
  const channel = new BroadcastChannel('kyc-return');
  channel.postMessage(message);
  channel.close();
}
window.close();
if (!waiting) setTimeout(() => window.closed || location.replace(returnUrl), 500);
`;

const style = `:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
body { display: grid; place-content: center; min-height: 90vh; margin: 1rem; text-align: center; }
`;

/** The pages, for a kit at `baseUrl`, the merchant's origins and the page that customers go on to. */
export function createReturnPage(settings: Addresses): ReturnPage {
  const { origins } = settings;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' ${origins.join(' ')}`,
  };
  const page = (said?: Said) => new Response(html({ ...settings, said }), { headers });
  return {
    success: ({ isKnown }) => page({ result: 'success', isKnown }),
    fail: ({ isKnown }) => page({ result: 'fail', isKnown }),
    done: () => page(),
    script: () => new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } }),
    style: () => new Response(style, { headers: { 'content-type': 'text/css; charset=utf-8' } }),
  };
}

type Addresses = Pick<Settings, 'baseUrl' | 'origins' | 'returnUrl'>;
type Said = { readonly result: 'success' | 'fail'; readonly isKnown: boolean };

const html = ({ said, ...addresses }: Addresses & { readonly said: Said | undefined }) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>You can go back</title>
<link rel="stylesheet" href="${attribute(addresses.baseUrl)}/return/return.css">
<main>
<p>You can go back to the page you came from, or close this window.</p>
<p><a href="${attribute(addresses.returnUrl)}" target="_top">Go on</a></p>
</main>
${said === undefined ? '' : scriptTag({ ...said, ...addresses })}</html>
`;

const scriptTag = ({ result, isKnown, baseUrl, origins, returnUrl }: Addresses & Said) =>
  `<script src="${attribute(baseUrl)}/return/return.js" data-result="${result}" data-known="${isKnown}" data-origins="${attribute(origins.join(' '))}" data-return-url="${attribute(returnUrl)}"></script>
`;

// Everything here is a parsed address of the configuration, in which nothing else needs escaping.

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
