// What the customer sees while a session goes on on a phone. Templates only. The code is one SVG path, so
// that a strict policy has nothing to refuse. It is black on white in both schemes, which every camera reads.

import { html, nothing, type TemplateResult } from 'lit';
import { generate } from 'lean-qr/nano';
import { toSvgPath } from 'lean-qr/extras/svg';
import type { Texts } from '../i18n/en/element-texts.js';
import type { HandOffTexts } from '../i18n/en/hand-off-texts.js';
import { fallback } from './first-screen.js';
import { button, message, quiet } from './message.js';

type Words = HandOffTexts & Texts;

/** A step as it looks now, with the level of its title. */
export type HandOffScreen = (texts: Words, level: number) => TemplateResult;

const phone = html`<svg part="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M7 2.5h10v19H7zM11 18.5h2" />
</svg>`;
const quietZone = 4;

/** The code of a link. */
export function code(link: string, label: string): TemplateResult {
  const matrix = generate(link);
  const side = matrix.size + 2 * quietZone;
  const box = `${-quietZone} ${-quietZone} ${side} ${side}`;
  return html`<svg part="code" viewBox=${box} role="img" aria-label=${label} shape-rendering="crispEdges">
    <rect x=${-quietZone} y=${-quietZone} width=${side} height=${side} fill="#fff" />
    <path d=${toSvgPath(matrix)} fill="#000" />
  </svg>`;
}

export interface OfferActions {
  readonly copy?: (() => void) | undefined;
  readonly share?: (() => void) | undefined;
  readonly stay: () => void;
}

interface Offered {
  readonly link: string;
  readonly isCopied: boolean;
  readonly wasWrong: boolean;
}

export const offerScreen =
  ({ link, isCopied, wasWrong }: Offered, { copy, share, stay }: OfferActions): HandOffScreen =>
  (texts, level) =>
    message({
      mark: html``,
      title: texts.handOff,
      hints: [wasWrong ? texts.wrongDigits : texts.handOffHint],
      level,
      action: html`${code(link, texts.handOffHint)}
        <p part="actions">
          ${copy ? quiet(texts.copyLink, copy) : nothing}${share ? quiet(texts.shareLink, share) : nothing}
        </p>
        <p role="status" .textContent=${isCopied ? texts.linkCopied : ''}></p>
        ${footer(texts.stayHere, stay)}`,
    });

export const digitsScreen =
  (type: (digits: string) => void, stay: () => void): HandOffScreen =>
  (texts, level) => {
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      const typed = new FormData(event.currentTarget as HTMLFormElement).get('digits');
      if (typeof typed === 'string' && /^\d\d$/.test(typed.trim())) type(typed.trim());
    };
    return message({
      mark: phone,
      title: texts.typeDigits,
      level,
      action: html`<form part="digits" @submit=${submit}>
          <input
            part="digits-field"
            name="digits"
            inputmode="numeric"
            autocomplete="off"
            maxlength="2"
            required
            pattern="[0-9]{2}"
            aria-label=${texts.typeDigits}
          />
          <button part="button primary" .textContent=${texts.goOn}></button>
        </form>
        ${footer(texts.stayHere, stay)}`,
    });
  };

export const awayScreen =
  (isQuiet: boolean, takeBack: () => void): HandOffScreen =>
  (texts, level) => {
    const [hint, action] = isQuiet
      ? [texts.phoneQuiet, button(texts.takeBack, takeBack)]
      : [texts.elsewhereHint, quiet(texts.takeBack, takeBack)];
    return message({
      mark: phone,
      title: texts.onPhone,
      hints: [hint],
      level,
      action: html`${action}${fallback}`,
    });
  };

const footer = (text: string, click: () => void) => html`${quiet(text, click)}${fallback}`;
