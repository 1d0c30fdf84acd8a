// Which words go with what: the customer's text for every hint, problem and failure of the camera.

import type { CaptureTexts } from '../i18n/en/camera-texts.js';
import type { Hint } from './guidance/judge.js';
import type { PictureProblem } from './picture/picture-error.js';
import type { Progress, Wanted } from './steps.js';

type Key = keyof CaptureTexts;

/** What is being taken, as the step's heading has it. */
export function titleOf({ wanted, shape }: Progress): Key {
  return wanted === 'front' && shape === 'passport' ? 'passportPage' : wanted;
}

/** Which step it is, and what of it. */
export function stepOf({ wanted, shape }: Pick<Progress, 'wanted' | 'shape'>): Key {
  if (wanted === 'face') return 'faceStep';
  if (wanted === 'back') return 'backStep';
  return shape === 'passport' ? 'documentStep' : 'frontStep';
}

export const hintText = (hint: Hint, wanted: Wanted): Key =>
  wanted === 'face' ? faceHints[hint] : documentHints[hint];

const documentHints: Readonly<Record<Hint, Key>> = {
  dark: 'hintDark',
  glare: 'hintGlare',
  blur: 'hintBlur',
  motion: 'hintMotion',
  empty: 'hintNoDocument',
  out: 'hintOut',
  near: 'hintNear',
  far: 'hintFar',
  tilt: 'hintTilt',
  turn: 'hintTurn',
  unsure: 'hintNoDocument',
  good: 'hintGood',
};

const faceHints: Readonly<Record<Hint, Key>> = {
  ...documentHints,
  empty: 'hintNoFace',
  out: 'faceAtBorder',
  near: 'faceTooClose',
  far: 'faceTooSmall',
  tilt: 'faceTurned',
  turn: 'faceTurned',
  unsure: 'hintLook',
};

export const fileProblems: Readonly<Record<PictureProblem, Key>> = {
  'not-a-picture': 'notAPicture',
  'too-large': 'fileTooLarge',
  'too-small': 'fileTooSmall',
  damaged: 'fileDamaged',
  heic: 'fileHeic',
  unfit: 'fileUnfit',
};
