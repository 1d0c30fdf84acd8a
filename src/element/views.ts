// What each state looks like beside the first screen, and in words for assistive technology. Templates only:
// no state of their own, no texts but i18n's. Loaded on demand, with all that only they say.

import { html, nothing, type TemplateResult } from 'lit';
import { complete, type Texts } from '../i18n/en/element-texts.js';
import type { NoticeDetail } from './events.js';
import { wordsFor } from './failure-words.js';
import {
  announcement as firstAnnouncement,
  fallback,
  page,
  type View,
  type ViewModel,
} from './first-screen.js';
import { stepText } from './step-words.js';

export { adoptViewsStyles } from './views-styles.js';

/** Errors speak for themselves. */
export function announcement(model: Pick<ViewModel, 'state' | 'outcome' | 'texts'>): string {
  const { state, outcome } = model;
  const texts = complete(model.texts);
  switch (state) {
    case 'verifying':
    case 'cancelled':
      return texts[state];
    case 'succeeded':
      return outcome?.kind === 'success' ? texts[outcome.outcome] : '';
    default:
      return firstAnnouncement(model);
  }
}

/** The state as the customer sees it. */
export function view(model: ViewModel): TemplateResult {
  const { state, outcome, step, start } = model;
  const texts = complete(model.texts);
  switch (state) {
    case 'idle': {
      const action = button(texts.start, start);
      const words = message({ icon: idCard, title: texts.title, hint: texts.intro, action });
      return html`<slot name="start">${words}</slot>${fallback}`;
    }
    case 'verifying': {
      const icon = progress(texts.verifying);
      const hint = texts.verifyingHint;
      const words = message({ icon, step: step && stepText(step, texts), title: texts.verifying, hint });
      return html`${words}${notice(model)}${fallback}`;
    }
    case 'succeeded': {
      const kind = outcome?.kind === 'success' ? outcome.outcome : 'submitted';
      const words = message({ icon: check, title: texts[kind], hint: texts[`${kind}Hint`] });
      return html`<slot name="success">${words}</slot>`;
    }
    case 'failed':
      return failed(model, texts);
    case 'cancelled': {
      const action = button(texts.restart, start);
      const hint = texts.cancelledHint;
      return html`${message({ icon: idCard, title: texts.cancelled, hint, action })}${fallback}`;
    }
    default:
      return model.instead?.(texts) ?? page(model, notice(model), footer(model, texts));
  }
}

const footer = ({ openWindow }: View, { trouble }: Texts) =>
  openWindow ? html`<div part="footer">${quiet(trouble, openWindow)}${fallback}</div>` : fallback;

function failed({ outcome, start, restart }: ViewModel, texts: Texts): TemplateResult {
  const error = outcome?.kind === 'error' ? outcome : undefined;
  const words = error && wordsFor(error);
  const again = words?.isSessionLost ? restart : start;
  const action = error?.retryable ? button(texts.retry, again) : nothing;
  const told = message({ icon: cross, title: texts.failed, hint: words && texts[words.text], action });
  return html`<slot name="error"><div role="alert">${told}</div></slot>${fallback}`;
}

function notice(model: ViewModel): TemplateResult | typeof nothing {
  const { notice: code, isPopupBlocked, isRestartable, restart } = model;
  const texts = complete(model.texts);
  const key = code && notices[code];
  const text = isPopupBlocked ? texts.popupBlocked : key && texts[key];
  if (!text && !isRestartable) return nothing;
  const action = isRestartable || code === 'SESSION_EXPIRING' ? quiet(texts.restart, restart) : nothing;
  return html`<div part="notice" role="status">${paragraph(text)}${action}</div>`;
}

/** A window that is lost has words of its own, in its place. */
const notices: Partial<Record<NoticeDetail['code'], keyof Texts>> = {
  FRAME_SILENT: 'silent',
  OFFLINE: 'offline',
  VERDICT_DELAYED: 'delayed',
  SESSION_EXPIRING: 'expiring',
};

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
const icon = (path: string) =>
  html`<svg part="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
export const idCard = icon(
  'M3 5h18v14H3zM6 16c.6-2 4.4-2 5 0M8.5 12.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M14 10h4M14 14h4',
);
const check = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.5l2.7 2.7L16 9.5');
const cross = icon('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.5v5.5M12 16.3v.2');
