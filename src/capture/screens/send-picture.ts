// A picture on its way, and the word to the provider that all pictures are there.

import { html, nothing } from 'lit';
import { head } from './screen-parts.js';
import { createPreview } from '../picture/preview.js';
import type { Screen, Stage } from '../stage.js';
import type { Happening, Progress } from '../steps.js';
import { stepOf } from '../text-keys.js';

export async function send(
  picture: Blob,
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
 * on.
 */
function waiting({ progress, preview }: { progress?: Progress; preview?: HTMLCanvasElement }): Screen {
  return (texts, level) => {
    const title = progress ? texts.sending : texts.completing;
    return html`<div part="capture">
      ${head({ level, step: progress && texts[stepOf(progress)], title, hint: texts.keepOpen })}
      ${
        preview
          ? html`<div part="picture sending" role="img" aria-label=${texts.picture}>${preview}</div>`
          : nothing
      }
      <div part="progress" role="progressbar" aria-label=${title}></div>
    </div>`;
  };
}
