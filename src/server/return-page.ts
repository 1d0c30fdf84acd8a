// The page that the provider sends the customer back to. It tells the waiting page and closes itself. If it
// took that page's place, it leads on. Its message is only a hint, and it reads nothing from its address
// (checks 56, 59).

import { html, raw } from 'hono/html';
import { localizeReturnPage } from '../i18n/return-page-texts.js';
import type { Settings } from './configuration.js';
import { returnScript } from './return-assets.js';
import { returnStyle } from './return-style.js';

export interface ReturnVisit {
  /** One of `returnPageLanguages`. */
  readonly language: string;
  /** The message for the waiting page. Without it, the page sends nothing. */
  readonly said?: Said | undefined;
  /** Set in a frame. The page around it takes the frame away, so nothing in it leads anywhere. */
  readonly isFramed?: boolean;
  /** Where the customer continues instead of the merchant's page. */
  readonly returnUrl?: string;
}

export interface Said {
  readonly result: 'success' | 'fail';
  /**
   * Whether the visit is known to be the customer's own. If not, only the window that opened the page is
   * told.
   */
  readonly isKnown: boolean;
}

/** The resources below `return/`. */
export interface ReturnPage {
  readonly page: (visit: ReturnVisit) => Promise<Response>;
  readonly script: () => Response;
  readonly style: () => Response;
}

/** Creates the page for the merchant's origins and the page that customers continue to. */
export function createReturnPage(settings: Addresses & Pick<Settings, 'look'>): ReturnPage {
  const { origins } = settings;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    // a frame of a page that has this policy shows no page without it
    'cross-origin-embedder-policy': 'require-corp',
    'content-security-policy': [
      "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'",
      `frame-ancestors 'self' ${origins.join(' ')}`,
    ].join('; '),
  };
  return {
    page: async (visit) => new Response(String(await document({ ...settings, ...visit })), { headers }),
    script: () =>
      new Response(returnScript, { headers: { 'content-type': 'text/javascript; charset=utf-8' } }),
    style: () =>
      new Response(returnStyle(settings.look), { headers: { 'content-type': 'text/css; charset=utf-8' } }),
  };
}

type Addresses = Pick<Settings, 'origins' | 'returnUrl'>;

function document({ language, said, isFramed, ...addresses }: Addresses & ReturnVisit) {
  const { texts, direction } = localizeReturnPage(language);
  const { title, hint, goOn } = texts;
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="return.css">
<main>
<svg viewBox="0 0 24 24" aria-hidden="true">${raw(way)}</svg>
<h1>${title}</h1>
<p>${hint}</p>
${isFramed ? '' : html`<p><a href="${addresses.returnUrl}">${goOn}</a></p>`}
</main>
${said === undefined ? '' : scriptTag({ ...said, ...addresses })}</html>
`;
}

/** An arrow back to a window. It suggests neither success nor failure. */
const way = '<path d="M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3"/>';

const scriptTag = ({ result, isKnown, origins, returnUrl }: Addresses & Said) =>
  html`<script src="return.js" data-result="${result}" data-known="${String(isKnown)}"
 data-origins="${origins.join(' ')}" data-return-url="${returnUrl}"></script>
`;
