// The authorisation server. It gives an access token for client credentials or a password
// (docs/providers/10npay.md, Tokens).

import { Hono } from 'hono';
import * as z from 'zod/mini';
import { tokenPath, tokenRequestSchema } from '../wire.js';
import type { AccessTokens } from './access-tokens.js';

/** Made-up credentials of the merchant and of its API user. */
export interface TennpayCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly username: string;
  readonly password: string;
}

const SCOPE = 'Tenn.CRM IdentityServerApi';

/** Creates the routes of the token endpoint. */
export function tokenRoutes({
  credentials,
  tokens,
}: {
  readonly credentials: TennpayCredentials;
  readonly tokens: AccessTokens;
}): Hono {
  const routes = new Hono();

  routes.post(tokenPath, async (c) => {
    if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header('Content-Type') ?? ''))
      return oauthError(400, 'invalid_request');
    const form = new URLSearchParams(await c.req.text());
    if (!isClient(c.req.header('Authorization'), form, credentials)) return oauthError(401, 'invalid_client');

    const parsed = z.safeParse(tokenRequestSchema, Object.fromEntries(form));
    if (!parsed.success)
      return oauthError(400, form.has('grant_type') ? 'unsupported_grant_type' : 'invalid_request');
    const { grant_type: grantType, scope = SCOPE } = parsed.data;
    const isUser =
      form.get('username') === credentials.username && form.get('password') === credentials.password;
    if (grantType === 'password' && !isUser) return oauthError(400, 'invalid_grant');

    const answer = { access_token: tokens.mint(), expires_in: tokens.lifetimeS, token_type: 'Bearer', scope };
    return c.json(answer, 200, { 'Cache-Control': 'no-store' });
  });

  return routes;
}

/**
 * Whether the client authenticates itself, by Basic or in the form. The credentials are made up, so comparing
 * them need not take constant time.
 */
function isClient(
  authorization: string | undefined,
  form: URLSearchParams,
  { clientId, clientSecret }: TennpayCredentials,
): boolean {
  if (authorization !== undefined) {
    // Each half is form-encoded before base64 (RFC 6749, 2.3.1).
    const halves = [clientId, clientSecret].map((half) =>
      new URLSearchParams({ '': half }).toString().slice(1),
    );
    return authorization === `Basic ${btoa(halves.join(':'))}`;
  }
  return form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
}

const oauthError = (status: 400 | 401, error: string) =>
  Response.json(
    { error },
    {
      status,
      headers: {
        'Cache-Control': 'no-store',
        ...(status === 401 && { 'WWW-Authenticate': 'Basic realm="sandbox"' }),
      },
    },
  );
