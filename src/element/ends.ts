// How an attempt's end looks: done, in review, failed or cancelled. Templates only.

import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../i18n/en/element-texts.js';
import { gapAfter } from '../i18n/gap-after.js';
import { wordsFor, type FailureGroup, type FailureWords } from './failure-words.js';
import { fallback, type ViewModel } from './first-screen.js';
import { button, marks, message } from './message.js';

type Model = Pick<ViewModel, 'outcome' | 'sessionId' | 'level' | 'start' | 'restart'>;

/** What a review, whose slot is within that of all successes, has in common with them. */
export function succeeded({ outcome, level }: Model, texts: Texts): TemplateResult {
  const kind = outcome?.kind === 'success' ? outcome.outcome : 'submitted';
  const mark = kind === 'review' ? marks.review : marks.done;
  const words = message({ mark, title: texts[kind], hints: [texts[`${kind}Hint`]], level });
  const all = html`<slot name="success">${words}</slot>`;
  return kind === 'review' ? html`<slot name="review">${all}</slot>` : all;
}

export function failed({ outcome, sessionId, level, start, restart }: Model, texts: Texts): TemplateResult {
  if (outcome?.kind !== 'error') return html`${nothing}`;
  const words = wordsFor(outcome);
  const again = words.isSessionLost ? restart : start;
  const label = words.group === 'expired' ? texts.restart : texts.retry;
  const retry = outcome.retryable ? button(label, again) : nothing;
  const told = message({
    mark: markOf[words.group],
    ...saidOf(words, texts),
    level,
    action: html`${reference(words, sessionId, texts)}${retry}`,
  });
  return html`<slot name="error-${words.group}"><slot name="error">${told}</slot></slot>${fallback}`;
}

export function cancelled({ level, start }: Model, texts: Texts): TemplateResult {
  const { cancelled: title, cancelledHint } = texts;
  const action = button(texts.restart, start);
  const words = message({ mark: marks.card, title, hints: [cancelledHint], level, action });
  return html`<slot name="cancelled">${words}</slot>${fallback}`;
}

/** A failure's title and hints, in the customer's language. */
export const saidOf = ({ title, hints }: FailureWords, texts: Texts) => ({
  title: texts[title] ?? '',
  hints: hints.map((hint) => texts[hint]),
});

const markOf: Readonly<Record<FailureGroup, TemplateResult>> = {
  rejected: marks.problem,
  expired: marks.clock,
  'sign-in': marks.card,
  consent: marks.card,
  later: marks.clock,
  unavailable: marks.problem,
};

/** Enough of the session's id to find it by, and short enough for a telephone. */
const SHORT = 8;

function reference({ needsPerson }: FailureWords, sessionId: string, { reference: label }: Texts) {
  if (!needsPerson || !sessionId) return nothing;
  const quoted = html`<code translate="no">${sessionId.slice(0, SHORT)}</code>`;
  return html`<p part="reference"><span .textContent=${label}></span>${gapAfter(label)}${quoted}</p>`;
}
