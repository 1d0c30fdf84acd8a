// What a page can set on the element: the one list of its attributes and properties. Their types, their
// defaults and how an attribute is read follow from it.

import type { Detector as CaptureDetector } from '../capture/guidance/detector.js';
import type { RequestSession } from '../enrolment/merchant.js';
import type { Texts } from '../i18n/registered-languages.js';
import { askAdvice } from './ask-advice.js';

interface Setting<Value> {
  readonly standard: Value;
  /**
   * Reads the attribute, which is the property's name in kebab-case. Without it there is only the property.
   * What is wrong with the text is said of an attribute by its name. Undefined is a text with nothing in it.
   */
  readonly read?: (text: string, attribute?: string) => Value | undefined;
}

/** Vue, Svelte and Alpine write "false" for a false binding of a name with a dash: it is as if left out. */
const anyText = (): Setting<string> => ({ standard: '', read: (text) => (text !== 'false' ? text : '') });

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

/** As a browser writes origins: in lower case, and without a slash at their end. */
const readOrigins = (text: string): readonly string[] | undefined =>
  text
    .toLowerCase()
    .match(/[^\s,]+/g)
    ?.map((origin) => origin.replace(/(.)\/+$/, '$1'));

const origins = (): Setting<readonly string[]> => ({ standard: [], read: readOrigins });

/** The level of a heading, of 1 to 6. */
const level = (standard: number): Setting<number> => ({
  standard,
  read: (text) => (/^[1-6]$/.test(text) ? +text : standard),
});

const property = <Value>(): Setting<Value | undefined> => ({ standard: undefined });

export const settings = {
  /** Where to POST for a session. */
  tokenEndpoint: anyText(),
  /**
   * Requests a session with your own client in place of that POST:
   * `(request, { signal }) => Promise<unknown>`. Has precedence over `token-endpoint`; 15 s, no retries.
   */
  requestSession: property<RequestSession>(),
  /**
   * Used for every request to your endpoints, from the next one on, for example to add a bearer header. By
   * default the global one.
   */
  fetch: property<typeof fetch>(),
  /** The credentials mode of those requests. */
  credentials: word('same-origin', 'include', 'omit'),
  /**
   * Where to get the text that the customer must agree to. If it is set, no session is requested before the
   * customer has agreed.
   */
  consentEndpoint: anyText(),
  /** `"false"` skips the provider's own QR screen. Framed pages only. */
  crossDevice: flag(undefined),
  /**
   * Going on on a phone, by a code or a link, where the server offers it (the kit does). `offer` shows a
   * button beside the page on computers. `force` begins with the code. With `offer` and `force`, the
   * provider's own QR screen is skipped.
   */
  handOff: word('offer', 'force', 'off'),
  /** Only a phone may continue. Framed pages only. */
  onlyMobile: flag(false),
  /**
   * An IANA name, or `auto` for the browser's own. Sent with the request, and passed on to a provider that
   * asks for it. Nothing is sent by default, because the browser's first `Intl` object delays the request by
   * 50 ms on a slow phone.
   */
  timeZone: anyText(),
  /**
   * How the provider's page is shown. `popup` and `redirect` need a click to begin; calling `start()` in a
   * click handler counts.
   */
  display: word('inline', 'dialog', 'popup', 'redirect'),
  /**
   * Also frames pages that come back only through a return page, where their provider allows that. Without
   * it, `inline` and `dialog` show a button that opens them in a popup.
   */
  frameHostedPages: flag(false),
  /**
   * The frame's `sandbox` tokens, or `off` for none. By default a page in the frame can do what it needs, but
   * never navigate your page (docs/security.md, Frames).
   */
  frameSandbox: anyText(),
  /** Asks for a credentialless frame, for pages with `Cross-Origin-Embedder-Policy` (Chromium). */
  frameCredentialless: flag(false),
  /**
   * When an attempt begins by itself. `auto`: as soon as the element is on the page and has a token source.
   * `visible`: when it is scrolled into view. `manual`: never; a start button is shown.
   */
  startMode: word('auto', 'visible', 'manual'),
  /**
   * What is told before a start by click. `full`: three drawn steps and what is needed. `short`: a title and
   * two sentences.
   */
  intro: word('full', 'short'),
  /**
   * Your privacy information, linked before the start. An address of the page's own origin, or https;
   * anything else is not linked.
   */
  privacyUrl: anyText(),
  /** Who carries the verification out, told before the start. The provider's name as customers know it. */
  processedBy: anyText(),
  /**
   * The level of the titles' headings, 1 to 6. In a dialog it is the dialog's own heading, and the titles are
   * one level below.
   */
  headingLevel: level(2),
  /**
   * Whose camera. `own`: the element takes the pictures itself, if your server's answer has an `uploadUrl`
   * (the kit's has one): docs/capture.md.
   */
  capture: word('hosted', 'own'),
  /** Words of your own, by their key (docs/languages.md, Words of your own), in the present language. */
  texts: property<Partial<Texts>>(),
  /**
   * A model of yours that looks at the live picture of `capture="own"` beside our measuring:
   * `(video, { kind, area, signal }) => Promise<hint>`; docs/capture.md has an example.
   */
  captureDetector: property<CaptureDetector>(),
  /**
   * Exact origins that a page may have, separated by spaces; capitals, and a slash at the end of one, do not
   * count. If empty, any https page that your server names is allowed. Set it in production.
   */
  providerOrigins: origins(),
};

export type Settings = { -readonly [Name in keyof typeof settings]: (typeof settings)[Name]['standard'] };

export const entries = Object.entries(settings) as [keyof Settings, Setting<unknown>][];

/** What Turbo shows of an earlier visit until the page itself is here. */
export const isPreview = (): boolean => document.documentElement.hasAttribute('data-turbo-preview');

/** Nobody looks at the page yet, and may never. */
export const isUnseen = (): boolean =>
  (document as { readonly prerendering?: unknown }).prerendering === true || isPreview();

export const attributeOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The settings in the attributes of an element that is not defined yet. It says itself what is wrong. */
export const settingsInMarkup = (element: Element): Settings =>
  Object.fromEntries(
    entries.map(([name, { standard, read }]) => {
      const text = read ? element.getAttribute(attributeOf(name)) : null;
      return [name, text === null ? standard : read?.(text)];
    }),
  ) as Settings;

/**
 * The settings as they are now: a change of one does not reach the copy. A text counts as in an attribute:
 * templates write a flag as "false". One that is set to nothing is its default: Vue writes an undefined text
 * as '', Svelte and React set what they are given.
 */
export const copyOf = (present: Readonly<Settings>): Readonly<Settings> =>
  Object.fromEntries(
    entries.map(([name, { standard, read }]) => {
      const value = present[name] as string | boolean | undefined;
      if (!value) return [name, standard ?? value];
      return [name, read?.(String(value), attributeOf(name)) ?? value];
    }),
  ) as Settings;
