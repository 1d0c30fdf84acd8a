// What the element says while its customer goes on on a phone, in the customer's language. English comes with
// that part; every other language is a file loaded on demand.

import { texts as english, type HandOffTexts } from './en/hand-off-texts.js';

/** The texts for a language (BCP 47); English for one without them, and when its file cannot be loaded. */
export async function localizeHandOff(language: string): Promise<HandOffTexts> {
  if (/^en(-us)?$/i.test(language)) return english;
  try {
    const { loadHandOffTexts } = await import('./languages.js');
    return { ...english, ...(await loadHandOffTexts(language)) };
  } catch {
    return english;
  }
}
