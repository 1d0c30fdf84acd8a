// Which of the languages that there are a customer reads best. It knows tags and regions, and no texts.

/** Tags of the present, and languages that a speaker of the other one reads without effort. */
const readAs: Readonly<Record<string, string>> = { bs: 'hr', cnr: 'sr-Latn', nn: 'nb', no: 'nb' };

/** Scripts that are written from right to left. Firefox cannot tell them by `Intl.Locale` (2026-11). */
const rightToLeft = /^(Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa)$/;

const americanEnglish = 'AS CA GU LR MP PH PR UM US VI'.split(' ');
const europeanSpanish = 'EA ES GQ IC PH'.split(' ');

/** Regions that share one variant of a language (Unicode CLDR, parent locales). */
const variantOf: Readonly<Record<string, (region: string) => string | undefined>> = {
  en: (region) => (americanEnglish.includes(region) ? undefined : 'GB'),
  es: (region) => (europeanSpanish.includes(region) ? undefined : '419'),
};

export interface LanguageMatch {
  /** Tags of `available`, from the general one to the special one, which builds on it. Empty if none fits. */
  readonly tags: readonly string[];
  readonly direction: 'ltr' | 'rtl';
}

/**
 * The best of the languages in `available` (BCP 47, in lower case) for a tag, which may be wrong or written
 * with `_`.
 */
export function matchLanguage(tag: string, available: readonly string[]): LanguageMatch {
  const locale = readTag(tag);
  if (!locale) return { tags: [], direction: 'ltr' };
  const { language, region = '' } = locale;
  const { script = '' } = locale.maximize();
  const variant = (region && variantOf[language]?.(region)) || '';
  const wished = [language, ...[variant, region, script].map((part) => `${language}-${part}`)];
  return {
    tags: [...new Set(wished.map((one) => one.toLowerCase()))].filter((one) => available.includes(one)),
    direction: rightToLeft.test(script) ? 'rtl' : 'ltr',
  };
}

function readTag(tag: string): Intl.Locale | undefined {
  try {
    const locale = new Intl.Locale(tag.replaceAll('_', '-'));
    const other = Object.hasOwn(readAs, locale.language) ? readAs[locale.language] : undefined;
    return other ? new Intl.Locale(other) : locale;
  } catch {
    return undefined; // not a tag at all
  }
}
