import { localizeCamera } from '../../src/i18n/localize-camera.js';
import { localize } from '../../src/i18n/localize.js';
import { registerLanguage, registered } from '../../src/i18n/registered-languages.js';

describe('a language that the page registers', () => {
  afterEach(() => {
    registered.clear();
  });

  it('is used for its regions too; what it leaves out is English', async () => {
    registerLanguage('eu', { title: 'Nortasuna egiaztatzea' });
    const { texts, language, direction } = await localize('eu-ES');
    expect({ language, direction }).toEqual({ language: 'eu', direction: 'ltr' });
    expect(texts).toMatchObject({
      title: 'Nortasuna egiaztatzea',
      failed: 'The verification was not successful',
    });
  });

  it('runs the way that its script does', async () => {
    registerLanguage('ur', { title: 'شناخت کی تصدیق' });
    expect(await localize('ur-PK')).toMatchObject({ language: 'ur', direction: 'rtl' });
  });

  it('replaces words of ours and leaves the others', async () => {
    const before = (await localize('de')).texts;
    registerLanguage('DE', { title: 'Ausweis prüfen' });
    const { texts, language } = await localize('de-AT');
    expect(language).toBe('de');
    expect(texts).toEqual({ ...before, title: 'Ausweis prüfen' });
  });

  it('can be English', async () => {
    registerLanguage('en', { title: 'Your identity' });
    expect((await localize('en-US')).texts.title).toBe('Your identity');
    expect((await localize('en-GB')).texts.title).toBe('Your identity');
  });

  it('has words for our own camera, which come with the others', async () => {
    registerLanguage('eu', { shutter: 'Atera argazkia' });
    const { texts } = await localize('eu');
    expect({ ...(await localizeCamera('eu')), ...texts }).toMatchObject({ shutter: 'Atera argazkia' });
  });

  it.each([
    ['pt_BR', 'pt-BR'],
    ['PT-br', 'pt-BR'],
    ['eu_ES.UTF-8', 'eu-ES'],
    ['zh-Hant-TW', 'zh-TW'],
    ['zh_TW', 'zh-Hant-TW'],
    ['sr_RS@latin', 'sr-Latn-RS'],
    ['iw', 'he'],
    ['he', 'iw'],
    ['nn', 'nn-NO'],
    ['bs', 'bs-BA'],
    ['de-DE-u-co-phonebk', 'de-DE'],
  ])('may be written in another way than the customer’s: %s for %s', async (tag, wished) => {
    registerLanguage(tag, { title: 'of the page' });
    expect((await localize(wished)).texts.title).toBe('of the page');
  });

  it.each(['', '../de', '?', '@latin'])('with a tag that is none, is nobody’s: %j', async (tag) => {
    registerLanguage(tag, { title: 'of the page' });
    expect((await localize('de')).texts.title).not.toBe('of the page');
    expect((await localize('eu')).texts.title).toBe('Identity verification');
  });

  it('changes nothing for another', async () => {
    const before = await localize('fr');
    registerLanguage('eu', { title: 'Nortasuna egiaztatzea' });
    expect(await localize('fr')).toEqual(before);
  });
});
