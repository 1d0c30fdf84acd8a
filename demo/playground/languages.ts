// The element's languages, each by its own name.

/** The folders are the languages. */
const tags = Object.keys(import.meta.glob('../../src/i18n/*/element-texts.ts'))
  .map((path) => Intl.getCanonicalLocales(path.split('/').at(-2))[0] ?? '')
  .sort();

/** One option for each language. */
export const languageOptions = (): readonly HTMLOptionElement[] =>
  tags.map((tag) => {
    const option = new Option(new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag, tag);
    option.lang = tag;
    return option;
  });
