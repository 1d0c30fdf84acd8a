// Rules for every text that a customer reads, in every language.

import { readdirSync } from 'node:fs';

/** Tags of the languages beside English: the folders. */
export const languages = readdirSync('src/i18n', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'en')
  .map(({ name }) => name)
  .sort();

/** Hold only what differs from the language without the region. */
export const variants: Readonly<Record<string, string>> = {
  'en-gb': 'en',
  'es-419': 'es',
  'fr-ca': 'fr',
  'pt-br': 'pt',
};

const cyrillic = /\p{Script=Cyrillic}/u;
const han = /\p{Script=Han}/u;
const arabic = /\p{Script=Arabic}/u;
const scripts: Readonly<Record<string, RegExp>> = {
  ar: arabic,
  bg: cyrillic,
  el: /\p{Script=Greek}/u,
  fa: arabic,
  he: /\p{Script=Hebrew}/u,
  hi: /\p{Script=Devanagari}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
  mk: cyrillic,
  sr: cyrillic,
  th: /\p{Script=Thai}/u,
  uk: cyrillic,
  'zh-hans': han,
  'zh-hant': han,
};

/** Latin letters that are right in a text of another script. */
const latinTerms: Readonly<Record<string, RegExp>> = { ja: /IDカード/g, uk: /ID-карт/g };

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

  it.skipIf(language === 'en-gb')('are all translated', () => {
    // a single word may be the same: a camera is one in many languages
    expect(textsThat((text, english) => text === english && text.includes(' '))).toEqual([]);
  });

  it('are in the script of the language', () => {
    const script = scripts[language] ?? /\p{Script=Latin}/u;
    const latin = /HEIC|JPEG|PNG|MB|SMS/g; // names of formats and units are the same everywhere
    const foreign = language in scripts ? /\p{Script=Latin}/u : /[^\p{Script=Latin}\p{Script=Common}]/u;
    const isForeign = (text: string) =>
      foreign.test(text.replace(latin, '').replace(latinTerms[language] ?? latin, ''));
    expect(textsThat((text) => !script.test(text) || isForeign(text))).toEqual([]);
  });

  it('keep the places that are filled in', () => {
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();
    expect(textsThat((text, english) => places(text) !== places(english))).toEqual([]);
  });

  it('do not shout, and are set with typographic characters', () => {
    expect(textsThat((text) => /[!！¡'"]|\.\.|\s\s/.test(text))).toEqual([]);
  });

  it('keep a number on the line of its word', () => {
    // a step's number and all of its words, and of any other number what is counted
    const isTorn = (text: string) => /^(?=.{0,25}[:：])(?=[^:：]* )[^:：]*\p{Nd}|\p{Nd}\.? /u.test(text);
    expect(textsThat((text, english) => isTorn(text) || isTorn(english))).toEqual([]);
  });

  it('ask, wait and end a sentence where English does', () => {
    const ending = (text: string) => /[?.…:]$/.exec(language === 'th' ? text : withOurMarks(text))?.[0];
    const wanted = (english: string) => (language === 'th' ? english.replace(/\.$/, '') : english);
    expect(textsThat((text, english) => ending(text) !== ending(wanted(english)))).toEqual([]);
  });

  /** The end of a sentence as English writes it. Thai has no full stop. */
  const withOurMarks = (text: string) =>
    text
      .replace(language === 'el' ? /[;;]$/ : /[？؟]$/, '?')
      .replace(/[。।]$/, '.')
      .replace(/：$/, ':');
}
