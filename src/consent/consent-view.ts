// The view of the consent step. Agreeing and declining have the same button, with different words (check 68).

import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../i18n/en/element-texts.js';
import type { ConsentScene } from './consent.js';

export interface ConsentModel extends ConsentScene {
  readonly texts: Texts;
  /** Of the title's heading. */
  readonly level: number;
  readonly isOffline: boolean;
}

/**
 * One line tells the state, both visibly and to assistive technology (WCAG 2.2 4.1.3). It stays in place from
 * step to step.
 */
export function consentView(model: ConsentModel): TemplateResult {
  const { text, texts, level } = model;
  return html`<div part="consent">
    <div class="reading">
      ${
        text
          ? html`<h2 part="title" id="consent" aria-level=${level} .textContent=${texts.consentTitle}></h2>`
          : html`<div part="skeleton" role="progressbar" aria-label=${texts.loading}>
              <i></i><i></i><i></i><i></i>
            </div>`
      }
      <p role="status" .textContent=${words(model)}></p>
      ${
        text
          ? html`<div part="document" role="region" aria-labelledby="consent" tabindex="0" dir="auto">
              ${text}
            </div>`
          : nothing
      }
    </div>
    ${text ? decisions(model) : nothing}
    <slot name="fallback"></slot>
  </div>`;
}

function decisions({ texts, decide }: ConsentModel): TemplateResult {
  const isDisabled = decide ? 'false' : 'true';
  const button = (word: string, isAgreed: boolean) =>
    html`<button part="button decision" aria-disabled=${isDisabled} @click=${() => decide?.(isAgreed)}>
      ${word}
    </button>`;
  return html`<div part="decisions">${button(texts.agree, true)}${button(texts.disagree, false)}</div>`;
}

function words({ text, texts, decide, hasChanged, isOffline }: ConsentModel): string {
  if (isOffline) return texts.offline;
  if (!text) return texts.loading;
  if (!decide) return texts.consentSending;
  return hasChanged ? texts.consentChanged : texts.consentHint;
}
