// Our own camera: takes a customer through the pictures that the provider wants, and sends them. Loaded on
// demand. It must never keep a picture or a track longer than the step that needs it, nor send a picture that
// the customer has not seen.

import { childOf, untilAborted } from '../enrolment/abort.js';
import { chooseFile } from './choose-file.js';
import { prepare } from './prepare.js';
import { review, refused } from './review.js';
import { complete, send } from './send.js';
import type { Stage } from './stage.js';
import { advance, beginning, type CaptureEnd, type Happening, type Progress } from './steps.js';
import { stuck } from './stuck.js';
import { takeWithCamera } from './take-with-camera.js';

/**
 * Shows one step after the other on the stage. Rejects with the signal's reason when that aborts.
 *
 * @throws KycError as uploads.ts does
 */
export async function runCapture(stage: Stage): Promise<CaptureEnd> {
  let progress = beginning;
  for (;;) {
    if (progress.step.name === 'over') return progress.step.end;
    const step = childOf(stage.signal); // whatever a step holds, it holds no longer than this
    try {
      const happened = await Promise.race([
        perform(progress, { ...stage, signal: step.signal }),
        untilAborted(step.signal),
      ]);
      progress = advance(progress, happened);
    } finally {
      step.abort();
    }
  }
}

function perform(progress: Progress, stage: Stage): Promise<Happening> {
  const { step } = progress;
  switch (step.name) {
    case 'prepare':
      return prepare(progress, stage);
    case 'camera':
      return takeWithCamera(progress, stage);
    case 'files':
      return chooseFile(progress, stage);
    case 'stuck':
      return stuck(step.failure, stage);
    case 'review':
      return review(step.picture, progress, stage);
    case 'refused':
      return refused(step, progress, stage);
    case 'send':
      return send(step.picture, progress, stage);
    case 'complete':
      return complete(stage);
    case 'over':
      throw new Error('There is no step after the last.');
  }
}
