// Checks the names of options that a merchant passes to one of our functions, because JavaScript has no
// compiler to do it. A message must never quote an option's value.

import { KycError } from '../enrolment/errors.js';

export interface KnownOptions {
  /** The function that takes the options, as a message names it: `createKycServer()`. */
  readonly of: string;
  /** The known names. */
  readonly names: readonly string[];
  /** An example of what belongs between the brackets. */
  readonly example: string;
  /** Where an option belongs that people look for here, by its name. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  /**
   * Whether what a sandbox reports about itself may be passed whole. Its other names are accepted then,
   * unless they resemble one of ours.
   */
  readonly takesReport?: boolean;
}

/**
 * Refuses what is not an options object, and unknown names.
 *
 * @throws KycError `CONFIGURATION_INVALID`, with the name that was probably meant
 */
export function requireKnownOptions(given: unknown, known: KnownOptions): void {
  const { of, names, example, elsewhere = {}, takesReport } = known;
  const whole = of.replace('()', `(${example})`);
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw invalid(`${of} takes an object of options, and was given ${describeKind(given)}: ${whole}.`);
  const isReport = takesReport === true && 'scenarios' in given;
  const unknown = Object.keys(given)
    .filter((name) => !names.includes(name))
    .find((name) => !isReport || nearest(name, names) !== undefined);
  if (unknown === undefined) return;
  const meant = nearest(unknown, names);
  const advice = meant === undefined ? `It has ${names.join(', ')}.` : `Did you mean "${meant}"?`;
  const where = Object.hasOwn(elsewhere, unknown) ? elsewhere[unknown] : undefined;
  throw invalid(`${of} has no option ${JSON.stringify(unknown.slice(0, 40))}. ${where ?? advice}`);
}

/** The type of a value, for a message that must not show the value. */
export function describeKind(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  if (Array.isArray(value)) return 'a list';
  return { string: 'a text', object: 'an object' }[typeof value as string] ?? `a ${typeof value}`;
}

const invalid = (message: string) => new KycError('CONFIGURATION_INVALID', message);

function nearest(name: string, names: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z\d]/g, '');
  const [best] = names
    .map((known) => ({ known, distance: distanceBetween(plain(name), plain(known)) }))
    .sort((one, other) => one.distance - other.distance);
  return best && best.distance <= Math.max(1, Math.floor(name.length / 3)) ? best.known : undefined;
}

/** How many letters must be changed, added or removed to get from one word to the other (Levenshtein). */
function distanceBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(one).entries()) {
    const next = [index + 1];
    for (const [at, known] of Array.from(other).entries())
      next.push(
        Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, (row[at] ?? 0) + (letter === known ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
