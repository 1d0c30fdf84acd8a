// What the customer sees until the first page is there: all that the element shows by itself. Every other
// screen is in views.ts, which is loaded on demand. Templates only, as there.

import { html, nothing, type TemplateResult } from 'lit';
import type { Outcome } from '../enrolment/outcome.js';
import type { PageStep } from '../enrolment/page-kinds-and-steps.js';
import type { Waited } from '../enrolment/patience.js';
import type { EnrolmentState } from '../enrolment/states.js';
import type { Texts, TextsAtHand } from '../i18n/en/element-texts.js';
import type { NoticeDetail } from './events.js';
import type { Given } from './introduction.js';

/** What the customer sees beside the state, until the state changes. */
export interface View {
  readonly notice?: NoticeDetail['code'] | undefined;
  /** How long the verdict has been waited for: over a minute, over two. */
  readonly waited?: Waited | undefined;
  /** The wait is long: a new start is offered. */
  readonly isRestartable?: boolean | undefined;
  /** Opens the shown page in a window of its own. */
  readonly openWindow?: (() => void) | undefined;
  readonly isPopupBlocked?: boolean | undefined;
  /** Shown instead of the frame. */
  readonly instead?: ((texts: Texts, level: number) => TemplateResult) | undefined;
  /** What is shown instead, in words: said to those who cannot see it. */
  readonly told?: ((texts: Texts) => readonly string[]) | undefined;
  /** Where in a journey of several pages the customer is. */
  readonly step?: PageStep | undefined;
  /** Offers to go on on a phone. */
  readonly handOff?: { readonly text: (texts: Texts) => string; readonly start: () => void } | undefined;
  /** The customer gives up the page that is shown. */
  readonly leave?: (() => void) | undefined;
}

export interface ViewModel extends View {
  readonly state: EnrolmentState;
  readonly outcome: Outcome | null;
  /** Whether the customer's language is there. Until then `texts` has no more than the page's own. */
  readonly isWorded: boolean;
  readonly texts: TextsAtHand;
  readonly sessionId: string;
  /** Of the titles' headings. */
  readonly level: number;
  /** What the page says before the start. */
  readonly given: Given;
  readonly start: () => void;
  readonly restart: () => void;
}

/** Whether the first screen is all that is needed. */
export const isFirst = ({ state, notice, openWindow, instead }: ViewModel): boolean =>
  isBeginning(state) && !(notice ?? openWindow ?? instead);

/** What assistive technology is told of the state, in one short sentence (WCAG 2.2 4.1.3). */
export const announcement = ({ state, texts }: Pick<ViewModel, 'state' | 'texts'>): string =>
  state === 'active' ? texts.loaded : isBeginning(state) && state !== 'consent' ? texts.loading : '';

/** The state as the customer sees it. Of another screen it shows no more than the title. */
export function view(model: ViewModel): TemplateResult {
  const { state, texts, instead } = model;
  if (!instead && (isBeginning(state) || state === 'active')) return page(model);
  return html`${words(state === 'failed' ? texts.failed : texts.title)}${fallback}`;
}

/** The box of the provider's page, with what is told above and below it. */
export function page(
  { state, texts, openWindow }: ViewModel,
  notice?: TemplateResult | typeof nothing,
  footer = fallback,
): TemplateResult {
  const shape = html`<div part="skeleton" role=${texts.loading && 'progressbar'} aria-label=${texts.loading}>
    <i></i><i></i><i></i><i></i>
  </div>`;
  const loading = html`<slot name="loading">${words(texts.loading, shape)}</slot>`;
  // the space before </div> is where Lit's part ends: without it Lit would clear the frame away, too
  return html`<div part="stage" tabindex="-1">${state === 'active' && openWindow ? nothing : loading} </div>
    ${notice}${footer}`;
}

const words = (title: string, shape?: TemplateResult) =>
  html`<div part="message">${shape}<p part="title">${title}</p></div>`;

export const fallback = html`<slot name="fallback"></slot>`;

const isBeginning = (state: EnrolmentState) =>
  state === 'starting' || state === 'loading' || state === 'consent';
