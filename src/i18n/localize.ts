// Finds the customer's language and its texts. English is always loaded; every other language is a file
// loaded on demand.

import type { Texts, TextsAtHand } from './en-on-demand.js';
import { en } from './en.js';

/**
 * BCP 47 tag of the element's own `lang`, else of the nearest ancestor's across shadow hosts, else of the
 * browser.
 */
export function resolveLanguage(element: Element): string {
  for (
    let node: Node | null = element;
    node;
    node = node instanceof ShadowRoot ? node.host : node.parentNode
  ) {
    const language = node instanceof Element && node.getAttribute('lang');
    if (language) return language;
  }
  return navigator.language;
}

const loaders: Readonly<Record<string, () => Promise<{ texts: Texts }>>> = {
  ar: () => import('./ar.js'),
  bg: () => import('./bg.js'),
  cs: () => import('./cs.js'),
  da: () => import('./da.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fi: () => import('./fi.js'),
  fr: () => import('./fr.js'),
  'fr-ca': () => import('./fr-ca.js'),
  hu: () => import('./hu.js'),
  ja: () => import('./ja.js'),
  lv: () => import('./lv.js'),
  pt: () => import('./pt.js'),
  ro: () => import('./ro.js'),
  sk: () => import('./sk.js'),
  sv: () => import('./sv.js'),
  uk: () => import('./uk.js'),
};

/** Texts, with the tag of the language they are really in. */
export interface Localisation {
  readonly texts: TextsAtHand;
  /** BCP 47 tag for the `lang` of our inner root. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

const english: Localisation = { texts: en, language: 'en', direction: 'ltr' };

/** The texts for a language. English if we do not have the language, or if its file cannot be loaded. */
export function localize(language: string): Localisation | Promise<Localisation> {
  const tag = language.toLowerCase();
  const [primary = ''] = tag.split('-');
  const name = tag in loaders ? tag : primary;
  const load = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
  if (!load) return english;
  return load().then(
    ({ texts }) => ({ texts, language: name, direction: name === 'ar' ? 'rtl' : 'ltr' }),
    () => english,
  );
}
