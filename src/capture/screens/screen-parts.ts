// What the steps' screens are made of. Templates only.

import { html, nothing, type TemplateResult } from 'lit';
import type { WordsAtHand } from '../stage.js';
import type { Progress } from '../steps.js';
import { stepOf, titleOf } from '../text-keys.js';

interface Head {
  /** Of the heading, 1 to 6. */
  readonly level: number;
  readonly step?: string | undefined;
  readonly title: string;
  readonly hint?: string | undefined;
}

/** A step's heading, which gets the focus when the step comes. It is read with what stands below it. */
export const head = ({ level, step, title, hint }: Head): TemplateResult =>
  html`${step ? html`<p part="step">${step}</p>` : nothing}
    <h2
      part="title"
      tabindex="-1"
      aria-level=${level}
      aria-describedby=${hint ? 'instruction' : nothing}
    >${title}</h2>
    ${hint ? html`<p part="instruction" id="instruction">${hint}</p>` : nothing}`;

/** The heading of a picture that is to be taken, and how: a frame there is only with the camera. */
export const pictureHead = (
  progress: Progress,
  texts: WordsAtHand,
  { level, hasFrame }: { readonly level: number; readonly hasFrame: boolean },
): TemplateResult => {
  const [framed, chosen] =
    progress.wanted === 'face'
      ? ([texts.fitFace, texts.checkFaceHint] as const)
      : ([texts.fitDocument, texts.checkDocumentHint] as const);
  const hint = hasFrame ? framed : chosen;
  return head({ level, step: texts[stepOf(progress)], title: texts[titleOf(progress)], hint });
};

/** What is said at once, whatever else is being read. */
export const alert = (text: string | undefined | false): TemplateResult =>
  html`<div role="alert">${text ? problem(text) : nothing}</div>`;

const problem = (text: string) =>
  html`<p part="problem">${icon('warn')}<span .textContent=${text}></span></p>`;

export const primary = (text: string, click: (event: MouseEvent) => void): TemplateResult =>
  html`<button type="button" part="button primary" @click=${click}>${text}</button>`;
export const secondary = (text: string, click: (event: MouseEvent) => void): TemplateResult =>
  html`<button type="button" part="button" @click=${click}>${text}</button>`;
export const quiet = (text: string, click: () => void): TemplateResult =>
  html`<button type="button" part="button quiet" @click=${click}>${text}</button>`;

const paths = {
  card: 'M3 5.5h18v13H3zM6 15.5c.6-2 4.4-2 5 0M8.5 12a1.7 1.7 0 1 0-.1 0zM14 10h4m-4 3.5h4',
  passport: 'M6 3h12v18H6zM12 14.5a3.2 3.2 0 1 0-.1 0zM9.5 17.7h5M8.9 11.3h6.2',
  light:
    'M12 16a4 4 0 1 0-.1 0zM12 3v2m0 14v2M3 12h2m14 0h2' +
    'M5.6 5.6 7 7m10 10 1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4',
  face: 'M12 12.5a4 4 0 1 0-.1 0zM4.5 20c.8-6 14.2-6 15 0',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  warn: 'M12 4L2.8 20h18.4zM12 10v4.5M12 17.2v.2',
};

export const icon = (name: keyof typeof paths): TemplateResult => drawIcon(paths[name]);

/** Of a path in 24 by 24. */
export const drawIcon = (path: string): TemplateResult =>
  html`<svg part="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
