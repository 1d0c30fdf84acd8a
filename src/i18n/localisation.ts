import type { TextsAtHand } from './en/element-texts.js';

/** Texts, with the tag of the language they are really in. */
export interface Localisation {
  readonly texts: TextsAtHand;
  /** BCP 47 tag for the `lang` of our inner root. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}
