// The two tokens of a session: HS256 JWTs that are valid for one hour (docs/providers/trustmatic.md, Tokens).
// They are not interchangeable (the page has "a reference token, not an access token"), so each kind has its
// own key.

import { decodeJwt, jwtVerify, SignJWT } from 'jose';

export type TokenKind = 'access' | 'reference';

export interface TokensOptions {
  readonly now: () => number;
  readonly randomUUID: () => string;
  /** In seconds. */
  readonly lifetimeS: number;
  readonly projectId: string;
}

/** Creates and reads tokens, with new keys. */
export function createTokens({ now, randomUUID, lifetimeS, projectId }: TokensOptions) {
  const newKey = () => new TextEncoder().encode(randomUUID() + randomUUID());
  const keys = { access: newKey(), reference: newKey() };

  return {
    /** A token for the session. Its lifetime is exp − nbf. */
    mint(kind: TokenKind, sessionId: string): Promise<string> {
      const nbf = Math.floor(now() / 1000);
      // In the published examples, one token names the customer and the other one the tenant.
      const owner = kind === 'access' ? { customer: projectId } : { tenant: projectId };
      return new SignJWT({ sessionId, ...owner, nbf, exp: nbf + lifetimeS })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .sign(keys[kind]);
    },

    /** The session of a valid token of this kind. Undefined for any other text. */
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
 * The session that a token claims, unverified. The page must name the session even if the token has expired.
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
