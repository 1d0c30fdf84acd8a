// Where the provider's page sends the customer back to. It tells the page that waits, closes itself if it can, and says so otherwise.
// What it says is a hint; nothing of its address is read (checks 56, 59).

/** A text of the return page, by its path below `return/`. */
export interface ReturnPage {
  readonly success: () => Response;
  readonly fail: () => Response;
  readonly script: () => Response;
  readonly style: () => Response;
}

// Runs in the customer's browser as it stands. The origins are the merchant's: each message reaches at most the one that fits.
const script = `const { result, origins } = document.currentScript.dataset;
history.replaceState(null, '', location.pathname);
const message = { type: 'kyc-return', result };
const waiting = window.opener ?? (window.parent === window ? null : window.parent);
if (waiting) for (const origin of origins.split(' ')) waiting.postMessage(message, origin);
const channel = new BroadcastChannel('kyc-return');
channel.postMessage(message);
channel.close();
window.close();
`;

const style = `:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
body { display: grid; place-content: center; min-height: 90vh; margin: 1rem; text-align: center; }
`;

/** The pages, for a kit at `baseUrl` and the merchant's origins. */
export function createReturnPage({ baseUrl, origins }: { readonly baseUrl: string; readonly origins: readonly string[] }): ReturnPage {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' ${origins.join(' ')}`,
  };
  const page = (result: 'success' | 'fail') => () => new Response(html({ result, baseUrl, origins }), { headers });
  return {
    success: page('success'),
    fail: page('fail'),
    script: () => new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } }),
    style: () => new Response(style, { headers: { 'content-type': 'text/css; charset=utf-8' } }),
  };
}

// Origins and baseUrl are parsed addresses of the configuration: no character in them needs escaping but &, which a path may hold.
const html = ({ result, baseUrl, origins }: { result: string; baseUrl: string; origins: readonly string[] }) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>You can go back</title>
<link rel="stylesheet" href="${attribute(baseUrl)}/return/return.css">
<main>
<p>You can go back to the page you came from, or close this window.</p>
</main>
<script src="${attribute(baseUrl)}/return/return.js" data-result="${result}" data-origins="${attribute(origins.join(' '))}"></script>
</html>
`;

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
