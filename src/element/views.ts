// What each state looks like beside the first screen. Templates only: no state of their own, no texts but
// i18n's. Loaded on demand, with all that only they say.

import { html, nothing, type TemplateResult } from 'lit';
import { complete, type Texts } from '../i18n/en/element-texts.js';
import { noticeText } from './announced.js';
import { cancelled, failed, succeeded } from './ends.js';
import { fallback, type page as Page, type View, type ViewModel } from './first-screen.js';
import { introduction } from './introduction.js';
import { button, message, quiet, working } from './message.js';
import { stepText } from './step-words.js';
import { waitingWords } from './waiting.js';

// parts that come later take them from here: they are then one file with the views
export { introduction } from './introduction.js';
export { button, marks, message, quiet, working, type Message } from './message.js';
export { Attention } from './attention.js';
export { adoptViewsStyles } from './views-styles.js';

/**
 * The state as the customer sees it. `page` is the one that has drawn the provider's page so far: by another
 * template, of another copy of the script, Lit would draw it anew, and the frame would be lost.
 */
export function view(model: ViewModel, page: typeof Page): TemplateResult {
  const { state, level, start } = model;
  const texts = complete(model.texts);
  switch (state) {
    case 'idle': {
      const action = button(texts.start, start);
      const words = message({ ...introduction(model.given, texts), title: texts.title, level, action });
      return html`<slot name="start">${words}</slot>${fallback}`;
    }
    case 'verifying':
      return waiting(model, texts);
    case 'succeeded':
      return succeeded(model, texts);
    case 'failed':
      return failed(model, texts);
    case 'cancelled':
      return cancelled(model, texts);
    default:
      return model.instead?.(texts, level) ?? page(model, notice(model, texts), footer(model, texts));
  }
}

function waiting(model: ViewModel, texts: Texts): TemplateResult {
  const { step, level, isRestartable, restart } = model;
  const words = message({
    mark: working(texts.verifying),
    step: step && stepText(step, texts),
    ...waitingWords(model, texts),
    level,
    action: isRestartable ? quiet(texts.restart, restart) : nothing,
  });
  return html`<slot name="waiting">${words}</slot>${fallback}`;
}

const footer = ({ openWindow, handOff }: View, texts: Texts) =>
  (openWindow ?? handOff)
    ? html`<div part="footer">
        ${handOffButton(handOff, texts)}${openWindow ? quiet(texts.trouble, openWindow) : nothing}${fallback}
      </div>`
    : fallback;

export const handOffButton = (handOff: View['handOff'], texts: Texts) =>
  handOff ? quiet(handOff.text(texts), handOff.start) : nothing;

function notice(model: ViewModel, texts: Texts): TemplateResult | typeof nothing {
  const { notice: code, restart } = model;
  const text = noticeText(model, texts);
  if (!text) return nothing;
  const action = code === 'SESSION_EXPIRING' ? quiet(texts.restart, restart) : nothing;
  return html`<div part="notice"><p .textContent=${text}></p>${action}</div>`;
}
