// Every screen of ours on one page, in one language after the other. A test bundles this file, opens it and
// asks for what is wrong.

import { consentStyles } from '../../src/consent/consent-styles.js';
import { captureStyles } from '../../src/capture/screens/capture-styles.js';
import { fileStyles } from '../../src/capture/screens/file-styles.js';
import { recognisedStyles } from '../../src/capture/screens/recognised-styles.js';
import { refusedStyles } from '../../src/capture/screens/refused-styles.js';
import { styles } from '../../src/element/theme-and-first-screen-styles.js';
import { handOffStyles } from '../../src/element/hand-off-styles.js';
import { adoptSheets } from '../../src/element/message.js';
import { adoptViewsStyles } from '../../src/element/views.js';
import { detourTexts } from '../../src/i18n/en/detour-texts.js';
import { complete } from '../../src/i18n/en/element-texts.js';
import { localizeCamera } from '../../src/i18n/localize-camera.js';
import { localizeHandOff } from '../../src/i18n/localize-hand-off.js';
import { localize } from '../../src/i18n/localize.js';
import { cameraViews } from './camera-views.js';
import { consentViews, elementViews, handOffViews } from './element-views.js';
import { adopt, hang, type Exhibit, type Wording } from './exhibit.js';
import { findCut } from './find-cut.js';
import { keylessIn, keysIn, markedWording, missingFrom, textOf } from './find-missing.js';
import { kitPages } from './kit-pages.js';
import { startAll } from './live-elements.js';

export interface Way {
  /** A folder of src/i18n. */
  readonly language: string;
  /** Of the text, in per cent of the usual. */
  readonly size: number;
  /** Of each screen, in pixels. */
  readonly width: number;
}

export interface Gallery {
  readonly languages: readonly string[];
  readonly exhibits: readonly Exhibit[];
  /** Shows every screen in a way. */
  readonly show: (way: Way) => Promise<void>;
  /** The same, and returns what is wrong with them. To find that takes far longer. */
  readonly findWrong: (way: Way) => Promise<string[]>;
  /** Keys that no screen has. */
  readonly unseenKeys: () => string[];
}

declare global {
  interface Window {
    gallery?: Gallery;
  }
}

const ofElement = (root: ShadowRoot) => {
  adopt(root, [styles]);
  adoptViewsStyles(root);
};

const languages = Object.keys(import.meta.glob('../../src/i18n/*/element-texts.ts'))
  .map((path) => path.split('/').at(-2) ?? '')
  .sort();

async function wordingOf(language: string): Promise<Wording> {
  const { texts, direction } = await localize(language);
  const [camera, handOff] = await Promise.all([localizeCamera(language), localizeHandOff(language)]);
  return { language, direction, element: complete(texts), camera: { ...detourTexts, ...camera }, handOff };
}

async function open(): Promise<Gallery> {
  const exhibits: readonly Exhibit[] = [
    ...hang(elementViews, ofElement),
    ...hang(consentViews, (root) => {
      ofElement(root);
      adopt(root, [consentStyles]);
    }),
    ...hang(handOffViews, (root) => {
      ofElement(root);
      adoptSheets(root, [handOffStyles]);
    }),
    ...hang(cameraViews, (root) => {
      ofElement(root);
      adopt(root, [...captureStyles, fileStyles, recognisedStyles, refusedStyles]);
    }),
    ...(await startAll()),
    ...kitPages(),
  ];
  const english = await wordingOf('en');
  const marked = markedWording(english);
  const keys = new Map<Exhibit, readonly string[]>();
  const keyless: string[] = [];
  for (const exhibit of exhibits) {
    exhibit.box.className = 'exhibit';
    await exhibit.show(marked);
    if (exhibit.own) continue;
    keys.set(exhibit, keysIn(exhibit.content()));
    keyless.push(...keylessIn(exhibit.content()).map((text) => `${exhibit.name}: has no key: ${text}`));
  }

  function wrongWith(exhibit: Exhibit, wording: Wording): string[] {
    const known = keys.get(exhibit) ?? [];
    const wanted = exhibit.own?.(wording) ?? known.map((key) => textOf(wording, key));
    const content = exhibit.content();
    const isEnglish = (key: string) => {
      const text = textOf(wording, key);
      return text === textOf(english, key) && text.includes(' '); // a word may be the same
    };
    return [
      ...(wanted.length ? [] : ['says nothing']),
      ...missingFrom(content, wanted).map((text) => `missing: ${text}`),
      ...(/^en/.test(wording.language) ? [] : known.filter(isEnglish)).map((key) => `in English: ${key}`),
      ...findCut(content, exhibit.edge()).map(({ what, words }) => `${what}: ${words}`),
    ];
  }

  async function showAll({ language, size, width }: Way): Promise<Wording> {
    const wording = await wordingOf(language);
    document.documentElement.style.fontSize = `${size}%`;
    document.documentElement.style.setProperty('--width', `${width}px`);
    for (const exhibit of exhibits) await exhibit.show(wording);
    return wording;
  }

  return {
    languages,
    exhibits,
    async show(way) {
      await showAll(way);
    },
    async findWrong(way) {
      const wording = await showAll(way);
      return [
        ...keyless.splice(0),
        ...exhibits.flatMap((exhibit) =>
          wrongWith(exhibit, wording).map((wrong) => `${exhibit.name}: ${wrong}`),
        ),
      ];
    },
    unseenKeys() {
      const seen = new Set([...keys.values()].flat());
      return (['element', 'camera', 'handOff'] as const).flatMap((kind) =>
        Object.keys(english[kind])
          .map((key) => `${kind}.${key}`)
          .filter((key) => !seen.has(key)),
      );
    },
  };
}

void open().then((gallery) => {
  window.gallery = gallery;
});
