// Makes a consent's text fit to be shown: foreign HTML comes in, and a box with nothing but words, structure
// and links goes out (checks 62 to 67). It must never give back a part of a text that it could not read
// whole.

import { KycError } from '../enrolment/errors.js';
import { attributes, elements, unwrapped } from './allowlist.js';

/** In characters. A long contract is a tenth of it. */
const LONGEST_TEXT = 262_144;
const DEEPEST_NESTING = 32;

/** The browser's own sanitiser (Chromium 146, Firefox 148); no Trusted Types policy is needed for it. */
interface Sanitising extends HTMLElement {
  setHTML(html: string, options: { sanitizer: object }): void;
}

/**
 * A box with the text, not in the document yet. It is ready as it is: read again as markup, it could become
 * something else (check 65).
 *
 * @throws KycError `CONSENT_UNAVAILABLE` for a text without words, a text that is too long or too deep, and a
 *   browser that may not read it
 */
export async function sanitise(html: string): Promise<HTMLElement> {
  if (html.length > LONGEST_TEXT)
    throw unavailable(`is longer than ${LONGEST_TEXT / 1024} thousand characters`);
  if (isDeep(html))
    throw unavailable(`is nested more than ${DEEPEST_NESTING} elements deep, or leaves as many open`);
  const box = document.createElement('div');
  if (isSanitising(box))
    box.setHTML(html, {
      sanitizer: {
        elements,
        replaceWithChildrenElements: unwrapped,
        attributes,
        comments: false,
        dataAttributes: false,
      },
    });
  else box.append(await purified(html));
  for (const link of box.querySelectorAll('a')) mend(link);
  if (!/[\p{L}\p{N}]/u.test(box.textContent))
    throw unavailable('has no words, or none are left without its markup');
  return box;
}

const isSanitising = (box: HTMLElement): box is Sanitising => 'setHTML' in box;

async function purified(html: string): Promise<DocumentFragment> {
  const { purify } = await import('./purify.js');
  try {
    return purify(html);
  } catch (cause) {
    throw unavailable(
      "may not be read under the page's Content-Security-Policy: add kyc-enrolment to trusted-types",
      cause,
    );
  }
}

/**
 * Only sets attributes: that reads nothing as markup again. Whatever is no web page and no mail stays as
 * words (check 66).
 */
function mend(link: HTMLAnchorElement): void {
  if (!/^(https|mailto):$/.test(link.protocol)) {
    link.removeAttribute('href');
    return;
  }
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
}

/**
 * Counts tags before a parser sees them: markup that is made to be slow costs nothing then (check 67). Those
 * whose end may be left out do not nest by themselves.
 */
function isDeep(html: string): boolean {
  let depth = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][^\s/>]*)/gi)) {
    if (/^(p|li|d[td]|t[rdh]|thead|tbody|tfoot|colgroup|col|br|wbr|hr|img|input)$/i.test(name)) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST_NESTING) return true;
  }
  return false;
}

const unavailable = (why: string, cause?: unknown) =>
  new KycError('CONSENT_UNAVAILABLE', `The text of the consent ${why}.`, { cause });
