// A picture that the provider could not use: the customer sees it again, with what was wrong. Loaded on
// demand.

import { html } from 'lit';
import type { CaptureTexts } from '../../i18n/en/camera-texts.js';
import { readRetakeReason, type RetakeReason } from '../retake-reasons.js';
import { createPreview } from '../picture/preview.js';
import type { Stage } from '../stage.js';
import type { Happening, Progress, Step, Wanted } from '../steps.js';
import { stepOf } from '../text-keys.js';
import { drawProblem } from './drawings.js';
import { allWords } from './all-words.js';
import { refusedStyles } from './refused-styles.js';
import { alert, head, primary } from './screen-parts.js';

type Key = keyof CaptureTexts;

export function refused(
  { picture, problem }: Extract<Step, { name: 'refused' }>,
  progress: Progress,
  { show, wear, signal }: Stage,
): Promise<Happening> {
  const { wanted, way } = progress;
  const reason = readRetakeReason(problem);
  wear(refusedStyles);
  return new Promise((resolve) => {
    const preview = createPreview(picture, signal);
    show((atHand, level) => {
      const texts = allWords(atHand);
      return html`<div part="capture">
      ${head({ level, step: texts[stepOf(progress)], title: texts.refused })}
      ${drawProblem(reason, progress)}
      <div part="picture refused" role="img" aria-label=${texts.picture}>${preview}</div>
      ${alert(texts[problemText(reason, wanted)])}
      <div part="actions">${primary(way === 'camera' ? texts.again : texts.anotherFile, () => {
        resolve({ kind: 'again' });
      })}</div>
    </div>`;
    });
  });
}

/** What to do about a picture that the provider could not use. */
function problemText(problem: RetakeReason, wanted: Wanted): Key {
  if (problem === 'WRONG_SIDE') return wanted === 'back' ? 'notBack' : 'notFront';
  return problems[problem];
}

const problems: Readonly<Record<Exclude<RetakeReason, 'WRONG_SIDE'>, Key>> = {
  DOCUMENT_NOT_RECOGNIZED: 'notRecognised',
  FACE_QUALITY_LOW: 'unclearPhoto',
  FACE_ANGLE_TOO_LARGE: 'faceTurned',
  FACE_CLOSE_TO_BORDER: 'faceAtBorder',
  FACE_CROPPED: 'faceCropped',
  FACE_IS_OCCLUDED: 'faceCovered',
  FACE_NOT_FOUND: 'faceNotFound',
  FACE_TOO_CLOSE: 'faceTooClose',
  FACE_TOO_SMALL: 'faceTooSmall',
  TOO_MANY_FACES: 'tooManyFaces',
  TOO_LARGE: 'fileTooLarge',
  UNKNOWN: 'unusable',
};
