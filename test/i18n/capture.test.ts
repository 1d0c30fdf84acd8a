import { captureTexts, type CaptureTexts } from '../../src/i18n/en/camera-texts.js';
import { detourTexts } from '../../src/i18n/en/detour-texts.js';
import { localizeCamera } from '../../src/i18n/localize-camera.js';
import { onDemand } from '../../src/i18n/en/element-texts.js';
import { en } from '../../src/i18n/en/first-texts.js';
import { followTheRules, languages } from '../support/text-rules.ts';

const english: CaptureTexts = { ...captureTexts, ...detourTexts };
const buttons = [
  'useCamera',
  'useFiles',
  'shutter',
  'chooseFile',
  'takePhoto',
  'use',
  'again',
  'anotherFile',
  'copyLink',
  'otherDevice',
  'providerPage',
] as const;

describe.for(languages)("our own camera's texts in %s", (language) => {
  let texts: CaptureTexts;
  beforeAll(async () => {
    texts = { ...detourTexts, ...(await localizeCamera(language)) };
  });

  followTheRules(language, () => ({ given: texts, english }));

  it('fit on a button where they are one', () => {
    expect(buttons.filter((key) => texts[key].length > 32)).toEqual([]);
  });

  it('tell apart what is wanted, and what is wrong with it', () => {
    const groups = [
      ['front', 'back', 'face', 'passportPage'],
      [
        ...['hintDark', 'hintGlare', 'hintBlur', 'hintMotion', 'hintNoDocument', 'hintNoFace', 'hintGood'],
        ...['hintOut', 'hintNear', 'hintFar', 'hintTilt', 'hintTurn', 'hintLook'],
      ],
      ['documentStep', 'frontStep', 'backStep', 'faceStep'],
      [
        'faceTurned',
        'faceAtBorder',
        'faceCropped',
        'faceCovered',
        'faceNotFound',
        'faceTooClose',
        'faceTooSmall',
        'tooManyFaces',
      ],
      ['denied', 'noCamera', 'inUse', 'blocked', 'unsupported', 'lost'],
    ] as const;
    for (const group of groups) expect(new Set(group.map((key) => texts[key])).size).toBe(group.length);
  });
});

describe("our own camera's texts", () => {
  it('have names that no other text of ours has', () => {
    const others = Object.keys({ ...en, ...onDemand });
    expect(Object.keys(english).filter((key) => others.includes(key))).toEqual([]);
  });

  it('are set as French is in Europe and in Canada', async () => {
    const [european, canadian] = await Promise.all([localizeCamera('fr'), localizeCamera('fr-CA')]);
    expect(Object.values(european).filter((text) => /(?<!\u202f)[?!;]|(?<!\u00a0):/.test(text))).toEqual([]);
    expect(Object.values(canadian).filter((text) => /\s[?!;]|\u202f/.test(text))).toEqual([]);
  });

  it.for([
    ['de-AT', 'de'],
    ['FR-ca', 'fr-ca'],
    ['fr-BE', 'fr'],
    ['ar-EG', 'ar'],
  ] as const)('are for %s those in %s', async ([tag, language]) => {
    expect(await localizeCamera(tag)).toEqual(await localizeCamera(language));
  });

  it.for(['en', 'en-US', 'xx', 'constructor', ''])('are English for %j', async (tag) => {
    expect(await localizeCamera(tag)).toEqual(captureTexts);
  });
});
