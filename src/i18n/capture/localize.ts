// The camera's texts in the customer's language. English comes with the camera; every other language is a
// file loaded on demand.

import { captureTexts, type CaptureTexts } from './en.js';

const loaders: Readonly<Record<string, () => Promise<{ texts: CaptureTexts }>>> = {
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

/**
 * The texts for a language (BCP 47); English for one that we do not have, and when its file cannot be loaded.
 */
export function localizeCapture(language: string): Promise<CaptureTexts> {
  const tag = language.toLowerCase();
  const [primary = ''] = tag.split('-');
  const name = Object.hasOwn(loaders, tag) ? tag : primary;
  const load = Object.hasOwn(loaders, name) ? loaders[name] : undefined;
  return load
    ? load().then(
        ({ texts }) => texts,
        () => captureTexts,
      )
    : Promise.resolve(captureTexts);
}
