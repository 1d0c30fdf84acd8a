// What every message of ours is made of: a mark, a title, words, buttons. Templates only.
//
// Texts are set as `textContent`, so a changed text comes in a new text node. A page translator replaces the
// node that it has translated, and a text that is written into the old node is never seen. For the same
// reason nothing of ours is `translate="no"`, but for what is to be quoted: a customer whose language we do
// not have may need the translator.

import { html, nothing, type TemplateResult } from 'lit';
import { firstOf } from './double-click.js';

// parts that come later take it from here: it is then one file with the messages
export { adoptSheets } from './adopt-sheets.js';

export interface Message {
  readonly mark: TemplateResult;
  /** Where in the journey it stands. */
  readonly step?: string | undefined;
  readonly title: string;
  /** What is shown between the title and the words. */
  readonly body?: TemplateResult;
  readonly hints?: readonly (string | undefined)[];
  /** Of the title, 1 to 6. */
  readonly level: number;
  /** What stands below the words. */
  readonly action?: TemplateResult | typeof nothing;
  /** The small print. */
  readonly foot?: TemplateResult | typeof nothing | undefined;
}

export function message({
  mark,
  step,
  title,
  body,
  hints = [],
  level,
  action,
  foot,
}: Message): TemplateResult {
  const place = step ? html`<p part="step" .textContent=${step}></p>` : nothing;
  const words = hints.map((hint) => (hint ? html`<p .textContent=${hint}></p>` : nothing));
  return html`<div part="message">
    ${mark}${place}${heading({ title, level })}${body}
    <div class="hints" id="hints">${words}</div>
    ${action}${foot}
  </div>`;
}

/**
 * The level of an `h2` is its `aria-level`: Lit's templates cannot change a tag's name. It can have the
 * focus.
 */
const heading = ({ title, level }: Pick<Message, 'title' | 'level'>): TemplateResult =>
  html`<h2
    part="title"
    tabindex="-1"
    aria-level=${level}
    aria-describedby="hints"
    .textContent=${title}
  ></h2>`;

/** A message's main button, in the room that the words leave. */
export const button = (text: string, click?: () => void): TemplateResult =>
  html`<div class="main">
    <button type="button" part="button primary" @click=${firstOf(click)} .textContent=${text}></button>
  </div>`;

/** A button that looks like a link. */
export const quiet = (text: string, click?: () => void): TemplateResult =>
  html`<button type="button" part="button quiet" @click=${firstOf(click)} .textContent=${text}></button>`;

export const drawn = (path: string) =>
  html`<svg part="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

export const marks = {
  card: drawn(
    'M3 5h18v14H3zM6 16c.6-2 4.4-2 5 0M8.5 12.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M14 10h4M14 14h4',
  ),
  done: drawn('M5 12.5l4.5 4.5L19 7.5'),
  /** A sheet under a magnifying glass. */
  review: drawn('M13 20H5V3h9l4 4v3M8 8h4M8 12h3M15.5 19a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M18 18l3 3'),
  /** A clock: it is for a later time. */
  clock: drawn('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5.2l3.3 2'),
  problem: drawn('M12 4.5v9.5M12 18.6v.2'),
};

/** The mark of a wait, with its name for who cannot see it. */
export const working = (name: string) =>
  html`<div part="progress" role="progressbar" aria-label=${name}>${marks.card}</div>`;
