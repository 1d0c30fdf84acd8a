// Secrets that change while the kit runs: one, several with the newest first, or a function that says which
// ones there are now. A request to us may carry any of them. A request of ours carries the one that worked
// last, and is repeated with another one if that is refused. No secret may ever be shown.

import { KycError } from '../enrolment/errors.js';
import { ProviderError } from './contract.js';
import { startDeadline, abortable } from './deadline.js';

/** Milliseconds that a function may take. Whoever waits for it, such as the sweeper, goes on then. */
const longestMs = 5_000;

/** One, or several with the newest first. */
export type OneOrMore<T> = T | readonly T[];

/**
 * A secret, several with the newest first, or a function that gives them as they are now. The function is
 * called each time that one is needed.
 */
export type Rotating<T> = OneOrMore<T> | (() => OneOrMore<T> | Promise<OneOrMore<T>>);

export interface RotationOptions<T> {
  /** The option's name, as a message says it. */
  readonly name: string;
  readonly isUsable: (secret: unknown) => secret is T;
  /** Says what they must be. */
  readonly mustBe: string;
  /** Tells two of them apart. */
  readonly keyOf: (secret: T) => string;
}

export interface Rotation<T> {
  /**
   * All that there are now. Throws ProviderError when the function fails, gives something else, or takes
   * longer than five seconds.
   */
  all(): Promise<readonly T[]>;
  /**
   * Makes a call with the one that worked last, and with each of the others where `isRefused` says that it is
   * the secret's fault. Throws what the call throws.
   */
  attempt<R>(call: (secret: T) => Promise<R>, isRefused: (error: unknown) => boolean): Promise<R>;
}

/** @throws KycError `CONFIGURATION_INVALID` for a secret that cannot be used */
export function createRotation<T extends string | object>(
  given: Rotating<T> | undefined,
  { name, isUsable, mustBe, keyOf }: RotationOptions<T>,
): Rotation<T> {
  const invalid = () =>
    new KycError('CONFIGURATION_INVALID', `${name} must be ${mustBe}, or a list of such.`);
  const listOf = (some: unknown): readonly T[] | undefined => {
    const given: readonly unknown[] = Array.isArray(some) ? some : [some];
    const list = given.map(withoutLineBreak);
    return list.length > 0 && list.every(isUsable) ? list : undefined;
  };
  const known = typeof given === 'function' ? undefined : listOf(given);
  if (typeof given !== 'function' && !known) throw invalid();

  let worked: string | undefined;

  async function all(): Promise<readonly T[]> {
    if (typeof given !== 'function') return known ?? [];
    const ask: () => unknown = given as () => unknown;
    const deadline = startDeadline(longestMs);
    const asked = await abortable(Promise.resolve().then(ask), deadline.signal)
      .catch((cause: unknown) => {
        const what = deadline.signal.aborted ? 'did not answer in time' : 'failed';
        throw new ProviderError('unavailable', `${name} comes of a function that ${what}.`, undefined, {
          cause,
        });
      })
      .finally(() => deadline.clear());
    const list = listOf(asked);
    if (!list)
      throw new ProviderError('unavailable', `${name} comes of a function that gave something else.`);
    return list;
  }

  return {
    all,

    async attempt(call, isRefused) {
      const refused = new Map<string, unknown>();
      for (;;) {
        const left = (await all()).filter((secret) => !refused.has(keyOf(secret)));
        const secret = left.find((one) => keyOf(one) === worked) ?? left[0];
        if (secret === undefined) throw [...refused.values()][0];
        try {
          const answer = await call(secret);
          worked = keyOf(secret);
          return answer;
        } catch (error) {
          if (!isRefused(error)) throw error;
          refused.set(keyOf(secret), error);
        }
      }
    },
  };
}

/** Without the line break that a file of a secret ends with. What is no text stays as it is. */
export const withoutLineBreak = <T>(secret: T): T =>
  typeof secret === 'string' ? (secret.replace(/[\r\n]+$/, '') as T & string) : secret;

/** Rotates texts. @throws KycError `CONFIGURATION_INVALID` */
export const rotateTexts = (given: Rotating<string> | undefined, name: string): Rotation<string> =>
  createRotation(given, {
    name,
    isUsable: (secret): secret is string => typeof secret === 'string' && secret !== '',
    mustBe: 'a text',
    keyOf: (secret) => secret,
  });
