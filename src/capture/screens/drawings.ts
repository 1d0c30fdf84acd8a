// Small drawings beside the words: what was wrong with a picture that has to be taken again.

import { html, type TemplateResult } from 'lit';
import type { RetakeReason } from '../retake-reasons.js';
import type { Progress } from '../steps.js';

const frame = 'M3 5h42v28H3z';
const cardIn = 'M9 10h30v18H9zM13 14h7v9h-7zM24 15h11M24 19h11M24 23h7';
const cardOut = 'M20 12h30v18H20zM24 16h7v9h-7zM35 17h10M35 21h10';
const oval = 'M24 3c16 0 16 32 0 32S8 3 24 3';
/** A head, and the shoulders below it. */
const headAt = (x: number, y: number, size: number) =>
  `M${x} ${y - size}c${size} 0 ${size} ${2 * size} 0 ${2 * size}s${-size}-${2 * size} 0-${2 * size}` +
  `M${x - 1.4 * size} ${y + 2.4 * size}c0-${1.6 * size} ${2.8 * size}-${1.6 * size} ${2.8 * size} 0`;
const turnAround = 'M16 36c6 5 14 5 18-1M34 35v4M34 35h-4';

const problems: Readonly<Record<RetakeReason, readonly string[]>> = {
  DOCUMENT_NOT_RECOGNIZED: [frame, cardOut],
  FACE_QUALITY_LOW: [frame, cardIn, 'M16 13l-3-3M16 10v-3M20 13l3-3M10 17H6'],
  WRONG_SIDE: [frame, cardIn, turnAround],
  FACE_ANGLE_TOO_LARGE: [oval, headAt(24, 19, 9), 'M29 17h4M28 22h3'],
  FACE_CLOSE_TO_BORDER: [oval, headAt(35, 26, 8)],
  FACE_CROPPED: [oval, headAt(24, 2, 10)],
  FACE_IS_OCCLUDED: [oval, headAt(24, 19, 10), 'M15 17h18M15 20h18'],
  FACE_NOT_FOUND: [oval, 'M21 15c0-6 9-5 6 1-1 2-3 2-3 5M24 26v.2'],
  FACE_TOO_CLOSE: [oval, headAt(24, 19, 20)],
  FACE_TOO_SMALL: [oval, headAt(24, 19, 4)],
  TOO_MANY_FACES: [oval, headAt(17, 19, 7), headAt(32, 19, 7)],
  TOO_LARGE: [frame, cardIn],
  UNKNOWN: [frame, cardIn],
};

/** For those who see it; the words stand beside it. */
export const drawProblem = (problem: RetakeReason, { wanted }: Pick<Progress, 'wanted'>): TemplateResult =>
  draw(problem === 'UNKNOWN' && wanted === 'face' ? [oval, headAt(24, 19, 10)] : problems[problem]);

const draw = (paths: readonly string[]): TemplateResult =>
  html`<svg part="sketch" viewBox="0 0 48 40" aria-hidden="true"><path d=${paths.join('')} /></svg>`;
