// The signing page, styled like Signhost: two drawn documents, a Sign and a Reject button.

import { html } from 'hono/html';
import { hostedPage, stepSection, type HostedView } from './hosted-page.js';
import { textsFor } from './page-texts.js';

type Html = ReturnType<typeof html>;

const documentIcon = html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path
d="M6 2.5h8L19.5 8v13.5H6z"/><path d="M14 2.5V8h5.5M9 12.5h7M9 16h7"/></svg>`;

const line = (y: number, width: number) =>
  html`<rect class="text" x="24" y="${y}" width="${width}" height="5" rx="2.5"/>`;

/** The last page of a contract, with the place for the signature. */
const sheet = (
  label: string,
) => html`<div class="sheet"><svg viewBox="0 0 320 188" class="specimen" aria-hidden="true" focusable="false">
<rect class="paper" x="1" y="1" width="318" height="200" rx="6"/>
<rect class="band" x="24" y="22" width="130" height="8" rx="4"/>
${line(44, 272)}${line(58, 248)}${line(72, 264)}${line(86, 150)}
<text class="stamp" x="160" y="84" text-anchor="middle" transform="rotate(-9 160 76)">SPECIMEN</text>
<rect class="field" x="24" y="110" width="272" height="60" rx="6"/>
<path class="signature-line" d="m40 143 10 10m0-10-10 10M58 154h222"/>
<text class="signature-label" x="58" y="134">${label}</text>
</svg></div>`;

/** Renders the page. */
export function signingPage(view: HostedView): Html {
  const { lang, texts } = textsFor(view.language);
  const file = (name: string, pages: number) =>
    html`<li>${documentIcon}<span class="file-name">${name}</span><span
class="file-size">${texts.pages.replace('{n}', String(pages))}</span></li>`;

  return hostedPage({
    view,
    lang,
    texts,
    page: 'signing',
    skin: 'signhost',
    brand: 'Signhost',
    title: texts.signingTitle,
    steps: ['sign'],
    abortLabel: texts.reject,
    sections: stepSection({
      name: 'sign',
      heading: texts.signHeading,
      content: html`<p class="hint">${texts.signBody}</p>
<ul class="files">${file(texts.contract, 4)}${file(texts.terms, 11)}</ul>
${sheet(texts.signHere)}
<button type="button" class="primary" data-next>${texts.sign}</button>`,
    }),
  });
}
