// Checks the caller's Basic credentials (docs/providers/wultra.md, Transport). The time it takes must never
// reveal how much of them was right (check 73).

import * as z from 'zod/mini';
import { KycError } from '../../../enrolment/errors.js';
import { createRotation } from '../../rotating.js';
import type { Rotating, Rotation } from '../../rotating.js';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** A pair of `username` and `password`, or what changes while the kit runs. */
export interface GivenCredentials {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  /** Instead of the two: several pairs with the newest first, or a function that gives them. */
  readonly credentials?: Rotating<Credentials> | undefined;
}

/**
 * Compares credentials by keyed hashes of both fields, always of both and with every pair, in constant time.
 *
 * @returns a function that says whether a request has one of the pairs
 * @throws KycError `CONFIGURATION_INVALID` without credentials, or with such as Basic cannot carry everywhere
 */
export function createGate(given: GivenCredentials): (headers: Headers) => Promise<boolean> {
  const pairs = rotatePairs(given, { of: 'wultra()', isOurs: true });
  // Under a key that nobody knows, so that no time tells anything of them.
  const key = crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);

  return async (headers) => {
    const asked = readBasic(headers.get('authorization'));
    const isRight = async (expected: string, field: string | undefined) =>
      crypto.subtle.verify(
        'HMAC',
        await key,
        await crypto.subtle.sign('HMAC', await key, encode(expected)),
        encode(field ?? ''),
      );
    const checks = (await pairs.all()).map(async ({ username, password }) => {
      const [name, word] = [isRight(username, asked?.username), isRight(password, asked?.password)];
      return [asked !== undefined, await name, await word].every(Boolean);
    });
    return (await Promise.all(checks)).includes(true);
  };
}

/** The pairs of an option. @throws KycError `CONFIGURATION_INVALID` */
export function rotatePairs(
  { username, password, credentials }: GivenCredentials,
  { of, isOurs }: { readonly of: string; /** Whether they are sent to us. */ readonly isOurs: boolean },
): Rotation<Credentials> {
  const pair = username && password ? { username, password } : undefined;
  if (!credentials && !pair)
    throw new KycError(
      'CONFIGURATION_INVALID',
      `${of} needs "username" and "password", or "credentials" with such pairs, which may change.`,
    );
  if (credentials && (username !== undefined || password !== undefined))
    throw new KycError(
      'CONFIGURATION_INVALID',
      `${of} takes "credentials" instead of the two, not beside them.`,
    );
  return createRotation(credentials ?? pair, {
    name: `What ${of} takes as "username" and "password"`,
    isUsable: isOurs ? isAscii : isPair,
    mustBe: `${isOurs ? 'printable ASCII' : 'texts'}, and the username without a colon`,
    keyOf: (one) => `${one.username}:${one.password}`,
  });
}

/** The real caller sends Latin-1, others UTF-8: of ASCII both are the same. */
const pairSchema = z.object({
  username: z.string().check(z.regex(/^[\x20-\x39\x3b-\x7e]+$/)),
  password: z.string().check(z.regex(/^[\x20-\x7e]+$/)),
});

const isAscii = (pair: unknown): pair is Credentials => z.safeParse(pairSchema, pair).success;

const anyPairSchema = z.object({
  username: z.string().check(z.regex(/^[^:]+$/)),
  password: z.string().check(z.minLength(1)),
});
const isPair = (pair: unknown): pair is Credentials => z.safeParse(anyPairSchema, pair).success;

/** Two headers arrive as one with a comma, which is no base64 (RFC 7617, 2). */
function readBasic(header: string | null): Credentials | undefined {
  const [, base64] = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header ?? '') ?? [];
  const text = base64 === undefined ? undefined : fromBase64(base64);
  const colon = text?.indexOf(':') ?? -1;
  if (text === undefined || colon < 0) return undefined;
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function fromBase64(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}

const encoder = new TextEncoder();
const encode = (text: string) => encoder.encode(text);
