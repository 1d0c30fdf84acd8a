// A kit on shop.example with a fake provider, a clock that stands still, and a login by header.

import { createHmac } from 'node:crypto';
import { trustmatic } from '../../src/providers/trustmatic/server.js';
import { createKycServer } from '../../src/server/create-kyc-server.js';
import type { KycServerOptions } from '../../src/server/kit-options.js';
import { createStore } from './kit-store.js';
import { fakeTrustmatic, password, username } from './fake-trustmatic.js';

export const origin = 'https://shop.example';
export const secret = 'a secret of these tests, long enough to be one';
export const minute = 60_000;

type Given = Partial<KycServerOptions> & { readonly projectId?: string };

export function startKit({ projectId, ...given }: Given = {}) {
  const upstream = fakeTrustmatic();
  const store = createStore();
  const logged: string[] = [];
  const note = (facts: object, message: string) => void logged.push(`${JSON.stringify(facts)} ${message}`);
  const clock = { now: Date.UTC(2026, 0, 1) };
  const kit = createKycServer({
    provider: trustmatic({ url: 'https://id.example', username, password, projectId, retryDelayMs: 0 }),
    identify: (request) => {
      const id = request.headers.get('x-user') ?? 'ada';
      return id === 'nobody' ? null : { id };
    },
    origins: [origin],
    secret,
    store,
    returnUrl: '/done',
    logger: { info: note, warn: note, error: note },
    fetch: upstream.fetch,
    now: () => clock.now,
    sweepEveryMs: 0,
    rateLimits: false, // these tests ask as often as they like
    ...given,
  });

  const fromPage = { origin, 'sec-fetch-site': 'same-origin' };
  const send = (path: string, init: RequestInit = {}) =>
    kit.fetch(new Request(`${origin}/kyc/${path}`, init));

  return {
    kit,
    /** Waits for what goes on after an answer. */
    settle: () => kit.settled(),
    store,
    upstream,
    logged,
    clock,
    send,
    /** POST session, as the widget does. */
    open: (body: object = {}, headers: Record<string, string> = {}) =>
      send('session', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...fromPage, ...headers },
        body: JSON.stringify(body),
      }),
    /** GET of a status. */
    ask: (
      statusUrl: string,
      headers: Record<string, string> = {},
      usual: Record<string, string> = fromPage,
    ) => kit.fetch(new Request(origin + statusUrl, { headers: { ...usual, ...headers } })),
    /** A picture of the own camera, or the end of them. */
    upload: (
      uploadUrl: unknown,
      step: 'document' | 'face' | 'complete',
      imageBase?: string,
      headers: Record<string, string> = {},
    ) =>
      kit.fetch(
        new Request(`${origin}${String(uploadUrl)}/${step}`, {
          method: 'POST',
          headers: {
            ...fromPage,
            ...(imageBase === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          body: imageBase === undefined ? null : JSON.stringify({ imageBase }),
        }),
      ),
    /** The provider's call-back. */
    webhook: (message: object, key = password) => {
      const body = JSON.stringify(message);
      const signature = createHmac('sha256', key).update(body).digest('base64');
      return send('webhook/trustmatic', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-signature': signature },
        body,
      });
    },
  };
}

/** An answer's JSON, as loosely as a test reads it. */
export async function json(
  response: Response | Promise<Response>,
): Promise<Record<string, unknown> & { sessionId: string; statusUrl: string }> {
  return (await response).json();
}
