// What a screen should say and does not: a text of its keys that is not there, one in English in another
// language, one that has no key.

import { isUnseen, textsIn } from './find-cut.js';
import type { Wording } from './exhibit.js';

/** A key, as the text that stands in its place when a screen is asked for its keys. */
const markOf = (kind: keyof Texts, key: string) => `⟦${kind}.${key}⟧`;

type Texts = Pick<Wording, 'element' | 'camera' | 'handOff'>;

const marked = <Dictionary extends object>(kind: keyof Texts, texts: Dictionary) =>
  Object.fromEntries(Object.keys(texts).map((key) => [key, markOf(kind, key)])) as Dictionary;

/** A wording that says its keys. */
export const markedWording = ({ element, camera, handOff }: Texts): Wording => ({
  language: '',
  direction: 'ltr',
  element: marked('element', element),
  camera: marked('camera', camera),
  handOff: marked('handOff', handOff),
});

/** The keys of what is on a screen in `markedWording`. */
export const keysIn = (content: ParentNode): string[] => [
  ...new Set([...saidIn(content).matchAll(/⟦([^⟧]+)⟧/g)].map(([, key = '']) => key)),
];

/** Names that are nobody's to translate. */
const given = /^(Example Ident|0b8f7a52|[\d–\s]+|https:\S+|3)$/;

/** What is on a screen in `markedWording` without a key. */
export const keylessIn = (content: ParentNode): string[] =>
  textsIn(content)
    .map(({ node }) => node.data.trim())
    .filter((text) => !text.includes('⟦') && !given.test(text));

/** The text of a key such as `element.start`. */
export function textOf(wording: Texts, key: string): string {
  const [kind = '', name = ''] = key.split('.');
  const dictionaries: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    element: wording.element,
    camera: wording.camera,
    handOff: wording.handOff,
  };
  return dictionaries[kind]?.[name] ?? '';
}

/** Those of these texts that nobody sees or hears there. */
export function missingFrom(content: ParentNode, texts: readonly string[]): string[] {
  const said = saidIn(content);
  return texts.filter((text) => !said.includes(squeeze(text)));
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

/** All that is to be seen, and all that is only to be heard. */
function saidIn(content: ParentNode): string {
  const elements = [...content.querySelectorAll('*')];
  const heard = elements.filter((element) => isUnseen(element) && !element.children.length);
  const named = elements.filter((element) => element.getClientRects().length);
  return [
    ...textsIn(content).map(({ node }) => node.data),
    ...heard.map(({ textContent }) => textContent),
    ...named.map((element) => element.getAttribute('aria-label') ?? ''),
    ...[...content.querySelectorAll('option')].map(({ textContent }) => textContent),
  ]
    .map(squeeze)
    .join('\n');
}
