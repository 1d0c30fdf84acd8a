// What each state looks like. Templates only: no state of their own, no texts but i18n's.

import { html, nothing, type TemplateResult } from 'lit';
import type { Outcome } from '../enrolment/outcome.js';
import type { EnrolmentState } from '../enrolment/states.js';
import type { TextsAtHand } from '../i18n/en-on-demand.js';
import type { NoticeDetail } from './events.js';
import type { FailureWords } from './failure-words.js';

/** What the customer sees beside the state, until the state changes. */
export interface View {
  readonly notice?: NoticeDetail['code'] | undefined;
  /** The wait is long: a new start is offered. */
  readonly isRestartable?: boolean | undefined;
  /** Opens the shown page in a window of its own. */
  readonly openWindow?: (() => void) | undefined;
  readonly isPopupBlocked?: boolean | undefined;
  /** Why it failed, once the words for it are loaded. */
  readonly failure?: FailureWords | undefined;
  /** Shown instead of the frame. */
  readonly instead?: ((texts: TextsAtHand) => TemplateResult) | undefined;
  /** Where in a journey of several pages the customer is. */
  readonly step?: ((texts: TextsAtHand) => string) | undefined;
  /** The customer gives up the page that is shown. */
  readonly leave?: (() => void) | undefined;
}

export interface ViewModel extends View {
  readonly state: EnrolmentState;
  readonly outcome: Outcome | null;
  readonly texts: TextsAtHand;
  readonly start: () => void;
  readonly restart: () => void;
}

/**
 * One short sentence for assistive technology, for each state (WCAG 2.2 4.1.3). Errors speak for themselves.
 */
export function announcement({
  state,
  outcome,
  texts,
}: Pick<ViewModel, 'state' | 'outcome' | 'texts'>): string {
  switch (state) {
    case 'starting':
    case 'loading':
      return texts.loading;
    case 'active':
      return texts.loaded;
    case 'verifying':
      return texts.verifying;
    case 'succeeded':
      return outcome?.kind === 'success' ? texts[outcome.outcome] : '';
    case 'cancelled':
      return texts.cancelled;
    default:
      return '';
  }
}

/** The state as the customer sees it. */
export function view(model: ViewModel): TemplateResult {
  const { state, texts, outcome, step, start } = model;
  switch (state) {
    case 'idle': {
      const action = button(texts.start, start);
      const words = message({ icon: idCard, title: texts.title, hint: texts.intro, action });
      return html`<slot name="start">${words}</slot>${fallback}`;
    }
    case 'verifying': {
      const icon = progress(texts.verifying);
      const hint = texts.verifyingHint;
      const words = message({ icon, step: step?.(texts), title: texts.verifying, hint });
      return html`${notice(model)}${words}${fallback}`;
    }
    case 'succeeded': {
      const kind = outcome?.kind === 'success' ? outcome.outcome : 'submitted';
      const words = message({ icon: check, title: texts[kind], hint: texts[`${kind}Hint`] });
      return html`<slot name="success">${words}</slot>`;
    }
    case 'failed':
      return failed(model);
    case 'cancelled': {
      const action = button(texts.restart, start);
      const hint = texts.cancelledHint;
      return html`${message({ icon: idCard, title: texts.cancelled, hint, action })}${fallback}`;
    }
    default:
      return model.instead ? model.instead(texts) : page(model);
  }
}

function page(model: ViewModel): TemplateResult {
  const { state, texts, openWindow } = model;
  const words = message({ icon: progress(texts.loading), title: texts.loading });
  const loading = html`<slot name="loading">${words}</slot>`;
  const footer = openWindow
    ? html`<div part="footer">${quiet(texts.trouble, openWindow)}${fallback}</div>`
    : fallback;
  // the space before </div> is where Lit's part ends: without it Lit would clear the frame away, too
  return html`${notice(model)}
    <div part="stage">${state === 'active' && openWindow ? nothing : loading} </div>
    ${footer}`;
}

/** Speaks at once, and says why as soon as the words for it are loaded. */
function failed({ texts, outcome, failure, start, restart }: ViewModel): TemplateResult {
  const isRetryable = outcome?.kind === 'error' && outcome.retryable;
  const action = isRetryable ? button(texts.retry, failure?.isSessionLost ? restart : start) : nothing;
  const words = message({ icon: cross, title: texts.failed, hint: failure?.text(texts), action });
  return html`<slot name="error"><div role="alert">${words}</div></slot>${fallback}`;
}

function notice({
  notice: code,
  isPopupBlocked,
  isRestartable,
  texts,
  restart,
}: ViewModel): TemplateResult | typeof nothing {
  const text = isPopupBlocked ? texts.popupBlocked : code && texts[notices[code]];
  if (!text && !isRestartable) return nothing;
  const action = isRestartable || code === 'SESSION_EXPIRING' ? quiet(texts.restart, restart) : nothing;
  return html`<div part="notice" role="status">${paragraph(text)}${action}</div>`;
}

const notices = {
  FRAME_SILENT: 'silent',
  OFFLINE: 'offline',
  VERDICT_DELAYED: 'delayed',
  SESSION_EXPIRING: 'expiring',
} as const;

interface Message {
  readonly icon: TemplateResult;
  /** Where in the journey it stands. */
  readonly step?: string | undefined;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly action?: TemplateResult | typeof nothing;
}

export function message({ icon, step, title, hint, action }: Message): TemplateResult {
  const place = step ? html`<p part="step">${step}</p>` : nothing;
  const words = html`<p part="title">${title}</p>${paragraph(hint)}`;
  return html`<div part="message">${icon}${place}${words}${action}</div>`;
}

const paragraph = (text: string | undefined) => (text ? html`<p>${text}</p>` : nothing);

export const button = (text: string, click?: () => void) =>
  html`<button part="button primary" @click=${click}>${text}</button>`;
/** A button that looks like a link. */
export const quiet = (text: string, click?: () => void) =>
  html`<button part="button quiet" @click=${click}>${text}</button>`;
const progress = (label: string) => html`<div part="progress" role="progressbar" aria-label=${label}></div>`;
const icon = (path: string) => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
export const fallback = html`<slot name="fallback"></slot>`;
export const idCard = icon(
  'M3 5h18v14H3zM6 16c.6-2 4.4-2 5 0M8.5 12.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M14 10h4M14 14h4',
);
const check = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.5l2.7 2.7L16 9.5');
const cross = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5v5.5M12 16.3v.2');
