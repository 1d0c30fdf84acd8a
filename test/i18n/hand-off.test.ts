import { existsSync } from 'node:fs';
import { texts as element } from '../../src/i18n/en/hand-off-texts.js';
import { texts as phone } from '../../src/i18n/en/phone-texts.js';
import { localizePhonePage, phonePageLanguage, phonePageLanguages } from '../../src/i18n/phone-page-texts.js';
import { followTheRules, languages, variants } from '../support/text-rules.ts';

interface LanguageFile {
  readonly texts: object;
}

describe.for([
  ['hand-off-texts', element],
  ['phone-texts', phone],
] as const)('%s', ([name, english]) => {
  const ours = languages.filter(
    (language) => !(language in variants) && existsSync(`src/i18n/${language}/${name}.ts`),
  );

  it('are there in many languages', () => {
    expect(ours.length).toBeGreaterThan(20);
  });

  describe.for(ours)('in %s', (language) => {
    let given: object = {};
    beforeAll(async () => {
      given = ((await import(`../../src/i18n/${language}/${name}.ts`)) as LanguageFile).texts;
    });
    followTheRules(language, () => ({ given, english }));
  });
});

describe('the phone’s page', () => {
  it('speaks a variant by its language, with what differs', () => {
    expect(phonePageLanguages).toContain('fr-ca');
    expect(localizePhonePage('fr').texts.question).toMatch(/\u202f\?$/);
    expect(localizePhonePage('fr-ca').texts.question).toMatch(/\S\?$/);
    expect(localizePhonePage('pt-br').texts.yes).toBe(localizePhonePage('pt').texts.yes);
  });

  it('speaks English to whoever speaks nothing of ours, and Arabic from right to left', () => {
    expect(localizePhonePage(phonePageLanguage('xx')).texts).toEqual(phone);
    expect(localizePhonePage('ar').direction).toBe('rtl');
  });
});
