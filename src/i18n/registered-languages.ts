// Languages that the merchant's page brings itself. They win over ours.

import type { CaptureTexts } from './en/camera-texts.js';
import type { Texts as ElementTexts } from './en/element-texts.js';
import type { HandOffTexts } from './en/hand-off-texts.js';

/** Every text that a customer sees in the element, by its key. */
export type Texts = ElementTexts & CaptureTexts & HandOffTexts;

export type Registered = ReadonlyMap<string, Partial<Texts>>;

export const registered = new Map<string, Partial<Texts>>();

/**
 * Adds a language, or replaces texts of one that we have. Texts that are left out are ours in that language,
 * else English. Elements take it from their next start of life on a page, or when their `lang` changes: call
 * it before the first one.
 *
 * @param tag BCP 47, or as in `pt_BR`. A language counts for its regions too: `eu` for `eu-ES`.
 */
export function registerLanguage(tag: string, texts: Partial<Texts>): void {
  registered.set(tag, texts);
}
