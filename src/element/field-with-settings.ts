// A field of a form with the element's settings as properties and attributes, and the look at what is wrong
// with them and their page.

import type { Outcome } from '../enrolment/outcome.js';
import type { Report } from '../enrolment/report.js';
import { FormField } from './form-field.js';
import type { Settings } from './settings.js';
import { properties, standards } from './settings-as-properties.js';

abstract class WithSettings extends FormField {
  /** The package's version. */
  static get version(): string {
    return '0.1.0';
  }

  constructor() {
    super();
    Object.assign(this, standards);
  }

  /**
   * Resolves with what is wrong with the page, as far as a page can see:
   * `{ version, findings, looked, unseen }`. Opens no session. One request without a login goes to
   * `tokenEndpoint`, which has to refuse it.
   */
  async diagnose(this: WithSettings & Settings & { readonly outcome: Outcome | null }): Promise<Report> {
    return (await import('./advice.js')).diagnose(this);
  }
}

WithSettings.properties = properties;

/** Its properties are made of the list, so only the list can tell their types. */
export const FieldWithSettings = WithSettings as unknown as Omit<typeof WithSettings, 'prototype'> &
  (abstract new () => FormField & Settings & Pick<WithSettings, 'diagnose'>);
