// Texts of the phone's page of a hand-off in all our languages, for the kit, which serves this page. No script
// loads them.

import { texts as english, type PhoneTexts } from './en/phone-texts.js';
import { matchLanguage } from './match-language.js';

const files: Readonly<Record<string, Partial<PhoneTexts>>> = import.meta.glob('./*/phone-texts.ts', {
  eager: true,
  import: 'texts',
});

/** Tags of its languages, in lower case. */
export const phonePageLanguages: readonly string[] = Object.keys(files).map(
  (path) => path.split('/')[1] ?? '',
);

/** The one of `phonePageLanguages` for a customer's language (BCP 47); that language itself if none fits. */
export const phonePageLanguage = (language: string): string =>
  matchLanguage(language, phonePageLanguages).tags.at(-1) ?? language;

/** What the page says in one of `phonePageLanguages`, and which way it is written. */
export function localizePhonePage(language: string) {
  const { tags, direction } = matchLanguage(language, phonePageLanguages);
  const parts = tags.map((tag) => files[`./${tag}/phone-texts.ts`]);
  return { direction, texts: Object.assign({}, english, ...parts) as PhoneTexts };
}
