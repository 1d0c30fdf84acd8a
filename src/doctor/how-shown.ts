// How the provider's pages are shown, by the element's attributes.

import type { Tag } from './read-html.js';

const displays = (elements: readonly Tag[]) =>
  elements.length === 0 ? ['inline'] : elements.map(({ attributes }) => attributes['display'] ?? 'inline');

/** Whether a page may be shown in a frame. */
export const isFramed = (elements: readonly Tag[]): boolean =>
  displays(elements).some((display) => display !== 'popup' && display !== 'redirect');

/** Whether a page may be shown in a window: also where it is framed, by its way out. */
export const isInWindow = (elements: readonly Tag[]): boolean =>
  displays(elements).some((display) => display !== 'redirect');

/** Whether the element is told to put it into a window. */
export const isPopup = (elements: readonly Tag[]): boolean => displays(elements).includes('popup');

/** Whether pages that come back through a return page may be framed. */
export const framesHostedPages = (elements: readonly Tag[]): boolean =>
  elements.some(({ attributes }) => (attributes['frame-hosted-pages'] ?? 'false') !== 'false');

/** Whether the element takes the pictures itself. */
export const hasOwnCamera = (elements: readonly Tag[]): boolean =>
  elements.some(({ attributes }) => attributes['capture'] === 'own');
