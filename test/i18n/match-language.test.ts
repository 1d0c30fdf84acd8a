import { matchLanguage } from '../../src/i18n/match-language.js';
import { languages } from '../support/text-rules.ts';

const available = ['en', ...languages, 'en-gb', 'es-419', 'he', 'id', 'nb', 'pt-br', 'sr', 'sr-latn', 'hr'];
const ofChina = ['zh-hans', 'zh-hant'];
const best = (tag: string) => matchLanguage(tag, [...available, ...ofChina]).tags.at(-1);

describe('the language that a customer reads best', () => {
  it.for([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE_ch', 'de'],
    ['fr-BE', 'fr'],
    ['FR-CA', 'fr-ca'],
    ['pt', 'pt'],
    ['pt-AO', 'pt'],
    ['pt_BR', 'pt-br'],
    ['es-ES', 'es'],
    ['es-MX', 'es-419'],
    ['es-419', 'es-419'],
    ['en', 'en'],
    ['en-US', 'en'],
    ['en-GB', 'en-gb'],
    ['en-IE', 'en-gb'],
    ['zh', 'zh-hans'],
    ['zh-CN', 'zh-hans'],
    ['zh-TW', 'zh-hant'],
    ['zh-HK', 'zh-hant'],
    ['zh-Hant-TW', 'zh-hant'],
    ['nb-NO', 'nb'],
    ['nn', 'nb'],
    ['no', 'nb'],
    ['sr', 'sr'],
    ['sr-RS', 'sr'],
    ['sr-Latn', 'sr-latn'],
    ['sr-Latn-RS', 'sr-latn'],
    ['sr-ME', 'sr-latn'],
    ['bs-BA', 'hr'],
    ['iw', 'he'],
    ['in-ID', 'id'],
    ['de_DE.UTF-8', 'de'],
    ['de_DE@euro', 'de'],
    ['pt_BR.ISO8859-1', 'pt-br'],
    ['sr_RS@latin', 'sr-latn'],
    ['sr_RS.UTF-8@Latin', 'sr-latn'],
    ['sr-RS-latin', 'sr-latn'],
    ['sr_ME@cyrillic', 'sr'],
    ['ca_ES@valencia', undefined],
    ['de-DE-', 'de'],
  ] as const)('for %s is %s', ([tag, language]) => {
    expect(best(tag)).toBe(language);
  });

  it.for(['fil', 'xx', 'constructor', '', 'e', '../de', 'de/..', 'C.UTF-8', 'POSIX', '@latin', '.', '-'])(
    'for %j is none of ours',
    (tag) => {
      expect(best(tag)).toBeUndefined();
    },
  );

  it('comes with those that it builds on', () => {
    expect(matchLanguage('pt-BR', available).tags).toEqual(['pt', 'pt-br']);
    expect(matchLanguage('zh-Hant-HK', ofChina).tags).toEqual(['zh-hant']);
  });

  it.for([
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['iw', 'rtl'],
    ['fa-AF', 'rtl'],
    ['ur', 'rtl'],
    ['ps', 'rtl'],
    ['de', 'ltr'],
    ['ja', 'ltr'],
    ['az', 'ltr'],
    ['constructor', 'ltr'],
  ] as const)('and is written as %s is: %s', ([tag, direction]) => {
    expect(matchLanguage(tag, available).direction).toBe(direction);
  });
});
