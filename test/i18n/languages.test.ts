import { complete, onDemand, type Texts, type TextsAtHand } from '../../src/i18n/en-on-demand.js';
import { en } from '../../src/i18n/en.js';
import { localize } from '../../src/i18n/localize.js';
import { followTheRules, languages } from '../support/text-rules.ts';

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
  let given: TextsAtHand;
  beforeAll(async () => {
    ({ texts: given } = await localize(language));
    texts = complete(given);
  });

  it('are loaded, not replaced with English', async () => {
    expect((await localize(language)).language).toBe(language);
  });

  followTheRules(language, () => ({ given, english }));

  it('fit on a button where they are one', () => {
    expect(buttons.filter((key) => texts[key].length > 30)).toEqual([]);
    expect(texts.trouble.length).toBeLessThanOrEqual(40); // a quiet one, on a line of its own
  });

  it('tell the two answers to "leave?" apart', () => {
    expect(texts.stay).not.toBe(texts.leaveNow);
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
