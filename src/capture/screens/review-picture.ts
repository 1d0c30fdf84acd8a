// A picture that was taken: the customer judges it before it is sent.

import { html } from 'lit';
import { head, primary, secondary } from './screen-parts.js';
import type { Picture } from '../picture/encode-picture.js';
import { createPreview } from '../picture/preview.js';
import type { Stage } from '../stage.js';
import type { Happening, Progress } from '../steps.js';
import { stepOf } from '../text-keys.js';

export function review(picture: Picture, progress: Progress, { show, signal }: Stage): Promise<Happening> {
  const { wanted, way } = progress;
  return new Promise((resolve) => {
    const preview = createPreview(picture, signal);
    const [title, hint] =
      wanted === 'face'
        ? (['checkFace', 'checkFaceHint'] as const)
        : (['checkDocument', 'checkDocumentHint'] as const);
    show(
      (texts, level) => html`<div part="capture">
      ${head({ level, step: texts[stepOf(progress)], title: texts[title], hint: texts[hint] })}
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
