// Trustmatic's emulator and the calls to it, for the tests of what it answers.

import {
  createTrustmaticEmulator,
  type TrustmaticSandboxOptions,
} from '../../../../src/providers/trustmatic/sandbox.js';
import { postedSpecimen } from '../../../support/pictures.js';

export const ORIGIN = 'http://provider.localhost';
export const RETURN_URL = 'https://merchant.example/return';

export function startTrustmatic(options: TrustmaticSandboxOptions = {}) {
  let at = Date.UTC(2026, 0, 1);
  const clock = {
    now: () => at,
    wait: (ms: number) => {
      at += ms;
      return Promise.resolve();
    },
    after: () => () => undefined,
  };
  const emulator = createTrustmaticEmulator({ clock, verdictAfterMs: 1000, ...options });
  const ask = (path: string, init?: RequestInit) => emulator.fetch(new Request(new URL(path, ORIGIN), init));
  const authorization = `Basic ${btoa(`${emulator.username}:${emulator.password}`)}`;
  const initialize = (
    body: unknown = {},
    headers: Record<string, string> = { Authorization: authorization },
  ) =>
    ask('/api/v1/enrolment/initialize', {
      method: 'POST',
      headers,
      body:
        typeof body === 'string'
          ? body
          : JSON.stringify({ sessionId: crypto.randomUUID(), returnUrl: RETURN_URL, ...(body as object) }),
    });
  const begin = async (scenario = 'approved', extra: object = {}) => {
    const response = await initialize({ externalId: `sandbox:${scenario}`, ...extra });
    const session: { accessToken: string; sessionId: string; webEnrolmentUrl: string } =
      await response.json();
    const post = (step: string, body?: unknown) =>
      ask(`/api/v1/enrolment/${step}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${session.accessToken}` },
        body: body === undefined ? '' : JSON.stringify(body),
      });
    const token = new URL(session.webEnrolmentUrl).searchParams.get('token') ?? '';
    return {
      ...session,
      token,
      post,
      /** A specimen by its name, or the base64 itself. */
      picture: async (step: string, name: string) =>
        (
          await post(step, { imageBase: /^[a-z0-9-]+$/.test(name) ? await postedSpecimen(name) : name })
        ).json(),
      data: (path: string, init?: RequestInit) =>
        ask(`/api/v1/data/${session.sessionId}${path}`, {
          headers: { Authorization: authorization },
          ...init,
        }),
      status: async () =>
        (
          await (
            await ask(`/api/v1/data/${session.sessionId}/status`, {
              headers: { Authorization: authorization },
            })
          ).json()
        ).status,
      page: (query = '&iframe=true&crossDevice=false') => ask(session.webEnrolmentUrl + query),
      finish: () =>
        ask('/web-enrolment/complete', { method: 'POST', headers: { Authorization: `Bearer ${token}` } }),
    };
  };
  const list = (query = '') =>
    ask(`/api/v1/data/session/list${query}`, { headers: { Authorization: authorization } });
  return { emulator, ask, authorization, initialize, begin, list, pass: (ms: number) => void (at += ms) };
}
