// Finds the customer's language and its texts. English is always loaded; every other language is a folder,
// loaded on demand with all that is known of languages.

import { en } from './en/first-texts.js';
import type { Localisation } from './localisation.js';
import { registered } from './registered-languages.js';

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
    // frameworks set a property to what is undefined, and the browser makes a text of it
    if (language && !/undefined|false|null/.test(language))
      return language.replace(/\.[^@]*/, '').replace(/[_@]/g, '-'); // as in de_DE.UTF-8
  }
  return (navigator as Partial<Navigator>).language ?? 'en';
}

/** What an element says until it has its language. */
export const english: Localisation = { texts: en, language: 'en', direction: 'ltr' };

/**
 * The texts for a language. English if we do not have the language, or if its file cannot be loaded. Where it
 * is no promise it is `english`: under a page's polyfill a promise of import() is no instance of `Promise`.
 */
export function localize(language: string): Localisation | Promise<Localisation> {
  if (!registered.size && /^en(-us)?$/i.test(language)) return english;
  return import('./languages.js')
    .then(({ loadLanguage }) => loadLanguage(language, registered))
    .catch(() => english);
}
