// The settings as Lit wants them. A module of its own, so that the token request leaves before they are made.

import type { PropertyDeclaration } from 'lit';
import { attributeOf, entries } from './settings.js';

/** The settings as Lit wants them. */
export const properties: Record<
  string,
  Pick<PropertyDeclaration, 'attribute' | 'converter'>
> = Object.fromEntries(
  entries.map(([name, { standard, read }]) => [
    name,
    {
      attribute: read ? attributeOf(name) : false,
      converter: (text: string | null) =>
        text === null ? standard : (read?.(text, attributeOf(name)) ?? standard),
    },
  ]),
);

/** What each setting is until it is set. */
export const standards = Object.fromEntries(entries.map(([name, { standard }]) => [name, standard]));
