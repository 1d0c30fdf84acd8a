// Texts of the hosted pages. Any other language is shown in English.

import { bulgarian } from './texts/bg.js';
import { english, type PageTexts } from './texts/en.js';

const texts = { en: english, bg: bulgarian };

/** The texts for a BCP 47 tag, whose region is ignored. `lang` is the language that was found. */
export function textsFor(language: string | undefined): {
  readonly lang: keyof typeof texts;
  readonly texts: PageTexts;
} {
  const lang = /^bg\b/i.test(language ?? '') ? 'bg' : 'en';
  return { lang, texts: texts[lang] };
}
