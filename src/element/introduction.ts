// The first screen of a customer who begins by a click: what happens, in three drawn steps, what is needed
// for it, who carries it out. Templates only.

import { html, nothing, type TemplateResult } from 'lit';
import { readUrl } from '../enrolment/read-url.js';
import type { Texts } from '../i18n/en/element-texts.js';
import { gapAfter } from '../i18n/gap-after.js';
import { drawn, marks, type Message } from './message.js';
import { pageBase } from './page-base.js';
import type { Settings } from './settings.js';

export type Given = Pick<Settings, 'intro' | 'privacyUrl' | 'processedBy'>;

type Introduction = Pick<Message, 'mark' | 'body' | 'foot' | 'hints'>;

/** What a start's message is made of, beside its title and its button. */
export function introduction(given: Given, texts: Texts, hints: Message['hints'] = []): Introduction {
  if (given.intro === 'short') return { mark: marks.card, hints: [texts.intro, ...hints] };
  return {
    mark: html`<div part="logo"><slot name="header"></slot></div>`,
    body: html`${steps(texts)}${needs(texts)}`,
    foot: foot(given, texts),
    hints,
  };
}

const face = drawn(
  'M8 3H5a2 2 0 0 0-2 2v3M16 3h3a2 2 0 0 1 2 2v3M8 21H5a2 2 0 0 1-2-2v-3M16 21h3a2 2 0 0 0 2-2v-3' +
    'M9 9.5v.6M15 9.5v.6M8.8 14.6c1.7 1.6 4.7 1.6 6.4 0',
);
const shield = drawn('M12 3l7 2.8v5.4c0 4.4-2.9 7.7-7 9.8-4.1-2.1-7-5.4-7-9.8V5.8zM8.8 12l2.3 2.3 4.2-4.6');

/** The list is said to be one: WebKit takes a list without marks for none. */
const steps = ({ howItWorks, showDocument, showFace, getResult }: Texts): TemplateResult =>
  html`<ol part="steps" role="list" aria-label=${howItWorks}>
    ${drawnStep(marks.card, showDocument)}${drawnStep(face, showFace)}${drawnStep(shield, getResult)}
  </ol>`;

const drawnStep = (drawing: TemplateResult, text: string) =>
  html`<li><span part="drawing">${drawing}</span><span .textContent=${text}></span></li>`;

const needs = ({ needs, needDocument, needCamera, needTime }: Texts): TemplateResult =>
  html`<ul part="needs" role="list" aria-label=${needs}>
    ${needed(marks.done, needDocument)}${needed(marks.done, needCamera)}${needed(marks.clock, needTime)}
  </ul>`;

const needed = (drawing: TemplateResult, text: string) =>
  html`<li>${drawing}<span .textContent=${text}></span></li>`;

function foot({ privacyUrl, processedBy }: Given, texts: Texts): TemplateResult | typeof nothing {
  const address = readPrivacyUrl(privacyUrl);
  if (!address && !processedBy) return nothing;
  const by = processedBy ? `${texts.processedBy}${gapAfter(texts.processedBy)}${processedBy}` : '';
  const link = address
    ? html`<a href=${address} target="_blank" rel="noopener" .textContent=${texts.privacyLink}></a>`
    : nothing;
  return html`<p part="privacy">${by ? html`<span .textContent=${by}></span>` : nothing} ${link}</p>`;
}

/** An address of the page's own origin, or one of https; nothing else is a link. */
function readPrivacyUrl(text: string): string | undefined {
  const url = text && readUrl(text, pageBase());
  if (!url) return undefined;
  const { protocol, origin, href } = url;
  // by the origin alone, a page of no origin would take javascript: for its own, and any page a blob:
  const isOwn = protocol === 'http:' && origin === location.origin;
  return protocol === 'https:' || isOwn ? href : undefined;
}
