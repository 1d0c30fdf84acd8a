// The option `handOff`: what the phone's page is made of.

import { KycError } from '../../enrolment/errors.js';
import { describeKind } from '../../providers/known-options.js';

/** The phone's page of a hand-off. Addresses are absolute, or paths on the first of the `origins`. */
export interface HandOff {
  /**
   * Script of the element, such as `/kyc-enrolment.js`. With it the phone's page has the element in it, with
   * the own camera. Without it the phone goes to the provider's page.
   */
  readonly script?: string | undefined;
  /** A style sheet of yours for the phone's page. It may set the element's custom properties. */
  readonly style?: string | undefined;
}

export type ParsedHandOff = HandOff | undefined;

/** Undefined if nothing is offered. @throws KycError `CONFIGURATION_INVALID` */
export function parseHandOff(given: HandOff | false | undefined, [first]: readonly string[]): ParsedHandOff {
  if (given === false) return undefined;
  const parsed: { script?: string; style?: string } = {};
  for (const [name, value] of Object.entries(given ?? {})) {
    if (name !== 'script' && name !== 'style')
      throw invalid(`"handOff" has no "${name.slice(0, 40)}": it has script, style.`);
    if (value === undefined) continue;
    if (typeof value !== 'string' || !URL.canParse(value, first))
      throw invalid(`"handOff.${name}" must be an address. It is ${describeKind(value)}.`);
    parsed[name] = new URL(value, first).href;
  }
  return parsed;
}

const invalid = (message: string) => new KycError('CONFIGURATION_INVALID', message);
