// A picture on its way, and the word to the provider that all pictures are there.

import { html, nothing } from 'lit';
import { head, icon } from './screen-parts.js';
import type { Picture } from '../picture/encode-picture.js';
import { createPreview } from '../picture/preview.js';
import type { Screen, Stage } from '../stage.js';
import type { Happening, Progress } from '../steps.js';
import { stepOf } from '../text-keys.js';

export async function send(
  picture: Picture,
  progress: Progress,
  { show, uploads, signal }: Stage,
): Promise<Happening> {
  const { wanted } = progress;
  show(waiting({ progress, preview: createPreview(picture, signal) }));
  const answer = await (wanted === 'face' ? uploads.face(picture) : uploads.document(picture));
  return { kind: 'answered', answer, picture };
}

export async function complete({ show, uploads }: Stage): Promise<Happening> {
  show(waiting({}));
  return { kind: 'completed', answer: await uploads.complete() };
}

/**
 * How much of a picture has left is not told by fetch, so the bar says no more than that something is going
 * on. Both waits are templates of their own: a heading that stayed would keep the focus, and say nothing new.
 */
function waiting({ progress, preview }: { progress?: Progress; preview?: HTMLCanvasElement }): Screen {
  return (texts, level) => {
    const title = progress ? texts.sending : texts.completing;
    const heading = head({ level, step: progress && texts[stepOf(progress)], title, hint: texts.keepOpen });
    const bar = html`<div part="progress" role="progressbar" aria-label=${title}>
      ${preview ? nothing : icon('card')}
    </div>`;
    return preview
      ? html`<div part="capture">
          ${heading}
          <div part="picture sending" role="img" aria-label=${texts.picture}>${preview}</div>
          ${bar}
        </div>`
      : html`<div part="capture">${bar} ${heading}</div>`;
  };
}
