// The two tokens of a session: HS256 JWTs that live one hour (docs/providers/trustmatic.md, Tokens). They are
// not interchangeable (the page has "a reference token, not an access token"), so each kind has a key of its
// own.

import { decodeJwt, jwtVerify, SignJWT } from 'jose';

export type TokenKind = 'access' | 'reference';

export interface TokensOptions {
  readonly now: () => number;
  readonly randomUUID: () => string;
  /** Seconds. */
  readonly lifetimeS: number;
  readonly projectId: string;
}

/** Creates the tokens' mint, with fresh keys. */
export function createTokens({ now, randomUUID, lifetimeS, projectId }: TokensOptions) {
  const newKey = () => new TextEncoder().encode(randomUUID() + randomUUID());
  const keys = { access: newKey(), reference: newKey() };

  return {
    /** A token for the session; exp − nbf is the lifetime. */
    mint(kind: TokenKind, sessionId: string): Promise<string> {
      const nbf = Math.floor(now() / 1000);
      // The published examples name the customer in one token and the tenant in the other.
      const owner = kind === 'access' ? { customer: projectId } : { tenant: projectId };
      return new SignJWT({ sessionId, ...owner, nbf, exp: nbf + lifetimeS })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .sign(keys[kind]);
    },

    /** The session that a valid token of this kind names; undefined for every other text. */
    async read(kind: TokenKind, token: string): Promise<string | undefined> {
      try {
        const { payload } = await jwtVerify(token, keys[kind], {
          algorithms: ['HS256'],
          currentDate: new Date(now()),
        });
        return sessionOf(payload);
      } catch {
        return undefined;
      }
    },
  };
}

export type Tokens = ReturnType<typeof createTokens>;

/**
 * The session that a token claims, unverified: even of an expired one the page must say which session it was.
 */
export function claimedSession(token: string): string | undefined {
  try {
    return sessionOf(decodeJwt(token));
  } catch {
    return undefined;
  }
}

const sessionOf = ({ sessionId }: Readonly<Record<string, unknown>>) =>
  typeof sessionId === 'string' ? sessionId : undefined;
