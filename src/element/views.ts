// What each state looks like. Templates only: no state of their own, no texts but i18n's.

import { html, nothing, type TemplateResult } from 'lit';
import type { Outcome } from '../enrolment/outcome.js';
import type { EnrolmentState } from '../enrolment/states.js';
import type { TextsAtHand } from '../i18n/en-on-demand.js';
import type { NoticeDetail } from './events.js';
import type { Reason } from './reason.js';

/** What the customer sees beside the state, until the state changes. */
export interface View {
  readonly notice?: NoticeDetail['code'] | undefined;
  /** The wait is long: a new start is offered. */
  readonly isRestartable?: boolean | undefined;
  /** Opens the shown page in a window of its own. */
  readonly openWindow?: (() => void) | undefined;
  readonly isPopupBlocked?: boolean | undefined;
  /** Why it failed, once that is loaded. */
  readonly reason?: Reason | undefined;
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
  const { state, texts, outcome, step } = model;
  switch (state) {
    case 'idle':
      return html`<slot name="start">${message({ icon: idCard, title: texts.title, hint: texts.intro, action: button(texts.start, model.start) })}</slot>${fallback}`;
    case 'verifying':
      return html`${notice(model)}${message({ icon: progress(texts.verifying), step: step?.(texts), title: texts.verifying, hint: texts.verifyingHint })}${fallback}`;
    case 'succeeded': {
      const kind = outcome?.kind === 'success' ? outcome.outcome : 'submitted';
      return html`<slot name="success">${message({ icon: check, title: texts[kind], hint: texts[`${kind}Hint`] })}</slot>`;
    }
    case 'failed':
      return failed(model);
    case 'cancelled':
      return html`${message({ icon: idCard, title: texts.cancelled, hint: texts.cancelledHint, action: button(texts.restart, model.start) })}${fallback}`;
    default:
      return model.instead ? model.instead(texts) : page(model);
  }
}

function page(model: ViewModel): TemplateResult {
  const { state, texts, openWindow } = model;
  return html`${notice(model)}
    <div part="stage">
      ${state === 'active' && openWindow ? nothing : html`<slot name="loading">${message({ icon: progress(texts.loading), title: texts.loading })}</slot>`}
    </div>
    ${
      openWindow
        ? html`<div part="footer"><button part="button quiet" @click=${openWindow}>${texts.trouble}</button>${fallback}</div>`
        : fallback
    }`;
}

/** Speaks at once, and says why as soon as the reasons are loaded. */
function failed({ texts, outcome, reason, start, restart }: ViewModel): TemplateResult {
  const isRetryable = outcome?.kind === 'error' && outcome.retryable;
  const action = isRetryable ? button(texts.retry, reason?.isSessionLost ? restart : start) : nothing;
  const words = message({ icon: cross, title: texts.failed, hint: reason?.text(texts), action });
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
  const action =
    isRestartable || code === 'SESSION_EXPIRING'
      ? html`<button part="button quiet" @click=${restart}>${texts.restart}</button>`
      : nothing;
  return html`<div part="notice" role="status">${text ? html`<p>${text}</p>` : nothing}${action}</div>`;
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

export const message = ({ icon, step, title, hint, action }: Message) =>
  html`<div part="message">${icon}${step ? html`<p part="step">${step}</p>` : nothing}<p part="title">${title}</p>${hint ? html`<p>${hint}</p>` : nothing}${action}</div>`;

export const button = (text: string, click?: () => void) =>
  html`<button part="button primary" @click=${click}>${text}</button>`;
const progress = (label: string) => html`<div part="progress" role="progressbar" aria-label=${label}></div>`;
const icon = (path: string) => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
export const fallback = html`<slot name="fallback"></slot>`;
export const idCard = icon(
  'M3 5h18v14H3zM6 16c.6-2 4.4-2 5 0M8.5 12.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M14 10h4M14 14h4',
);
const check = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.5l2.7 2.7L16 9.5');
const cross = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5v5.5M12 16.3v.2');
