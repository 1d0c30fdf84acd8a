// Texts of the hosted pages; other languages are shown in English.

import { bulgarian } from './texts/bg.js';
import { english } from './texts/en.js';

export interface PageTexts {
  readonly banner: string;
  readonly identificationTitle: string;
  /** With `{n}` and `{total}`. */
  readonly step: string;
  readonly documentHeading: string;
  readonly documentBody: string;
  readonly takePhoto: string;
  readonly selfieHeading: string;
  readonly selfieBody: string;
  readonly takeSelfie: string;
  readonly cancel: string;
  readonly doneHeading: string;
  readonly doneBody: string;
  readonly failedHeading: string;
  readonly failedBody: string;
  readonly usedHeading: string;
  readonly usedBody: string;
  readonly continueLabel: string;
  readonly signingTitle: string;
  readonly signHeading: string;
  readonly signBody: string;
  readonly contract: string;
  readonly terms: string;
  /** With `{n}`. */
  readonly pages: string;
  readonly signHere: string;
  readonly sign: string;
  readonly reject: string;
  /** The report didn't arrive. */
  readonly problem: string;
}

const texts = { en: english, bg: bulgarian };

/** The texts for a BCP 47 language, which is read without its region; `lang` is what was found. */
export function textsFor(language: string | undefined): {
  readonly lang: keyof typeof texts;
  readonly texts: PageTexts;
} {
  const lang = /^bg\b/i.test(language ?? '') ? 'bg' : 'en';
  return { lang, texts: texts[lang] };
}
