// Every language but English: which there are, and how their texts are loaded. A folder beside this file is a
// language. This part is loaded by the first element that does not speak English.

import type { CaptureTexts } from './en/camera-texts.js';
import type { Texts } from './en/element-texts.js';
import type { HandOffTexts } from './en/hand-off-texts.js';
import { en } from './en/first-texts.js';
import type { Localisation } from './localisation.js';
import { canonicalTag, matchLanguage } from './match-language.js';
import { registered, type Registered } from './registered-languages.js';

interface LanguageFile<Type> {
  readonly texts: Partial<Type>;
}

type Files<Type> = Readonly<Record<string, () => Promise<LanguageFile<Type>>>>;

const elementTexts = import.meta.glob<LanguageFile<Texts>>(['./*/element-texts.ts', '!./en/*']);
const cameraTexts = import.meta.glob<LanguageFile<CaptureTexts>>(['./*/camera-texts.ts', '!./en/*']);
const handOffTexts = import.meta.glob<LanguageFile<HandOffTexts>>(['./*/hand-off-texts.ts', '!./en/*']);

const tagsOf = (files: object) => Object.keys(files).map((path) => path.split('/')[1] ?? '');

/** Our own texts for these tags, a later one over an earlier one. */
async function load<Type>(
  files: Files<Type>,
  { tags, file }: { readonly tags: readonly string[]; readonly file: string },
): Promise<Partial<Type>> {
  const parts = await Promise.all(tags.flatMap((tag) => files[`./${tag}/${file}.ts`]?.() ?? []));
  return Object.assign({}, ...parts.map(({ texts }) => texts)) as Partial<Type>;
}

/**
 * The element's texts in a language (BCP 47). English for one that there is not. `given` are the languages
 * that the element's own copy of the script knows: on a page that has it twice, this part is of the other.
 */
export async function loadLanguage(language: string, given: Registered): Promise<Localisation> {
  const own = new Map([...registered, ...given].map(([tag, texts]) => [canonicalTag(tag), texts]));
  const available = ['en', ...tagsOf(elementTexts), ...own.keys()];
  const { tags, direction } = matchLanguage(language, available);
  const found = tags.at(-1);
  if (!found) return loadLanguage('en', given);
  const ours = await load(elementTexts, { tags, file: 'element-texts' });
  const theirs = tags.map((tag) => own.get(tag));
  return {
    texts: Object.assign({}, en, ours, ...theirs) as Localisation['texts'],
    language: found,
    direction,
  };
}

/** Our own camera's texts in a language (BCP 47), without those that are English. */
export function loadCameraTexts(language: string): Promise<Partial<CaptureTexts>> {
  const { tags } = matchLanguage(language, tagsOf(cameraTexts));
  return load(cameraTexts, { tags, file: 'camera-texts' });
}

/** What is said of going on on a phone in a language (BCP 47), without those texts that are English. */
export function loadHandOffTexts(language: string): Promise<Partial<HandOffTexts>> {
  const { tags } = matchLanguage(language, tagsOf(handOffTexts));
  return load(handOffTexts, { tags, file: 'hand-off-texts' });
}
