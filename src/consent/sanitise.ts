// Makes a consent's text safe to show. Foreign HTML goes in; a box with only words, structure and links comes
// out (docs/checks.md 62 to 67). If a text cannot be read whole, no part of it may ever be returned.

import { KycError } from '../enrolment/errors.js';
import { loadPart } from '../enrolment/load-part.js';
import { attributes, elements, unwrapped } from './allowlist.js';
import { costOf } from './markup-cost.js';

/** In characters. A long contract has a tenth of that. */
const LONGEST_TEXT = 262_144;
const DEEPEST_NESTING = 32;
/** The browser lays out a box for each. */
const MOST_ELEMENTS = 20_000;
/** How many places of a table's grid all cells may span together. */
const MOST_SPANNED = 20_000;

/** The browser's own sanitiser (Chromium 146, Firefox 148). It needs no Trusted Types policy. */
interface Sanitising extends HTMLElement {
  setHTML(html: string, options: { sanitizer: object }): void;
}

/**
 * A box with the text, not yet in the document. Insert it as it is: markup that is parsed a second time could
 * become something else (docs/checks.md 65).
 *
 * @throws KycError `CONSENT_UNAVAILABLE` if the text has no words, is too long or too deep, or if the browser
 *   may not read it
 */
export async function sanitise(html: string): Promise<HTMLElement> {
  if (html.length > LONGEST_TEXT)
    throw unavailable(`is longer than ${LONGEST_TEXT / 1024} thousand characters`);
  const { depth, elements: count } = costOf(html) ?? { depth: 0, elements: Infinity };
  if (depth > DEEPEST_NESTING)
    throw unavailable(`is nested more than ${DEEPEST_NESTING} elements deep, or leaves as many open`);
  if (count > MOST_ELEMENTS)
    throw unavailable(
      `has more than ${MOST_ELEMENTS} elements, or a tag that is longer than a contract needs`,
    );
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
  if (spannedIn(box) > MOST_SPANNED) throw unavailable('has cells that stretch over too much of a table');
  if (!/[\p{L}\p{N}]/u.test(box.textContent))
    throw unavailable('has no words, or none are left without its markup');
  return box;
}

/** Protocols that a link in a text may have. */
const linked = new Set(['https:', 'mailto:']);

const isSanitising = (box: HTMLElement): box is Sanitising => 'setHTML' in box;

async function purified(html: string): Promise<DocumentFragment> {
  const { purify } = await loadPart(() => import('./purify.js'));
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
 * Only sets attributes, so that nothing is parsed as markup again. A link to anything but a web page or a
 * mail address becomes plain words (docs/checks.md 66). A link within the text leads nowhere, because the
 * text's ids are removed.
 */
function mend(link: HTMLAnchorElement): void {
  const isOfThisPage =
    ['http:', 'https:'].includes(link.protocol) &&
    link.origin === location.origin &&
    !link.getAttribute('href')?.startsWith('#');
  if (!isOfThisPage && !linked.has(link.protocol)) {
    link.removeAttribute('href');
    return;
  }
  link.username = ''; // a user name can make a foreign address look like another one
  link.password = '';
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
}

/** Limits what a cell may span, and counts what all cells span together. */
function spannedIn(box: HTMLElement): number {
  let spanned = 0;
  for (const cell of box.querySelectorAll<HTMLTableCellElement>('td, th')) {
    if (cell.colSpan > 100) cell.colSpan = 100;
    // 0 means all rows that follow
    if (cell.rowSpan > 1_000 || cell.rowSpan === 0) cell.rowSpan = 1_000;
    spanned += cell.colSpan * cell.rowSpan;
  }
  return spanned;
}

const unavailable = (why: string, cause?: unknown) =>
  new KycError('CONSENT_UNAVAILABLE', `The text of the consent ${why}.`, { cause });
