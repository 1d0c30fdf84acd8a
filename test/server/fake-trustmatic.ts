// Trustmatic's API as far as these tests need it: it opens any session and says what the test tells it to
// say.

import { initializeRequestSchema, paths } from '../../src/providers/trustmatic/wire.js';

export const username = 'api-user-canary';
export const password = 'api-password-canary-3f9c';

/** A token whose lifetime is an hour, by a clock of the year 2022. */
export const accessToken = (sessionId: string) =>
  [{ alg: 'HS256' }, { sessionId, nbf: 1_643_974_323, exp: 1_643_977_923 }, 'token-canary']
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

export const pageUrl = (sessionId: string) =>
  `https://id.example/web-enrolment/?token=${accessToken(sessionId)}`;

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly redirect: string;
  readonly body: unknown;
}

export interface FakeTrustmatic {
  readonly requests: readonly SentRequest[];
  /** What GET status says. */
  status: string;
  /** What GET decision/results says. */
  results: unknown;
  /** Wins over the above, where it returns a response. */
  override: ((path: string) => Response | Promise<Response | undefined> | undefined) | undefined;
  /** How many requests there were whose path has this part. */
  count(part: string): number;
  readonly fetch: typeof globalThis.fetch;
}

export function fakeTrustmatic(): FakeTrustmatic {
  const requests: SentRequest[] = [];
  const fake: FakeTrustmatic = {
    requests,
    status: 'PENDING',
    results: { decision: { score: 94, level: 'HIGH' } },
    override: undefined,
    count: (part: string) => requests.filter(({ path }) => path.includes(part)).length,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname } = new URL(request.url);
      const text = await request.text();
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      requests.push({
        method: request.method,
        path: pathname,
        authorization: request.headers.get('authorization'),
        redirect: request.redirect,
        body,
      });
      await Promise.resolve();
      const overridden = await fake.override?.(pathname);
      if (overridden) return overridden;
      if (pathname === paths.initialize) {
        const { sessionId } = initializeRequestSchema.parse(body);
        return Response.json({
          accessToken: accessToken(sessionId),
          sessionId,
          webEnrolmentUrl: pageUrl(sessionId),
        });
      }
      if (pathname.endsWith('/status')) return Response.json({ status: fake.status });
      return Response.json(fake.results);
    },
  };
  return fake;
}
