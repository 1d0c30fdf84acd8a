// Loads the camera's texts in another language than English. What is about to show the camera asks for them
// before it has the English ones.

import type { CaptureTexts } from './en/camera-texts.js';

/** None for English, and for a language (BCP 47) that we do not have. Rejects when its file does not load. */
export async function loadCameraTexts(language: string): Promise<Partial<CaptureTexts>> {
  if (/^en(-us)?$/i.test(language)) return {};
  return (await import('./languages.js')).loadCameraTexts(language);
}
