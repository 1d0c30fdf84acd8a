// What both hosted pages consist of: brand, one card with its steps, a way out. The script only shows one
// step after the other.

import { html } from 'hono/html';
import { framePage } from '../../../sandbox/page-frame.js';
import type { PageTexts } from './texts/en.js';

type Html = ReturnType<typeof html>;

/** What a page knows about its enrolment. */
export interface HostedView {
  /** BCP 47 tag. */
  readonly language: string | undefined;
  /** Whether the customer's first action leads to the Fail URL. */
  readonly breaksOff: boolean;
  /** Set if the page was used up. It then shows only this way on. */
  readonly continueTo: string | undefined;
}

export interface HostedPage {
  readonly view: HostedView;
  readonly lang: string;
  readonly texts: PageTexts;
  readonly page: 'identification' | 'signing';
  /** The vendor whose styles the page uses. */
  readonly skin: 'onfido' | 'borica' | 'signhost';
  /** The vendor's name as text, because its logo belongs to it. */
  readonly brand: string;
  readonly title: string;
  /** The steps in order. The last one completes the page. */
  readonly steps: readonly string[];
  /** Sections for the steps and for the endings. */
  readonly sections: Html;
  readonly abortLabel: string;
}

// Our own drawings, because the vendors' logos belong to them.
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
  /** Shown above the heading. */
  readonly progress?: Html;
  readonly content: Html;
}

/** One step. Its heading gets the focus when the step appears. */
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
  /** Where the button leads. The script fills it in if it is not known yet. */
  readonly continueTo?: string;
}

/** The last section of a page: how it went, and the button that leads back. */
export const ending = ({ name, heading, body, texts, isGood, continueTo = '' }: Ending): Html =>
  stepSection({
    name,
    heading,
    content: html`<div class="sign ${isGood ? 'good' : 'bad'}" aria-hidden="true"></div>
<p class="hint">${body}</p>
<button type="button" class="primary" data-continue="${continueTo}">${texts.continueLabel}</button>`,
  });
