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

/** Scripts, as the locales of a Unix system name them: `sr_RS@latin`. */
const scripts: ReadonlyMap<string, string> = new Map([
  ['latin', 'Latn'],
  ['cyrillic', 'Cyrl'],
  ['devanagari', 'Deva'],
]);

export interface LanguageMatch {
  /** Tags of `available`, from the general one to the special one, which builds on it. Empty if none fits. */
  readonly tags: readonly string[];
  readonly direction: 'ltr' | 'rtl';
}

/**
 * The best of the languages in `available` (BCP 47, in lower case) for a tag, which may be wrong or written
 * as a Unix system does.
 */
export function matchLanguage(tag: string, available: readonly string[]): LanguageMatch {
  const locale = readLocale(tag, available);
  if (!locale) return { tags: [], direction: 'ltr' };
  const { language, region = '' } = locale;
  const { script = '' } = locale.maximize();
  const variant = (region && variantOf[language]?.(region)) || '';
  const parts = [variant, region, script, `${script}-${region}`];
  const wished = [language, ...parts.map((part) => `${language}-${part}`)];
  return {
    tags: [...new Set(wished.map((one) => one.toLowerCase()))].filter((one) => available.includes(one)),
    direction: rightToLeft.test(script) ? 'rtl' : 'ltr',
  };
}

/** A tag in lower case, as `available` has it, of whatever has been written. */
export const canonicalTag = (tag: string): string => (readTag(tag)?.baseName ?? tag).toLowerCase();

/** What a customer with this tag reads, of whom there may be texts that are not ours. */
function readLocale(tag: string, available: readonly string[]): Intl.Locale | undefined {
  const locale = readTag(tag);
  if (!locale || available.includes(locale.language) || !Object.hasOwn(readAs, locale.language))
    return locale;
  return readTag(readAs[locale.language] ?? '');
}

/** Reads `pt_BR`, `de_DE.UTF-8` and `sr_RS@latin` too, and a tag whose end is none without its end. */
function readTag(tag: string): Intl.Locale | undefined {
  const parts = tag.replace(/\.[^@]*/, '').split(/[-_@]/);
  const script = scripts.get(parts.at(-1)?.toLowerCase() ?? '');
  for (let length = parts.length - (script ? 1 : 0); length > 0; length -= 1)
    try {
      return new Intl.Locale(parts.slice(0, length).join('-'), script ? { script } : {});
    } catch {
      // not a tag, or not to its end
    }
  return undefined;
}
