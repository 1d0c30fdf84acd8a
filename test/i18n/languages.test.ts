import { captureTexts } from '../../src/i18n/en/camera-texts.js';
import { detourTexts } from '../../src/i18n/en/detour-texts.js';
import { complete, onDemand, type Texts } from '../../src/i18n/en/element-texts.js';
import { en } from '../../src/i18n/en/first-texts.js';
import { localize } from '../../src/i18n/localize.js';
import { followTheRules, languages, variants } from '../support/text-rules.ts';

type Dictionary = Readonly<Record<string, string>>;

const english = complete(en);
const keys = Object.keys({ ...en, ...onDemand }) as (keyof Texts)[];
const buttons = [
  'agree',
  'disagree',
  'start',
  'showWindow',
  'sameTab',
  'retry',
  'restart',
  'close',
  'stay',
  'leaveNow',
] as const;

describe.for(languages)('the texts in %s', (language) => {
  let texts: Texts;
  beforeAll(async () => {
    texts = complete((await localize(language)).texts);
  });

  it('are loaded, not replaced with English', async () => {
    expect((await localize(language)).language).toBe(language);
  });

  followTheRules(language, () => ({ given: texts, english }));

  it('fit on a button where they are one', () => {
    expect(buttons.filter((key) => texts[key].length > 30)).toEqual([]);
    expect(texts.trouble.length).toBeLessThanOrEqual(40); // a quiet one, on a line of its own
  });

  it('tell the two answers to "leave?" apart', () => {
    expect(texts.stay).not.toBe(texts.leaveNow);
  });
});

describe('a variant of a language', () => {
  const files: Readonly<Record<string, Dictionary>> = import.meta.glob('../../src/i18n/*/*-texts.ts', {
    eager: true,
    import: 'texts',
  });
  const camera: Dictionary = { ...captureTexts, ...detourTexts };
  const englishTexts: Readonly<Record<string, Dictionary>> = {
    'camera-texts': camera,
    'element-texts': english,
  };

  it.for(Object.entries(variants))('has only what differs: %s from %s', ([variant, of]) => {
    const own = Object.entries(files).filter(([path]) => path.includes(`/${variant}/`));
    expect(own.length).toBeGreaterThan(0);
    for (const [path, texts] of own) {
      const file = /[a-z]+-texts/.exec(path)?.[0] ?? '';
      const base = files[path.replace(variant, of)];
      const general = of === 'en' ? (englishTexts[file] ?? base) : base;
      expect(Object.keys(texts).filter((key) => texts[key] === general?.[key])).toEqual([]);
    }
  });
});

describe('French', () => {
  it('has a narrow no-break space before ? ! ; and a wide one before : in Europe', async () => {
    const { texts } = await localize('fr');
    expect(Object.values(texts).filter((text) => /(?<!\u202f)[?!;]|(?<!\u00a0):/.test(text))).toEqual([]);
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
    ['de-AT', 'de', 'ltr', 'Identitäts\u00adprüfung'],
    ['FR-CA', 'fr-ca', 'ltr', 'Vérification d’identité'],
    ['fr-BE', 'fr', 'ltr', 'Vérification d’identité'],
    ['ar', 'ar', 'rtl', 'التحقق من الهوية'],
    ['ar-EG', 'ar', 'rtl', 'التحقق من الهوية'],
    ['en-US', 'en', 'ltr', 'Identity verification'],
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
