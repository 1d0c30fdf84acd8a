// The merchant's brand for the pages that the kit serves: the custom properties of the element.

import { KycError } from '../enrolment/errors.js';
import { requireKnownOptions } from '../providers/known-options.js';

/** Values of the element's custom properties (docs/theming.md), such as `{ '--kyc-accent': '#0f766e' }`. */
export type Look = Readonly<Record<`--kyc-${string}`, string>>;

/** All of them: those that a page of the kit has no use for may come along. */
const properties = [
  '--kyc-frame-height',
  '--kyc-around',
  '--kyc-card-height',
  '--kyc-accent',
  '--kyc-accent-dark',
  '--kyc-on-accent',
  '--kyc-success',
  '--kyc-danger',
  '--kyc-text',
  '--kyc-muted',
  '--kyc-surface',
  '--kyc-border',
  '--kyc-radius',
  '--kyc-button-radius',
  '--kyc-font',
  '--kyc-font-size',
  '--kyc-space',
  '--kyc-backdrop',
  '--kyc-viewfinder',
];

/** @throws KycError `CONFIGURATION_INVALID` for an unknown name, and for what would not be one declaration */
export function parseLook(given: Look = {}): Look {
  requireKnownOptions(given, { of: '"look"', names: properties, example: '' });
  for (const [name, value] of Object.entries<unknown>(given)) {
    if (typeof value !== 'string' || !/^[^;{}<>\\@!]{1,300}$/.test(value) || /url\(/i.test(value))
      throw invalid(`"look" must have one plain value of CSS for ${name}, such as "#0f766e".`);
  }
  return given;
}

const invalid = (message: string) => new KycError('CONFIGURATION_INVALID', `createKycServer(): ${message}`);
