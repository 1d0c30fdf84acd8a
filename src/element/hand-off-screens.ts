// What the customer sees while a session goes on on a phone. Templates only.

import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../i18n/en/element-texts.js';
import type { HandOffTexts } from '../i18n/en/hand-off-texts.js';
import { fallback } from './first-screen.js';
import { button, drawn, message, quiet } from './message.js';

type Words = HandOffTexts & Texts;

/** A step as it looks now, with the level of its title. */
export type HandOffScreen = (texts: Words, level: number) => TemplateResult;

const phone = drawn('M7 2.5h10v19H7zM11 18.5h2');

export interface OfferActions {
  readonly copy?: (() => void) | undefined;
  readonly share?: (() => void) | undefined;
  /** Sends the link by SMS, where the server does. */
  readonly send?: (() => void) | undefined;
  /** The same to a typed number, where it asks for one. */
  readonly sendTo?: ((to: string) => void) | undefined;
  readonly stay: () => void;
}

interface Offered {
  /** Draws the code of the link; without it the link can be copied or sent. */
  readonly draw: ((label: string) => TemplateResult) | undefined;
  /** What has become of the link. */
  readonly said?: 'linkCopied' | 'smsSent' | 'smsFailed' | undefined;
  readonly hint: 'handOffHint' | 'wrongDigits';
}

export const offerScreen =
  ({ draw, said, hint }: Offered, { copy, share, send, sendTo, stay }: OfferActions): HandOffScreen =>
  (texts, level) =>
    message({
      mark: html``,
      title: texts.handOff,
      hints: [texts[hint]],
      level,
      action: html`${draw?.(texts.handOffHint)}
        <p part="actions">
          ${way(texts.copyLink, copy)}${way(texts.shareLink, share)} ${way(texts.sendSms, send)}
        </p>
        ${sendTo ? numberForm(texts, sendTo) : nothing}
        <p role="status" .textContent=${said ? texts[said] : ''}></p>
        ${footer(texts.stayHere, stay)}`,
    });

const way = (text: string, click?: () => void) => (click ? quiet(text, click) : nothing);

const numberForm = (texts: Words, send: (to: string) => void) =>
  html`<form part="number" @submit=${typed(send)}>
    <label><span .textContent=${texts.smsNumber}></span
      ><input part="number-field" type="tel" autocomplete="tel" maxlength="40" required
    /></label>
    <button part="button" .textContent=${texts.sendSms}></button>
  </form>`;

export const digitsScreen =
  (type: (digits: string) => void, stay: () => void): HandOffScreen =>
  (texts, level) =>
    message({
      mark: phone,
      title: texts.typeDigits,
      level,
      action: html`<form part="digits" @submit=${typed(type)}>
          <input
            part="digits-field"
            inputmode="numeric"
            autocomplete="off"
            maxlength="2"
            required
            pattern="\\p{Nd}{2}"
            aria-label=${texts.typeDigits}
          />
          <button part="button primary" .textContent=${texts.goOn}></button>
        </form>
        ${footer(texts.stayHere, stay)}`,
    });

/** Takes what a form's field has, with digits as the web writes them: an Arabic keyboard types its own. */
function typed(take: (text: string) => void) {
  return (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).querySelector('input');
    if (field) take(field.value.trim().replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, inAscii));
  };
}

/** The last four bits of such a digit are its value. */
const inAscii = (digit: string) => String(digit.charCodeAt(0) % 16);

export const awayScreen =
  (isQuiet: boolean, takeBack: () => void): HandOffScreen =>
  (texts, level) =>
    message({
      mark: phone,
      title: texts.onPhone,
      hints: [isQuiet ? texts.phoneQuiet : texts.elsewhereHint],
      level,
      action: footer(texts.takeBack, takeBack, isQuiet ? button : quiet),
    });

const footer = (text: string, click: () => void, draw = quiet) => html`${draw(text, click)}${fallback}`;
