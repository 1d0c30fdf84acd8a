// Texts of the hosted pages; other languages are shown in English.

import { bulgarian } from './texts/bg.js';
import { english, type PageTexts } from './texts/en.js';

const texts = { en: english, bg: bulgarian };

/** The texts for a BCP 47 language, which is read without its region; `lang` is what was found. */
export function textsFor(language: string | undefined): {
  readonly lang: keyof typeof texts;
  readonly texts: PageTexts;
} {
  const lang = /^bg\b/i.test(language ?? '') ? 'bg' : 'en';
  return { lang, texts: texts[lang] };
}
