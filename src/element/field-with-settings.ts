// A field of a form with the element's settings as properties and attributes.

import { FormField } from './form-field.js';
import { properties, standards, type Settings } from './settings.js';

abstract class WithSettings extends FormField {
  static override properties = properties;

  constructor() {
    super();
    Object.assign(this, standards);
  }
}

/** Its properties are made of the list, so only the list can tell their types. */
export const FieldWithSettings = WithSettings as unknown as Omit<typeof WithSettings, 'prototype'> &
  (abstract new () => FormField & Settings);
