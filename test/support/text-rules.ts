// Rules for every text that a customer reads, in every language.

export const languages = 'ar bg cs da de es fi fr fr-ca hu ja lv pt ro sk sv uk'.split(' ');

const scripts: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  bg: /\p{Script=Cyrillic}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  uk: /\p{Script=Cyrillic}/u,
};

/** Latin letters that are right in a text of another script. */
const latinTerms: Readonly<Record<string, RegExp>> = { uk: /ID-карт/g };

type Dictionary = Readonly<Record<string, string>>;

/** Call it within a `describe`. It tests one language's texts against the English ones. */
export function followTheRules(
  language: string,
  dictionaries: () => { readonly given: object; readonly english: Dictionary },
): void {
  const entries = () => Object.entries(dictionaries().given as Dictionary);
  const textsThat = (isWrong: (text: string, english: string) => boolean) =>
    entries().filter(([key, text]) => isWrong(text, dictionaries().english[key] ?? ''));

  it('have every key of English and no other', () => {
    expect(
      entries()
        .map(([key]) => key)
        .sort(),
    ).toEqual(Object.keys(dictionaries().english).sort());
  });

  it('are all there, without space around them', () => {
    expect(textsThat((text) => !text || text.trim() !== text)).toEqual([]);
  });

  it('are all translated', () => {
    expect(textsThat((text, english) => text === english)).toEqual([]);
  });

  it('are in the script of the language', () => {
    const script = scripts[language] ?? /\p{Script=Latin}/u;
    const latin = /HEIC|JPEG|PNG|MB/g; // names of formats and units are the same everywhere
    const foreign = language in scripts ? /\p{Script=Latin}/u : /[^\p{Script=Latin}\p{Script=Common}]/u;
    const isForeign = (text: string) =>
      foreign.test(text.replace(latin, '').replace(latinTerms[language] ?? latin, ''));
    expect(textsThat((text) => !script.test(text) || isForeign(text))).toEqual([]);
  });

  it('do not shout, and are set with typographic characters', () => {
    expect(textsThat((text) => /[!！¡'"]|\.\.|\s\s/.test(text))).toEqual([]);
  });

  it('ask, wait and end a sentence where English does', () => {
    const ending = (text: string) =>
      /[?.…:]$/.exec(
        text
          .replace(/[？؟]$/, '?')
          .replace(/。$/, '.')
          .replace(/：$/, ':'),
      )?.[0];
    expect(textsThat((text, english) => ending(text) !== ending(english))).toEqual([]);
  });
}
