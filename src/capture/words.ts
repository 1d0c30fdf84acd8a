// Which words go with what: the customer's text for every hint, problem and failure of the camera.

import type { CaptureTexts } from '../i18n/capture/en.js';
import type { Problem } from './answers.js';
import type { Hint } from './judge.js';
import type { PictureProblem } from './picture.js';
import type { CameraFailure, Progress, Wanted } from './steps.js';

type Key = keyof CaptureTexts;

/** What is being taken, as the step's heading has it. */
export function titleOf({ wanted, shape }: Progress): Key {
  return wanted === 'front' && shape === 'passport' ? 'passportPage' : wanted;
}

export const stepOf = (wanted: Wanted): Key => (wanted === 'face' ? 'faceStep' : 'documentStep');

export function hintText(hint: Hint, wanted: Wanted): Key {
  if (hint === 'empty') return wanted === 'face' ? 'hintNoFace' : 'hintNoDocument';
  return hints[hint];
}

const hints: Readonly<Record<Exclude<Hint, 'empty'>, Key>> = {
  dark: 'hintDark',
  glare: 'hintGlare',
  blur: 'hintBlur',
  motion: 'hintMotion',
  good: 'hintGood',
};

export const fileProblems: Readonly<Record<PictureProblem, Key>> = {
  'not-a-picture': 'notAPicture',
  'too-large': 'fileTooLarge',
  'too-small': 'fileTooSmall',
};

/** What to do about a picture that the provider could not use. */
export function problemText(problem: Problem, wanted: Wanted): Key {
  if (problem === 'WRONG_SIDE') return wanted === 'back' ? 'notBack' : 'notFront';
  return problems[problem];
}

const problems: Readonly<Record<Exclude<Problem, 'WRONG_SIDE'>, Key>> = {
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

export const failures: Readonly<Record<CameraFailure, readonly [title: Key, hint: Key]>> = {
  CAMERA_DENIED: ['denied', 'deniedHint'],
  CAMERA_NOT_FOUND: ['noCamera', 'noCameraHint'],
  CAMERA_IN_USE: ['inUse', 'inUseHint'],
  CAMERA_BLOCKED_BY_POLICY: ['blocked', 'blockedHint'],
  CAMERA_UNSUPPORTED: ['unsupported', 'unsupportedHint'],
  INSECURE_CONTEXT: ['blocked', 'blockedHint'],
  CAMERA_LOST: ['lost', 'lostHint'],
};
