// Checks of what type an option is, for the options of all our functions. Undefined is an option's default,
// and null is refused. A message must never quote an option's value.

import { KycError } from '../enrolment/errors.js';
import { readOrigin } from './base-url.js';
import { describeKind, requireKnownOptions } from './known-options.js';
import type { KnownOptions } from './known-options.js';

export interface OptionKind {
  readonly takes: (value: unknown) => boolean;
  /** What the option must be, for the message. */
  readonly is: string;
}

/** Node makes one millisecond of a longer time. */
const longestTimerMs = 2 ** 31 - 1;

export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An option that is checked by its content where it is used. */
export const checkedLater: OptionKind = { takes: () => true, is: 'anything' };
export const text: OptionKind = { takes: (value) => typeof value === 'string', is: 'a text' };
export const someText: OptionKind = {
  takes: (value) => typeof value === 'string' && value !== '',
  is: 'a text that is not empty',
};
export const aFunction: OptionKind = { takes: (value) => typeof value === 'function', is: 'a function' };
export const anObject: OptionKind = { takes: isObject, is: 'an object' };
export const trueOrFalse: OptionKind = {
  takes: (value) => typeof value === 'boolean',
  is: 'true or false',
};
export const zeroOrMore: OptionKind = {
  takes: (value) => typeof value === 'number' && value >= 0,
  is: 'a number, 0 or more',
};
export const zeroOrOne: OptionKind = { takes: (value) => value === 0 || value === 1, is: '0 or 1' };

export const milliseconds = ({ least = 0, most = longestTimerMs } = {}): OptionKind => ({
  takes: (value) => typeof value === 'number' && value >= least && value <= most,
  is: `a number of milliseconds, ${least} or more and at most ${most}`,
});

// Both are multiplied, by four at most: an opening is three requests, and a second retry comes later.
const longestCallMs = Math.floor(longestTimerMs / 4);
/** How long a call of ours takes. */
export const callMs: OptionKind = milliseconds({ least: 1, most: longestCallMs });
/** The pause before a call is repeated. */
export const retryMs: OptionKind = milliseconds({ most: longestCallMs });

interface OptionKinds extends Omit<KnownOptions, 'names'> {
  /** Each option's kind, by its name. */
  readonly kinds: Readonly<Record<string, OptionKind>>;
}

/** Refuses unknown names, and options of another kind. @throws KycError `CONFIGURATION_INVALID` */
export function requireOptions(given: unknown, { kinds, ...known }: OptionKinds): void {
  requireKnownOptions(given, { ...known, names: Object.keys(kinds) });
  for (const [name, { takes, is }] of Object.entries(kinds)) {
    const value: unknown = Reflect.get(Object(given) as object, name);
    if (value === undefined || takes(value)) continue;
    throw invalid(`"${name}" of ${known.of} must be ${is}. It is ${describeKind(value)}.`);
  }
}

/** Origins as browsers write them. @throws KycError `CONFIGURATION_INVALID` */
export function parsePageOrigins(given: unknown, of: string): readonly string[] | undefined {
  if (given === undefined) return undefined;
  if (!Array.isArray(given))
    throw invalid(`"pageOrigins" of ${of} must be a list of origins. It is ${describeKind(given)}.`);
  return given.map((one: unknown) => {
    const origin = readOrigin(one);
    if (origin !== undefined) return origin;
    throw invalid(
      `"pageOrigins" of ${of} must hold exact https origins such as "https://id.example", without a path ` +
        '(http only on localhost).',
    );
  });
}

const invalid = (message: string) => new KycError('CONFIGURATION_INVALID', message);
