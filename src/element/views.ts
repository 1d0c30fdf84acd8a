// What each state looks like beside the first screen, and in words for assistive technology. Templates only:
// no state of their own, no texts but i18n's. Loaded on demand, with all that only they say.

import { html, nothing, type TemplateResult } from 'lit';
import { complete, type Texts } from '../i18n/en/element-texts.js';
import { cancelled, failed, succeeded } from './ends.js';
import type { NoticeDetail } from './events.js';
import {
  announcement as firstAnnouncement,
  fallback,
  page,
  type View,
  type ViewModel,
} from './first-screen.js';
import { button, marks, message, quiet } from './message.js';
import { stepText } from './step-words.js';
import { waitingWords } from './waiting.js';

// parts that come later take them from here: they are then one file with the views
export { button, marks, message, quiet, type Message } from './message.js';
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
  const { state, level, start } = model;
  const texts = complete(model.texts);
  switch (state) {
    case 'idle': {
      const action = button(texts.start, start);
      const words = message({ mark: marks.card, title: texts.title, hints: [texts.intro], level, action });
      return html`<slot name="start">${words}</slot>${fallback}`;
    }
    case 'verifying':
      return waiting(model, texts);
    case 'succeeded':
      return succeeded(model, texts);
    case 'failed':
      return html`<div role="alert">${failed(model, texts)}</div>`;
    case 'cancelled':
      return cancelled(model, texts);
    default:
      return model.instead?.(texts, level) ?? page(model, notice(model), footer(model, texts));
  }
}

function waiting(model: ViewModel, texts: Texts): TemplateResult {
  const { step, level, isRestartable, restart } = model;
  const words = message({
    mark: html`<div part="progress" role="progressbar" aria-label=${texts.verifying}></div>`,
    step: step && stepText(step, texts),
    ...waitingWords(model, texts),
    level,
    action: isRestartable ? quiet(texts.restart, restart) : nothing,
  });
  return html`<slot name="waiting">${words}</slot>${fallback}`;
}

const footer = ({ openWindow }: View, { trouble }: Texts) =>
  openWindow ? html`<div part="footer">${quiet(trouble, openWindow)}${fallback}</div>` : fallback;

function notice(model: ViewModel): TemplateResult | typeof nothing {
  const { notice: code, isPopupBlocked, restart } = model;
  const texts = complete(model.texts);
  const key = code && notices[code];
  const text = isPopupBlocked ? texts.popupBlocked : key && texts[key];
  if (!text) return nothing;
  const action = code === 'SESSION_EXPIRING' ? quiet(texts.restart, restart) : nothing;
  return html`<div part="notice" role="status"><p .textContent=${text}></p>${action}</div>`;
}

/** A window that is lost has words of its own, in its place; a wait that is long, in the wait's. */
const notices: Partial<Record<NoticeDetail['code'], keyof Texts>> = {
  FRAME_SILENT: 'silent',
  OFFLINE: 'offline',
  SESSION_EXPIRING: 'expiring',
};
