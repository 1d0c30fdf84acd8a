// The frame of every page that the sandbox shows: a strict policy, its own assets, and the banner that says
// what the page is.

import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

export interface PageFrame {
  /** BCP 47 tag. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly title: string;
  /** Says that this is a sandbox and verifies nothing, in the page's language. */
  readonly banner: string;
  readonly styles: readonly string[];
  readonly scripts?: readonly string[];
  readonly colorScheme?: 'light' | 'dark' | undefined;
  readonly body: Html;
}

/** A whole page as HTML. The banner comes first, so that screen readers read it first too. */
export const framePage = ({
  lang,
  dir,
  title,
  banner,
  styles,
  scripts = [],
  colorScheme,
  body,
}: PageFrame): Html =>
  html`<!doctype html>
<html lang="${lang}" dir="${dir}" data-scheme="${colorScheme ?? 'light dark'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}
${scripts.map((src) => html`<script src="${src}" defer></script>`)}
</head>
<body>
<aside class="banner" aria-label="Sandbox"><span class="banner-mark"
aria-hidden="true">!</span>${banner}</aside>
${body}
</body>
</html>`;

/** Headers of a page: nothing inline, nothing from other origins, no Referer. Framing is allowed. */
const pageHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const;

/** Answers with a page. */
export const pageResponse = async (
  page: Html,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  new Response(String(await page), {
    headers: { ...pageHeaders, ...headers, 'Content-Type': 'text/html; charset=utf-8' },
  });

/** Answers with a script or style sheet. */
export const assetResponse = (text: string, type: 'text/javascript' | 'text/css'): Response =>
  new Response(text, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
    },
  });
