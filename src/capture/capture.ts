// Our own camera: takes a customer through the pictures that the provider wants, and sends them. Loaded on
// demand. It must never keep a picture or a track longer than the step that needs it, nor send a picture that
// the customer has not seen.

import { childOf, listen, untilAborted } from '../enrolment/abort.js';
import { prepare } from './screens/prepare-screen.js';
import { review } from './screens/review-picture.js';
import { complete, send } from './screens/send-picture.js';
import { onDemand } from './on-demand.js';
import type { Screen, Stage } from './stage.js';
import { advance, beginning, type CaptureEnd, type Happening, type Progress } from './steps.js';
import { takeWithCamera } from './camera/take-with-camera.js';

/**
 * Shows one step after the other on the stage. Rejects with the signal's reason when that aborts.
 *
 * @throws KycError as picture-uploads.ts does
 */
export async function runCapture(stage: Stage): Promise<CaptureEnd> {
  let progress = beginning;
  keepDropsOut(stage.signal);
  for (;;) {
    if (progress.step.name === 'over') return progress.step.end;
    const step = childOf(stage.signal); // whatever a step holds, it holds no longer than this
    try {
      const happened = await Promise.race([
        perform(progress, {
          ...stage,
          signal: step.signal,
          recognised: progress.document && (await recognisedOf(progress, stage)),
        }),
        untilAborted(step.signal),
      ]);
      progress = advance(progress, happened);
    } finally {
      step.abort();
    }
  }
}

async function perform(progress: Progress, stage: Stage): Promise<Happening> {
  const { step } = progress;
  switch (step.name) {
    case 'prepare':
      return prepare(progress, stage);
    case 'camera':
      return takeWithCamera(progress, stage);
    case 'files':
      return (await onDemand(() => import('./screens/choose-file.js'))).chooseFile(progress, stage);
    case 'no-camera':
      return (await onDemand(() => import('./screens/no-camera.js'))).noCamera(step.failure, stage);
    case 'review':
      return review(step.picture, progress, stage);
    case 'refused':
      return (await onDemand(() => import('./screens/refused-picture.js'))).refused(step, progress, stage);
    case 'send':
      return send(step.picture, progress, stage);
    case 'complete':
      return complete(stage);
    case 'over':
      throw new RangeError(); // there is no step after the last
  }
}

/** Left out where it cannot be loaded: the customer loses a line. */
async function recognisedOf(progress: Progress, stage: Stage): Promise<Screen | undefined> {
  const room = await import('./screens/recognised-document.js').catch(() => undefined);
  return room?.recognised(progress, stage);
}

/**
 * A file or link that misses its place would take the browser away from the page, and from the enrolment.
 * What the page itself takes, it has taken by the time that the event is here. A field for text takes a link.
 */
function keepDropsOut(signal: AbortSignal): void {
  const keepOut = (event: DragEvent) => {
    const { types = [] } = event.dataTransfer ?? {};
    const isLink = types.includes('text/uri-list') && !isField(event.composedPath()[0]);
    if (event.defaultPrevented || !event.dataTransfer || !(isLink || types.includes('Files'))) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  };
  listen(signal, window, 'dragover', keepOut);
  listen(signal, window, 'drop', keepOut);
}

const isField = (target: EventTarget | undefined) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));
