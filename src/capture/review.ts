// A picture that was taken: the customer judges it before it is sent, and sees it again with what was wrong
// where the provider could not use it.

import { html } from 'lit';
import { alert, head, primary, secondary } from './parts.js';
import { createPreview } from './preview.js';
import type { Stage } from './stage.js';
import type { Happening, Progress, Step } from './steps.js';
import { problemText, stepOf } from './words.js';

export function review(
  picture: Blob,
  { wanted, way }: Progress,
  { show, signal }: Stage,
): Promise<Happening> {
  return new Promise((resolve) => {
    const preview = createPreview(picture, signal);
    const [title, hint] =
      wanted === 'face'
        ? (['checkFace', 'checkFaceHint'] as const)
        : (['checkDocument', 'checkDocumentHint'] as const);
    show(
      (texts) => html`<div part="capture">
      ${head({ step: texts[stepOf(wanted)], title: texts[title], hint: texts[hint] })}
      <div part="picture" role="img" aria-label=${texts.picture}>${preview}</div>
      <div part="actions">
        ${primary(texts.use, () => {
          resolve({ kind: 'confirmed', picture });
        })}
        ${secondary(way === 'camera' ? texts.again : texts.anotherFile, () => {
          resolve({ kind: 'again' });
        })}
      </div>
    </div>`,
    );
  });
}

export function refused(
  { picture, problem }: Extract<Step, { name: 'refused' }>,
  { wanted, way }: Progress,
  { show, signal }: Stage,
): Promise<Happening> {
  return new Promise((resolve) => {
    const preview = createPreview(picture, signal);
    show(
      (texts) => html`<div part="capture">
      ${head({ step: texts[stepOf(wanted)], title: texts.refused })}
      <div part="picture refused" role="img" aria-label=${texts.picture}>${preview}</div>
      ${alert(texts[problemText(problem, wanted)])}
      <div part="actions">${primary(way === 'camera' ? texts.again : texts.anotherFile, () => {
        resolve({ kind: 'again' });
      })}</div>
    </div>`,
    );
  });
}
