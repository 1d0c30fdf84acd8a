// A picture on its way, and the word to the provider that all pictures are there.

import { html, nothing } from 'lit';
import { head } from './parts.js';
import { createPreview } from './preview.js';
import type { Screen, Stage } from './stage.js';
import type { Happening, Progress } from './steps.js';
import { stepOf } from './words.js';

export async function send(
  picture: Blob,
  { wanted }: Progress,
  { show, uploads, signal }: Stage,
): Promise<Happening> {
  show(waiting({ wanted, preview: createPreview(picture, signal) }));
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
function waiting({ wanted, preview }: { wanted?: Progress['wanted']; preview?: HTMLCanvasElement }): Screen {
  return (texts) => {
    const title = wanted ? texts.sending : texts.completing;
    return html`<div part="capture">
      ${head({ step: wanted && texts[stepOf(wanted)], title, hint: texts.keepOpen })}
      ${preview ? html`<div part="picture sending" role="img" aria-label=${texts.picture}>${preview}</div>` : nothing}
      <div part="progress" role="progressbar" aria-label=${title}></div>
    </div>`;
  };
}
