// What a page can set on the element: the one list of its attributes and properties. Their types, their
// defaults and how an attribute is read follow from it.

import type { PropertyDeclaration } from 'lit';
import type { Detector } from '../capture/guidance/detector.js';
import type { RequestSession } from '../enrolment/merchant.js';
import type { Texts } from '../i18n/registered-languages.js';
import { askAdvice } from './ask-advice.js';

interface Setting<Value> {
  readonly standard: Value;
  /**
   * Reads the attribute, which is the property's name in kebab-case. Without it there is only the property.
   * What is wrong with the text is said of an attribute by its name.
   */
  readonly read?: (text: string, attribute?: string) => Value;
}

const address = (): Setting<string> => ({ standard: '', read: (text) => text });

/** One of a few words; the first is the default, and what an unknown word stands for. */
const word = <Word extends string>(...words: readonly [Word, ...Word[]]): Setting<Word> => ({
  standard: words[0],
  read(text, attribute) {
    if (isOneOf(words, text)) return text;
    if (attribute)
      askAdvice((advice) => {
        advice.unknownWord(text, words, attribute);
      });
    return words[0];
  },
});

const isOneOf = <Word extends string>(words: readonly Word[], text: string): text is Word =>
  (words as readonly string[]).includes(text);

/** Present is true, but for the text "false", which is how some frameworks write it. */
const flag = <Absent>(standard: Absent): Setting<boolean | Absent> => ({
  standard,
  read: (text) => text !== 'false',
});

/** What hosted pages use, without leave to navigate the page around them (docs/security.md, Frames). */
const SANDBOX =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals ' +
  'allow-downloads allow-orientation-lock allow-storage-access-by-user-activation';

/** A slash at the end of an origin is not read. */
const readOrigins = (text: string): readonly string[] =>
  (text.match(/[^\s,]+/g) ?? []).map((origin) => origin.replace(/(.)\/+$/, '$1'));

const origins = (): Setting<readonly string[]> => ({ standard: [], read: readOrigins });

/** The level of a heading, of 1 to 6. */
const level = (standard: number): Setting<number> => ({
  standard,
  read: (text) => (/^[1-6]$/.test(text) ? Number(text) : standard),
});

const property = <Value>(): Setting<Value | undefined> => ({ standard: undefined });

export const settings = {
  /** Where to POST for a session. */
  tokenEndpoint: address(),
  /** Asks for a session instead of that POST; wins over `tokenEndpoint`. */
  requestSession: property<RequestSession>(),
  /** Used for every request to the merchant's endpoints, from the next one on; default the global one. */
  fetch: property<typeof fetch>(),
  /** Credentials mode of those requests. */
  credentials: word('same-origin', 'include', 'omit'),
  /** Where to ask for the text that the customer is to agree to first. */
  consentEndpoint: address(),
  /** `false` skips the provider's QR screen. */
  crossDevice: flag(undefined),
  /** Only a phone may continue. */
  onlyMobile: flag(false),
  /** An IANA name, or `auto` for the browser's own, which costs a slow phone 50 ms; sent with the request. */
  timeZone: address(),
  /** How the provider's page is shown. */
  display: word('inline', 'dialog', 'popup', 'redirect'),
  /** Frames a page that only comes back through a return page, too, where its provider allows that. */
  frameHostedPages: flag(false),
  /** The frame's `sandbox`; `off` sets none. */
  frameSandbox: { standard: SANDBOX, read: (text: string) => text },
  /** Asks for a credentialless frame, for pages with `Cross-Origin-Embedder-Policy`. */
  frameCredentialless: flag(false),
  /** When an attempt begins by itself. */
  startMode: word('auto', 'visible', 'manual'),
  /** Whose camera: the provider's page or our own. */
  capture: word('hosted', 'own'),
  /** Texts of the page's own, by their key, instead of ours in the present language. */
  texts: property<Partial<Texts>>(),
  /** What is told before the start: the steps and what is needed, or a few words. */
  intro: word('full', 'short'),
  /** Where the page's privacy information is: of its own origin, or https. */
  privacyUrl: address(),
  /** Who carries the verification out, by the name that customers know. */
  processedBy: address(),
  /** Of the titles, 1 to 6; in a dialog, of its own. */
  headingLevel: level(2),
  /** Looks at the live picture of our own camera beside our measuring; docs/capture.md has an example. */
  captureDetector: property<Detector>(),
  /** Going on on a phone, where the server offers it; `force` begins with it. */
  handOff: word('offer', 'force', 'off'),
  /** Exact origins that a page may be of; empty accepts any https page that the merchant's endpoints name. */
  providerOrigins: origins(),
};

export type Settings = { -readonly [Name in keyof typeof settings]: (typeof settings)[Name]['standard'] };

const entries = Object.entries<Setting<unknown>>(settings);

/** What Turbo shows of an earlier visit until the page itself is here. */
export const isPreview = (): boolean => document.documentElement.hasAttribute('data-turbo-preview');

/** Nobody looks at the page yet, and may never. */
export const isUnseen = (): boolean =>
  ('prerendering' in document && document.prerendering === true) || isPreview();

const attributeOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What each setting is until it is set. */
export const standards = Object.fromEntries(entries.map(([name, { standard }]) => [name, standard]));

/** The settings as Lit wants them. */
export const properties: Record<
  string,
  Pick<PropertyDeclaration, 'attribute' | 'converter'>
> = Object.fromEntries(
  entries.map(([name, { standard, read }]) => [
    name,
    {
      attribute: read ? attributeOf(name) : false,
      converter: (text: string | null) => (text === null ? standard : read?.(text, attributeOf(name))),
    },
  ]),
);

/** The settings in the attributes of an element that is not defined yet. It says itself what is wrong. */
export const settingsInMarkup = (element: Element): Settings =>
  Object.fromEntries(
    entries.map(([name, { standard, read }]) => {
      const text = read ? element.getAttribute(attributeOf(name)) : null;
      return [name, text === null ? standard : read?.(text)];
    }),
  ) as Settings;

/** The settings as they are now: a change of one does not reach the copy. */
export function copyOf(present: Readonly<Settings>): Readonly<Settings> {
  const copy = Object.fromEntries(entries.map(([name]) => [name, present[name as keyof Settings]]));
  const origins = readOrigins(String(present.providerOrigins));
  // a list of nothing, such as of a variable that is not set, allows nothing; only an empty one allows all
  return { ...(copy as Settings), ...(origins.length ? { providerOrigins: origins } : {}) };
}
