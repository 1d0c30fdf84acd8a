import {
  localizeReturnPage,
  returnPageLanguage,
  returnPageLanguages,
} from '../../src/i18n/return-page-texts.js';
import { phonePageLanguages } from '../../src/i18n/phone-page-texts.js';
import { languages, variants } from '../support/text-rules.ts';

describe("the return page's texts", () => {
  it.for(languages.filter((language) => !(language in variants)))(
    'are there and translated for each language that the element speaks: %s',
    (language) => {
      expect(returnPageLanguages).toContain(language);
      const { texts } = localizeReturnPage(language);
      const english = localizeReturnPage('en').texts;
      expect(Object.keys(texts)).toEqual(Object.keys(english));
      expect(Object.values(texts).filter((text) => !text.trim())).toEqual([]);
      expect(texts.title).not.toBe(english.title);
      expect(texts.hint).not.toBe(english.hint);
    },
  );

  it('and those of the page on the phone are listed, each folder of them', () => {
    const folders = (files: Readonly<Record<string, unknown>>) =>
      Object.keys(files).map((path) => path.split('/').at(-2));
    const ofReturn = import.meta.glob('../../src/i18n/*/return-texts.ts');
    const ofPhone = import.meta.glob('../../src/i18n/*/phone-texts.ts');
    expect([...returnPageLanguages].sort()).toEqual(folders(ofReturn).sort());
    expect([...phonePageLanguages].sort()).toEqual(folders(ofPhone).sort());
  });

  it('run from right to left where the language does', () => {
    expect(localizeReturnPage('ar').direction).toBe('rtl');
    expect(localizeReturnPage('de').direction).toBe('ltr');
  });

  it.for([
    ['de-AT', 'de'],
    ['fr_CA', 'fr'],
    ['en-AU', 'en'],
    ['xx', 'xx'],
  ] as const)('for %s are those in %s', ([tag, language]) => {
    expect(returnPageLanguage(tag)).toBe(language);
  });
});
