// Checks the options of createKycServer() by name and type before they are used. The content of texts and
// lists is checked where it is used. A message must never quote an option's value.

import { KycError } from '../enrolment/errors.js';
import { describeKind, requireKnownOptions } from '../providers/known-options.js';
import { aFunction, anObject, isObject, milliseconds, text, trueOrFalse } from '../providers/option-kinds.js';
import type { OptionKind } from '../providers/option-kinds.js';

interface Kind extends OptionKind {
  /** What the option is needed for, if the widget cannot work without it. */
  readonly isNeededFor?: string;
}

const has = (name: string) => (value: unknown) =>
  isObject(value) && name in value && typeof Reflect.get(value, name) === 'function';
const isText = (value: unknown) => typeof value === 'string';
const isList = (value: unknown) => Array.isArray(value);

const orFalse: Kind = {
  takes: (value) => value === false || isObject(value),
  is: 'an object, or false',
};
const timerMs = milliseconds();
const connected = has('connect');

/** The accepted type of each option. */
const optionKinds = {
  provider: { takes: connected, is: "what a provider's function returns when it is called with its options" },
  providers: {
    takes: (value) => Array.isArray(value) && value.every(connected),
    is: "a list of what providers' functions return when they are called with their options",
  },
  choose: aFunction,
  services: {
    takes: (value) => Array.isArray(value) && value.every(connected),
    is: "a list of what services' functions return when they are called with their options",
  },
  identify: {
    ...aFunction,
    isNeededFor:
      'your login check, (request) => the signed-in customer, such as { id: "42" }, or null for nobody',
  },
  origins: {
    takes: isList,
    is: 'a list, such as ["https://shop.example"]',
    isNeededFor: 'the origins of the pages that hold <kyc-enrolment>, such as ["https://shop.example"]',
  },
  secret: {
    takes: (value) => isText(value) || isList(value),
    is: 'a text of at least 32 characters, or a list of such texts',
  },
  returnUrl: {
    ...text,
    isNeededFor: 'the page of yours that customers go to when they are done, such as "/account"',
  },
  baseUrl: text,
  theme: {
    takes: (value) =>
      isText(value) ||
      (isObject(value) && ['light', 'dark'].every((scheme) => isText(Reflect.get(value, scheme)))),
    is: 'a text, or { light, dark } with two texts',
  },
  look: anObject,
  requireConsent: anObject,
  handOff: orFalse,
  store: { takes: (value) => isText(value) || has('find')(value), is: 'an address, or a store' },
  migrate: trueOrFalse,
  retention: anObject,
  onOutcome: aFunction,
  audit: aFunction,
  metrics: { takes: has('createCounter'), is: 'an OpenTelemetry meter' },
  logger: {
    takes: (value) => (['info', 'warn', 'error'] as const).every((level) => has(level)(value)),
    is: 'an object with the functions "info", "warn" and "error"',
  },
  fetch: aFunction,
  now: aFunction,
  sweepEveryMs: timerMs,
  patienceMs: timerMs,
  bodyTimeoutMs: timerMs,
  uploadTimeoutMs: timerMs,
  rateLimits: orFalse,
  newSessions: orFalse,
  clientAddress: aFunction,
  drainMs: timerMs,
} as const satisfies Readonly<Record<string, Kind>>;

/** Every option. The type makes createKycServer() pass all of them. */
export type CheckedOptions = Readonly<Record<keyof typeof optionKinds, unknown>>;

/**
 * Refuses options of a wrong type. If there is a provider, it also refuses missing options that the widget
 * needs.
 *
 * @throws KycError `CONFIGURATION_INVALID`, with what to write instead
 */
export function checkOptions(given: Partial<CheckedOptions>): void {
  const has = (name: string) => Reflect.get(given, name) !== undefined;
  const hasWidget = has('provider') || has('providers');
  for (const [name, { takes, is, isNeededFor }] of Object.entries<Kind>(optionKinds)) {
    const value: unknown = Reflect.get(given, name);
    if (value !== undefined && !takes(value))
      throw invalid(`"${name}" must be ${is}. It is ${describeKind(value)}.`);
    if (value === undefined && isNeededFor !== undefined && hasWidget)
      throw invalid(`"${name}" is missing: it is ${isNeededFor}.`);
  }
}

/** Refuses anything that is not an options object. @throws KycError `CONFIGURATION_INVALID` */
export const requireKitOptions = (given: unknown): void =>
  requireKnownOptions(given, {
    of: 'createKycServer()',
    names: Object.keys(optionKinds),
    example: '{ provider, identify, origins, secret, returnUrl, onOutcome }',
    elsewhere: {
      trustProxyHops: 'It is an option of the mount: toNodeHandler(kyc, { trustProxyHops: 1 }).',
    },
  });

const invalid = (message: string) => new KycError('CONFIGURATION_INVALID', `createKycServer(): ${message}`);
