// What the element says while its customer goes on on a phone, in the customer's language. English comes with
// that part; every other language is a file loaded on demand.

import { texts as english, type HandOffTexts } from './en/hand-off-texts.js';

/** The texts for a language (BCP 47); English for one without them, and when its file cannot be loaded. */
export const localizeHandOff = async (language: string): Promise<HandOffTexts> =>
  /^en(-us)?$/i.test(language)
    ? english
    : import('./languages.js')
        .then(({ loadHandOffTexts }) => loadHandOffTexts(language))
        .then(
          (texts) => ({ ...english, ...texts }),
          () => english,
        );
