import { returnPageLanguages, returnPageTexts } from '../../src/i18n/return-page-texts.js';
import { localize } from '../../src/i18n/localize.js';

describe("the return page's texts", () => {
  it.for(returnPageLanguages.filter((language) => language !== 'en'))(
    'are those of a language that the element speaks, and translated: %s',
    async (language) => {
      expect((await localize(language)).language).toBe(language);
      const [texts, english] = [returnPageTexts(language), returnPageTexts('en')];
      expect(
        Object.entries(texts).filter(
          ([name, text]) => !text || text === english[name as keyof typeof english],
        ),
      ).toEqual([]);
    },
  );

  it('are there for every language that the element speaks', () => {
    expect([...returnPageLanguages].sort()).toEqual(
      'ar bg cs da de en es fi fr fr-ca hu ja lv pt ro sk sv uk'.split(' '),
    );
  });
});
