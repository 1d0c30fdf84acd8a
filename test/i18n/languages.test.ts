import { complete, onDemand, type Texts } from '../../src/i18n/en-on-demand.js';
import { en } from '../../src/i18n/en.js';
import { localize } from '../../src/i18n/localize.js';

const english = complete(en);
const keys = Object.keys({ ...en, ...onDemand }) as (keyof Texts)[];
const buttons = ['agree', 'disagree', 'start', 'showWindow', 'sameTab', 'retry', 'restart', 'close', 'stay', 'leaveNow'] as const;
const languages = 'ar bg cs da de es fi fr fr-ca hu ja lv pt ro sk sv uk'.split(' ');

const scripts: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  bg: /\p{Script=Cyrillic}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  uk: /\p{Script=Cyrillic}/u,
};

describe.for(languages)('the texts in %s', (language) => {
  let texts: Texts;
  let names: string[];
  beforeAll(async () => {
    const { texts: given } = await localize(language);
    names = Object.keys(given);
    texts = complete(given);
  });

  const textsThat = (isWrong: (text: string, key: keyof Texts) => boolean) => keys.filter((key) => isWrong(texts[key], key));

  it('are loaded, not replaced with English', async () => {
    expect((await localize(language)).language).toBe(language);
  });

  it('have every key of English and no other', () => {
    expect([...names].sort()).toEqual([...keys].sort());
  });

  it('are all there, without space around them', () => {
    expect(textsThat((text) => !text || text.trim() !== text)).toEqual([]);
  });

  it('are all translated', () => {
    expect(textsThat((text, key) => text === english[key])).toEqual([]);
  });

  it('are in the script of the language', () => {
    const script = scripts[language] ?? /\p{Script=Latin}/u;
    const foreign = language in scripts ? /\p{Script=Latin}/u : /[^\p{Script=Latin}\p{Script=Common}]/u;
    expect(textsThat((text) => !script.test(text) || foreign.test(text))).toEqual([]);
  });

  it('do not shout, and are set with typographic characters', () => {
    expect(textsThat((text) => /[!！¡'"]|\.\.|\s\s/.test(text))).toEqual([]);
  });

  it('ask, wait and end a sentence where English does', () => {
    const ending = (text: string) => /[?.…]$/.exec(text.replace(/[？؟]$/, '?').replace(/。$/, '.'))?.[0];
    expect(textsThat((text, key) => ending(text) !== ending(english[key]))).toEqual([]);
  });

  it('fit on a button where they are one', () => {
    expect(buttons.filter((key) => texts[key].length > 30)).toEqual([]);
    expect(texts.trouble.length).toBeLessThanOrEqual(40); // a quiet one, on a line of its own
  });

  it('tell the two answers to "leave?" apart', () => {
    expect(texts.stay).not.toBe(texts.leaveNow);
  });
});

describe('French', () => {
  it('has a narrow no-break space before ? ! ; : in Europe', async () => {
    const { texts } = await localize('fr');
    expect(Object.values(texts).filter((text) => /(?<!\u202f)[?!;:]/.test(text))).toEqual([]);
  });

  it('has none before ? ! ; in Canada', async () => {
    const { texts } = await localize('fr-CA');
    expect(Object.values(texts).filter((text) => /\s[?!;]/.test(text))).toEqual([]);
  });

  it('says some things differently in Canada', async () => {
    const [european, canadian] = [(await localize('fr')).texts, (await localize('fr-CA')).texts];
    expect(keys.filter((key) => european[key] !== canadian[key]).length).toBeGreaterThanOrEqual(3);
  });
});

describe('localize', () => {
  it.for([
    ['de-AT', 'de', 'ltr', 'Identitätsprüfung'],
    ['pt-BR', 'pt', 'ltr', 'Verificação de identidade'],
    ['FR-CA', 'fr-ca', 'ltr', 'Vérification d’identité'],
    ['fr-BE', 'fr', 'ltr', 'Vérification d’identité'],
    ['ar', 'ar', 'rtl', 'التحقق من الهوية'],
    ['ar-EG', 'ar', 'rtl', 'التحقق من الهوية'],
    ['en-GB', 'en', 'ltr', 'Identity verification'],
    ['xx', 'en', 'ltr', 'Identity verification'],
    ['constructor', 'en', 'ltr', 'Identity verification'],
    ['', 'en', 'ltr', 'Identity verification'],
  ] as const)('answers %s with %s, %s', async ([tag, language, direction, title]) => {
    const localisation = await localize(tag);
    expect(localisation).toMatchObject({ language, direction });
    expect(localisation.texts.title).toBe(title);
  });

  it('has English at hand without waiting', () => {
    expect(localize('en')).not.toBeInstanceOf(Promise);
  });
});
