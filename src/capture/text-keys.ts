// Which words go with what: the customer's text for every step and hint of the camera.

import type { captureTexts } from '../i18n/en/camera-texts.js';
import type { Hint } from './guidance/judge.js';
import type { Progress, Wanted } from './steps.js';

/** A text that is loaded with the camera. */
export type CaptureKey = keyof typeof captureTexts;

/** What is being taken, as the step's heading has it. */
export function titleOf({ wanted, shape }: Progress): CaptureKey {
  return wanted === 'front' && shape === 'passport' ? 'passportPage' : wanted;
}

/** Which step it is, and what of it. */
export function stepOf({ wanted, shape }: Pick<Progress, 'wanted' | 'shape'>): CaptureKey {
  if (wanted === 'face') return 'faceStep';
  if (wanted === 'back') return 'backStep';
  return shape === 'passport' ? 'documentStep' : 'frontStep';
}

/** `muted`: the picture stands still, because of a call or another app. */
export type LiveHint = Hint | 'muted';

export function hintText(hint: LiveHint, wanted: Wanted): CaptureKey {
  if (hint === 'muted') return 'lost';
  const ofFace = wanted === 'face' ? faceHints[hint] : undefined;
  if (ofFace) return ofFace;
  return hint === 'empty' || hint === 'unsure' ? 'hintNoDocument' : keyOf(hint);
}

const faceHints: Readonly<Partial<Record<Hint, CaptureKey>>> = {
  empty: 'hintNoFace',
  out: 'faceAtBorder',
  near: 'faceTooClose',
  far: 'faceTooSmall',
  tilt: 'faceTurned',
  turn: 'faceTurned',
  unsure: 'hintLook',
};

const keyOf = <T extends string>(hint: T) =>
  `hint${hint.charAt(0).toUpperCase()}${hint.slice(1)}` as `hint${Capitalize<T>}`;
