// What both hosted pages are made of: brand, one card with its steps, a way out. The script only shows one
// step after the other.

import { html } from 'hono/html';
import { framePage } from '../../../sandbox/page-frame.js';
import type { PageTexts } from './texts/en.js';

type Html = ReturnType<typeof html>;

/** What a page knows of its enrolment. */
export interface HostedView {
  /** BCP 47. */
  readonly language: string | undefined;
  /** The first thing that the customer does leaves to the Fail URL. */
  readonly breaksOff: boolean;
  /** The page was used up: all that it has is the way on. */
  readonly continueTo: string | undefined;
}

export interface HostedPage {
  readonly view: HostedView;
  readonly lang: string;
  readonly texts: PageTexts;
  readonly page: 'identification' | 'signing';
  /** Whose page it is, as the styles know it. */
  readonly skin: 'onfido' | 'borica' | 'signhost';
  /** The vendor's name, as text: its logo is its own. */
  readonly brand: string;
  readonly title: string;
  /** In their order; the last one completes. */
  readonly steps: readonly string[];
  /** Sections of the steps, and of how it can end. */
  readonly sections: Html;
  readonly abortLabel: string;
}

// Drawn by us: the vendors' logos are their own.
const marks: Readonly<Record<HostedPage['skin'], Html>> = {
  onfido: html`<circle cx="12" cy="12" r="11"/><path class="tick" d="m7.5 12.3 3 3 6-6.3"/>`,
  borica: html`<rect x="1" y="1" width="22" height="22" rx="4"/><path
    class="tick" d="M6.5 16.5h11M8 16V10.5M12 16V10.5M16 16V10.5M6 9l6-3.5L18 9z"/>`,
  signhost: html`<rect x="1" y="1" width="22" height="22" rx="7"/><path
    class="tick" d="M6 17.5h12M8 14.5l.6-2.8 6-6 2.2 2.2-6 6z"/>`,
};

/** Renders a page. */
export const hostedPage = ({
  view,
  lang,
  texts,
  page,
  skin,
  brand,
  title,
  steps,
  sections,
  abortLabel,
}: HostedPage): Html =>
  framePage({
    lang,
    dir: 'ltr',
    title: `${title} · ${brand}`,
    banner: texts.banner,
    styles: ['/assets/frame.css', '/assets/card.css', '/assets/page.css'],
    scripts: ['/assets/page.js'],
    body: html`<main data-page="${page}" data-skin="${skin}"
data-steps="${view.continueTo === undefined ? steps.join(' ') : 'used'}"
data-breaks-off="${String(view.breaksOff)}" data-title="${brand}">
<header class="brand"><svg class="mark" viewBox="0 0 24 24" aria-hidden="true"
focusable="false">${marks[skin]}</svg><span>${brand}</span><span
class="brand-topic">${title}</span></header>
<div class="card">
${
  view.continueTo === undefined
    ? sections
    : ending({
        name: 'used',
        heading: texts.usedHeading,
        body: texts.usedBody,
        continueTo: view.continueTo,
        texts,
        isGood: true,
      })
}
<p class="problem" role="alert" data-problem hidden>${texts.problem}</p>
${
  view.continueTo === undefined
    ? html`<button type="button" class="secondary" data-abort hidden>${abortLabel}</button>`
    : ''
}
</div>
</main>`,
  });

export interface Step {
  readonly name: string;
  readonly heading: string;
  /** Stands above the heading. */
  readonly progress?: Html;
  readonly content: Html;
}

/** A step: its heading takes the focus when it appears. */
export const stepSection = ({
  name,
  heading,
  progress,
  content,
}: Step): Html => html`<section data-step="${name}" aria-labelledby="${name}-heading" hidden>
${progress ?? ''}
<h1 id="${name}-heading" tabindex="-1">${heading}</h1>
${content}
</section>`;

export interface Ending {
  readonly name: string;
  readonly heading: string;
  readonly body: string;
  readonly texts: PageTexts;
  readonly isGood: boolean;
  /** Where the button leads; the script fills it in where it is not known yet. */
  readonly continueTo?: string;
}

/** The last thing that a page shows: how it went, and the button that goes back. */
export const ending = ({ name, heading, body, texts, isGood, continueTo = '' }: Ending): Html =>
  stepSection({
    name,
    heading,
    content: html`<div class="sign ${isGood ? 'good' : 'bad'}" aria-hidden="true"></div>
<p class="hint">${body}</p>
<button type="button" class="primary" data-continue="${continueTo}">${texts.continueLabel}</button>`,
  });
