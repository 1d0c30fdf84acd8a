// What the doctor asks of the token endpoint and of the kit. Each request is made so that it can open no
// session: its body and its Idempotency-Key are refused before a session is thought of.

import { own } from '../enrolment/own-properties.js';
import type { Answer, Net } from './net.js';
import type { Site } from './site.js';

/** A site that is nobody's: .invalid is reserved (RFC 2606). */
export const strangersOrigin = 'https://kyc-doctor.invalid';

/** A session's id that no session has. */
export const nobodysSession = '00000000-0000-0000-0000-000000000000';

/** As a page of this origin asks, without a login. */
export const askUnsigned = (url: URL, { net, origin }: { readonly net: Net; readonly origin: string }) =>
  net.ask(url, {
    method: 'POST',
    headers: {
      ...fromPage(url, origin),
      'content-type': 'application/json',
      'idempotency-key': 'kyc-doctor',
    },
    body: '[]',
  });

export const fromPage = (url: URL, origin: string) => ({
  origin,
  'sec-fetch-site':
    url.origin === origin ? 'same-origin' : isSameSite(url, origin) ? 'same-site' : 'cross-site',
  'sec-fetch-mode': 'cors',
  'sec-fetch-dest': 'empty',
});

/** By the last two labels of the names, which is right for most. */
export function isSameSite(url: URL, origin: string): boolean {
  const site = (hostname: string) => hostname.split('.').slice(-2).join('.');
  return site(url.hostname) === site(new URL(origin).hostname);
}

/** The code of a problem (docs/contract.md, Refusals). Undefined if the answer is none. */
export function codeOf({ headers, text }: Answer): string | undefined {
  if (!headers.get('content-type')?.startsWith('application/problem+json')) return undefined;
  const code = own(parse(text), 'code');
  return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : undefined;
}

export const isHtml = ({ headers }: Answer): boolean =>
  /^text\/html/i.test(headers.get('content-type') ?? '');

/** Whether the answer is one of the kit's return pages. */
export const isReturnPage = ({ status, text }: Answer): boolean =>
  status === 200 && text.includes('href="return.css"');

/** Whether the answer says that the kit is well. */
export const isWell = ({ status, text }: Answer): boolean =>
  status === 200 && own(parse(text), 'status') === 'ok';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The origin of the page, which the kit has to list. */
export const pageOrigin = ({ page }: Pick<Site, 'page'>): string => page.url.origin;
