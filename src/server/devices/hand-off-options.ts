// The option `handOff`: what the phone's page is made of.

import { KycError } from '../../enrolment/errors.js';
import { describeKind } from '../../providers/known-options.js';
import type { Settings } from '../configuration.js';

/** A message that leads the customer to the phone's page. */
export interface SmsMessage {
  /** As `identify` has it. */
  readonly userId: string;
  /** It is as secret as a login: never log it. */
  readonly link: string;
  /** How long the link is valid. */
  readonly expiresInMs: number;
  /** BCP 47, if the page named one. */
  readonly language?: string | undefined;
  /** The number that the customer has typed, such as `+431234567`; only with `asksForNumber`. */
  readonly to?: string | undefined;
}

/** The link by SMS. */
export interface SmsHook {
  /** Sends the message. If it rejects or takes over ten seconds, the customer reads that nothing was sent. */
  readonly send: (message: SmsMessage) => unknown;
  /** True if the customer is to type a number. By default it goes to the number that you know. */
  readonly asksForNumber?: boolean | undefined;
}

/** The phone's page of a hand-off. Addresses are absolute, or paths on the first of the `origins`. */
export interface HandOff {
  /**
   * Script of the element, such as `/kyc-enrolment.js`. With it the phone's page has the element in it, with
   * the own camera. Without it the phone goes to the provider's page.
   */
  readonly script?: string | undefined;
  /** A style sheet of yours for the phone's page. It may set the element's custom properties. */
  readonly style?: string | undefined;
  /** Sends the link by SMS, which needs the kit's `baseUrl`. Without it the element offers none. */
  readonly sms?: SmsHook | undefined;
}

export type ParsedHandOff = HandOff | undefined;

/**
 * Undefined if nothing is offered.
 *
 * @throws KycError `CONFIGURATION_INVALID`, also for `sms` without a `baseUrl`
 */
export function parseHandOff(
  given: HandOff | false | undefined,
  { origins: [first], isBaseUrlGiven }: Pick<Settings, 'origins' | 'isBaseUrlGiven'>,
): ParsedHandOff {
  if (given === false) return undefined;
  const parsed: { script?: string; style?: string; sms?: SmsHook } = {};
  for (const [name, value] of Object.entries<unknown>({ ...given })) {
    if (name === 'sms') {
      if (value === undefined) continue;
      parsed.sms = parseSms(value);
      // Without it the link has the path of a request, where a customer could write a message to a stranger.
      if (!isBaseUrlGiven) throw invalid(needsBaseUrl);
      continue;
    }
    if (name !== 'script' && name !== 'style')
      throw invalid(`"handOff" has no "${name.slice(0, 40)}": it has script, style, sms.`);
    if (value === undefined) continue;
    if (typeof value !== 'string' || !URL.canParse(value, first))
      throw invalid(`"handOff.${name}" must be an address. It is ${describeKind(value)}.`);
    parsed[name] = new URL(value, first).href;
  }
  return parsed;
}

const needsBaseUrl =
  '"handOff.sms" needs "baseUrl": write the public address that the kit is mounted at, ' +
  'such as "https://shop.example/kyc". The link in the message begins with it.';

function parseSms(given: unknown): SmsHook {
  const {
    send,
    asksForNumber = false,
    ...others
  } = (typeof given === 'object' && given !== null ? given : {}) as Partial<SmsHook>;
  const [other] = Object.keys(others);
  if (typeof send !== 'function')
    throw invalid('"handOff.sms.send" must be a function, ({ userId, link }) => what sends the link.');
  if (typeof asksForNumber !== 'boolean') throw invalid('"handOff.sms.asksForNumber" must be true or false.');
  if (other !== undefined)
    throw invalid(`"handOff.sms" has no "${other.slice(0, 40)}": it has send, asksForNumber.`);
  return { send, asksForNumber };
}

const invalid = (message: string) => new KycError('CONFIGURATION_INVALID', message);
