// The bearer token for 10nPay's API (docs/providers/10npay.md, Tokens). One token is fetched for all calls,
// kept until shortly before it expires, and renewed when the API refuses it. It must never leave the process,
// and an error of a token source must never be shown.

import * as z from 'zod/mini';
import { ProviderError } from '../../contract.js';
import type { CallOptions } from '../../contract.js';
import { withDeadline } from '../../deadline.js';
import type { Rotation } from '../../rotating.js';
import type { Upstream } from '../../upstream.js';
import { tokenResponseSchema } from '../wire.js';

export interface AccessToken {
  readonly accessToken: string;
  /** Milliseconds until the token expires. Without it, the token is kept until the API refuses it. */
  readonly expiresInMs?: number | undefined;
}

/**
 * Where tokens come from. Called when there is no token, when it is about to expire, and when the API refused
 * it.
 */
export type TokenSource = (options: CallOptions) => Promise<AccessToken>;

export interface ClientCredentials {
  readonly request: Upstream;
  readonly clientId: string;
  readonly clientSecrets: Rotation<string>;
  readonly scope?: string | undefined;
}

/** Gets tokens by OAuth 2.0 client credentials, sent by Basic and form-encoded (RFC 6749, 2.3.1 and 4.4). */
export function clientCredentials({
  request,
  clientId,
  clientSecrets,
  scope,
}: ClientCredentials): TokenSource {
  const authorization = (secret: string) => `Basic ${btoa(`${formEncode(clientId)}:${formEncode(secret)}`)}`;

  return async ({ signal }) => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      ...(scope === undefined ? {} : { scope }),
    });
    // A second token creates nothing that matters, so it may be asked for again.
    const answer = await clientSecrets.attempt(
      (secret) =>
        request({
          method: 'POST',
          path: '',
          headers: { authorization: authorization(secret) },
          body,
          answer: tokenResponseSchema,
          repeatable: true,
          signal,
        }),
      isInvalidClient,
    );
    const { access_token: accessToken, expires_in: seconds } = answer;
    return { accessToken, ...(seconds == null ? {} : { expiresInMs: seconds * 1000 }) };
  };
}

/** RFC 6749, 5.2: 401, or 400 as well. */
const isInvalidClient = (error: unknown) =>
  error instanceof ProviderError && (error.httpStatus === 400 || error.httpStatus === 401);

export interface AuthorizerOptions {
  readonly source: TokenSource;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds that the source may take. */
  readonly timeoutMs: number;
}

/**
 * Makes a call with a token. If the API refuses the token, it calls once more with a new one. Rejects with
 * ProviderError.
 */
export type Authorizer = <T>(
  call: (headers: { readonly authorization: string }) => Promise<T>,
  options: CallOptions,
) => Promise<T>;

const leewayMs = 30_000;

/** Keeps the token of one source. It is fetched once, however many calls wait for it. */
export function createAuthorizer({ source, now, timeoutMs }: AuthorizerOptions): Authorizer {
  let kept: { readonly token: string; readonly until: number } | undefined;
  let fetching: Promise<string> | undefined;

  function readToken(options: CallOptions): Promise<string> | string {
    if (kept && now() < kept.until) return kept.token;
    fetching ??= fetchToken(options).finally(() => (fetching = undefined));
    return fetching;
  }

  async function fetchToken({ signal }: CallOptions): Promise<string> {
    const { accessToken: token, expiresInMs = Infinity } = await withDeadline(
      { signal, ms: timeoutMs },
      (ending) => askSource(source, ending),
    );
    // A short-lived token is used for nine tenths of its life, a long-lived one until half a minute before it
    // expires.
    kept = { token, until: now() + Math.max(expiresInMs * 0.9, expiresInMs - leewayMs) };
    return token;
  }

  return async (call, options) => {
    const token = await readToken(options);
    try {
      return await call(bearer(token));
    } catch (error) {
      if (!(error instanceof ProviderError && error.httpStatus === 401)) throw error;
      if (kept?.token === token) kept = undefined; // unless another call has renewed it meanwhile
      return await call(bearer(await readToken(options)));
    }
  };
}

async function askSource(source: TokenSource, signal: AbortSignal): Promise<AccessToken> {
  const late = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true }),
  );
  const asked = Promise.resolve().then(() => source({ signal }));
  const answer = await Promise.race([asked, late]).catch((error: unknown) => {
    // A 400 or 404 of the token endpoint says nothing about the customer, so its status is dropped.
    if (error instanceof ProviderError)
      throw new ProviderError(error.reason, `No access token: ${error.message}`, undefined, {
        cause: error.cause,
      });
    throw new ProviderError('unavailable', 'No access token: the token source failed.', undefined, {
      cause: error,
    });
  });
  const token = z.safeParse(accessTokenSchema, answer);
  if (!token.success)
    throw new ProviderError('invalid', 'No access token: the token source gave something else.');
  return token.data;
}

const accessTokenSchema = z.object({
  accessToken: z.string().check(z.regex(/^[\x21-\x7e]+$/)), // other characters cannot be in a header
  expiresInMs: z.optional(z.number().check(z.minimum(0))),
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const formEncode = (text: string) => new URLSearchParams([['', text]]).toString().slice(1);
