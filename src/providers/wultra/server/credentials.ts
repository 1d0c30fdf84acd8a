// Checks the caller's Basic credentials (docs/providers/wultra.md, Transport). The time it takes must never
// reveal how much of them was right (check 73).

import { KycError } from '../../../enrolment/errors.js';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/**
 * Compares keyed hashes of both fields, always both of them, in constant time.
 *
 * @returns a function that says whether a request has the credentials
 * @throws KycError `CONFIGURATION_INVALID` if credentials are missing, or contain characters that Basic
 * cannot carry everywhere
 */
export function createGate({ username, password }: Credentials): (headers: Headers) => Promise<boolean> {
  if (!username || !password) {
    throw new KycError(
      'CONFIGURATION_INVALID',
      'wultra() needs "username" and "password": the credentials that the Onboarding Server is configured ' +
        'to send.',
    );
  }
  // The real caller sends Latin-1, others send UTF-8. In ASCII both are the same.
  if (!/^[\x20-\x7e]+$/.test(username + password) || username.includes(':')) {
    throw new KycError(
      'CONFIGURATION_INVALID',
      'The "username" and "password" of wultra() must be printable ASCII, and the username without a colon.',
    );
  }
  const expected = createExpectation({ username, password });

  return async (headers) => {
    const given = readBasic(headers.get('authorization'));
    const { key, marks } = await expected;
    const [rightName, rightPassword] = await Promise.all([
      crypto.subtle.verify('HMAC', key, marks.username, encode(given?.username ?? '')),
      crypto.subtle.verify('HMAC', key, marks.password, encode(given?.password ?? '')),
    ]);
    return [given !== undefined, rightName, rightPassword].every(Boolean);
  };
}

/**
 * Both fields hashed with a random key that nobody knows, so that timing reveals nothing about them. Made
 * once.
 */
async function createExpectation({ username, password }: Credentials) {
  const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
  const [usernameMark, passwordMark] = await Promise.all(
    [username, password].map((field) => crypto.subtle.sign('HMAC', key, encode(field))),
  );
  if (!usernameMark || !passwordMark) throw new TypeError('A field has no mark.');
  return { key, marks: { username: usernameMark, password: passwordMark } };
}

/** Two headers arrive as one with a comma, which is not base64 (RFC 7617, 2). */
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
