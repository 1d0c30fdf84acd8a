// The camera's texts in the customer's language. English comes with the camera, and that of its rarer screens
// with them; every other language is a file loaded on demand.

import { captureTexts, type CaptureTextsAtHand } from './en/camera-texts.js';
import { loadCameraTexts } from './load-camera-texts.js';

/**
 * The texts for a language (BCP 47); English for one that we do not have, and when its file cannot be loaded.
 */
export async function localizeCamera(language: string): Promise<CaptureTextsAtHand> {
  const texts = await loadCameraTexts(language).catch(() => undefined);
  return { ...captureTexts, ...texts };
}
