// The merchant's brand for the pages that the kit serves: the custom properties of the element.

import { KycError } from '../enrolment/errors.js';

/** Values of the element's custom properties (docs/theming.md), such as `{ '--kyc-accent': '#0f766e' }`. */
export type Look = Readonly<Record<`--kyc-${string}`, string>>;

/** @throws KycError `CONFIGURATION_INVALID` for what would not be one declaration */
export function parseLook(given: Look = {}): Look {
  for (const [name, value] of Object.entries<unknown>(given)) {
    if (!/^--kyc-[a-z-]+$/.test(name))
      throw invalid(
        `"look" has a name that is none of the element's custom properties, such as --kyc-accent.`,
      );
    if (typeof value !== 'string' || !/^[^;{}<>\\@!]{1,300}$/.test(value) || /url\(/i.test(value))
      throw invalid(`"look" must have one plain value of CSS for ${name}, such as "#0f766e".`);
  }
  return given;
}

const invalid = (message: string) => new KycError('CONFIGURATION_INVALID', `createKycServer(): ${message}`);
