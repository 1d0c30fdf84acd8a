// What every step has: a place to show its screen, and what it needs of the device.

import type { CSSResult, TemplateResult } from 'lit';
import type { Environment } from '../enrolment/environment.js';
import type { CaptureTexts, CaptureTextsAtHand } from '../i18n/en/camera-texts.js';
import type { Texts } from '../i18n/en/element-texts.js';
import type { CameraDevices } from './camera/camera.js';
import type { Detector } from './guidance/detector.js';
import type { Uploads } from './picture-uploads.js';

export type Words = CaptureTexts & Texts;

/** Those that are loaded with every screen. */
export type WordsAtHand = CaptureTextsAtHand & Texts;

/** A step as it looks now, in the customer's language, with the level of its heading: 1 to 6. */
export type Screen = (texts: WordsAtHand, level: number) => TemplateResult;

export interface Stage {
  /** Shows a step's screen in place of the one before. */
  show(screen: Screen): void;
  /** Something on the screen has changed. */
  update(): void;
  /** Adds styles that only some screens need. */
  wear(styles: CSSResult): void;
  readonly uploads: Uploads;
  readonly detector?: Detector | undefined;
  readonly environment: Environment;
  /** The device's cameras; default the browser's. */
  readonly mediaDevices?: CameraDevices | undefined;
  /** Whether the provider's page can be had instead, which lets the customer go on with a phone. */
  readonly hasOtherDevice: boolean;
  /** The session before was given up in the middle, and its pictures with it. */
  readonly isBegunAnew?: boolean;
  /** What the provider made of the document, for the pictures that follow. */
  readonly recognised?: Screen | undefined;
  /** BCP 47, for the names of countries. */
  language(): string;
  /** Aborts when the step is over. */
  readonly signal: AbortSignal;
}
