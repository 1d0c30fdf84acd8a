// The element's languages, each by its own name.

const tags = [
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'en',
  'es',
  'fi',
  'fr',
  'fr-CA',
  'hu',
  'ja',
  'lv',
  'pt',
  'ro',
  'sk',
  'sv',
  'uk',
];

/** One option for each language. */
export const languageOptions = (): readonly HTMLOptionElement[] =>
  tags.map((tag) => {
    const option = new Option(new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag, tag);
    option.lang = tag;
    return option;
  });
