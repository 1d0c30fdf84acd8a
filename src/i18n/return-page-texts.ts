// Texts of the kit's return page in all our languages, for the kit, which serves this page. No script loads
// them.

import { texts as english, type ReturnPageTexts } from './en/return-texts.js';
import { matchLanguage } from './match-language.js';

const files: Readonly<Record<string, Partial<ReturnPageTexts>>> = import.meta.glob('./*/return-texts.ts', {
  eager: true,
  import: 'texts',
});

/** Tags of its languages, in lower case. */
export const returnPageLanguages: readonly string[] = Object.keys(files).map(
  (path) => path.split('/')[1] ?? '',
);

/** The one of `returnPageLanguages` for a customer's language (BCP 47); that language itself if none fits. */
export const returnPageLanguage = (language: string): string =>
  matchLanguage(language, returnPageLanguages).tags.at(-1) ?? language;

/** What the page says in one of `returnPageLanguages`, and which way it is written. */
export function localizeReturnPage(language: string) {
  const { tags, direction } = matchLanguage(language, returnPageLanguages);
  const parts = tags.map((tag) => files[`./${tag}/return-texts.ts`]);
  return { direction, texts: Object.assign({}, english, ...parts) as ReturnPageTexts };
}
