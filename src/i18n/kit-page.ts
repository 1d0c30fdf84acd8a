// What a page of the kit says, in the language that suits a visitor best.

import { matchLanguage, type LanguageMatch } from './match-language.js';

export interface KitPage<Texts> {
  /** Tags of its languages, in lower case. */
  readonly languages: readonly string[];
  /** The one of them for a customer's language (BCP 47); that language itself if none fits. */
  readonly languageFor: (language: string) => string;
  /** What the page says in one of them, and which way it is written. */
  readonly localize: (language: string) => Pick<LanguageMatch, 'direction'> & { readonly texts: Texts };
}

/** Its texts by language: a tag is written there as a name, `ptBr` for `pt-br` and `es419` for `es-419`. */
export function createKitPage<Texts>(
  files: Readonly<Record<string, Partial<Texts>>>,
  english: Texts,
): KitPage<Texts> {
  const byTag = new Map(
    Object.entries(files).map(([name, texts]) => [
      name.replaceAll(/[A-Z]|\d+/g, (part) => `-${part.toLowerCase()}`),
      texts,
    ]),
  );
  const languages = [...byTag.keys()];
  return {
    languages,
    languageFor: (language) => matchLanguage(language, languages).tags.at(-1) ?? language,
    localize(language) {
      const { tags, direction } = matchLanguage(language, languages);
      return { direction, texts: Object.assign({}, english, ...tags.map((tag) => byTag.get(tag))) as Texts };
    },
  };
}
