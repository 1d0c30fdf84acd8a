// 10nPay's API as far as these tests need it: it hands out tokens, opens any enrolment and says what the test
// tells it to say.

import { tennpay } from '../../src/providers/tennpay/server.js';
import type { TennpayClientOptions } from '../../src/providers/tennpay/server.js';
import { paths, tokenPath } from '../../src/providers/tennpay/wire.js';

export const clientId = 'client-canary';
export const clientSecret = 'client-secret-canary-8b1d';
export const accessToken = (number: number) => `bearer-canary-${number}`;

export const identifyUrl = 'https://id.example/start?link=identify-canary';
export const signUrl = 'https://sign.example/doc?link=sign-canary';
export const numbers = { correlationId: '834d03b9-d24f-4d7b-950f-69aadff41599', individualId: 989 };

/** A call of the gateway. */
export interface SentCall {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly redirect: string;
  readonly body: unknown;
}

export interface FakeTennpay {
  readonly calls: readonly SentCall[];
  /** Forms that the token endpoint got, with their Authorization. */
  readonly tokenRequests: readonly { readonly authorization: string | null; readonly form: string }[];
  /** What `videoIdentificationStatus` is. */
  status: string | null;
  /** What `videoIdentificationUrl` of a status is. */
  url: string | null;
  /** Wins over the above, where it returns a response. */
  override:
    ((path: string, body: unknown) => Response | Promise<Response | undefined> | undefined) | undefined;
  /** Makes the present access token worthless. */
  revoke(): void;
  /** Calls whose path has this part. */
  to(part: string): SentCall[];
  readonly fetch: typeof globalThis.fetch;
  readonly provider: ReturnType<typeof tennpay>;
}

export function fakeTennpay(given: Partial<TennpayClientOptions> = {}): FakeTennpay {
  const calls: SentCall[] = [];
  const tokenRequests: { authorization: string | null; form: string }[] = [];
  let revoked = 0;
  const fake: FakeTennpay = {
    calls,
    tokenRequests,
    status: 'STARTED',
    url: null,
    override: undefined,
    revoke: () => void (revoked = tokenRequests.length),
    to: (part) => calls.filter(({ path }) => path.includes(part)),
    provider: tennpay({
      url: 'https://api.example/',
      tokenUrl: `https://auth.example${tokenPath}`,
      clientId,
      clientSecret,
      retryDelayMs: 0,
      ...given,
    }),

    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname, origin } = new URL(request.url);
      const text = await request.text();
      const authorization = request.headers.get('authorization');
      if (origin === 'https://auth.example') tokenRequests.push({ authorization, form: text });
      const body: unknown = origin === 'https://auth.example' || text === '' ? undefined : JSON.parse(text);
      if (origin === 'https://api.example')
        calls.push({
          method: request.method,
          path: pathname,
          authorization,
          redirect: request.redirect,
          body,
        });
      await Promise.resolve();
      const overridden = await fake.override?.(pathname, body);
      if (overridden) return overridden;
      if (pathname === tokenPath)
        return Response.json({
          access_token: accessToken(tokenRequests.length),
          expires_in: 3600,
          token_type: 'Bearer',
          scope: 'api',
        });
      if (authorization !== `Bearer ${accessToken(tokenRequests.length)}` || revoked === tokenRequests.length)
        return new Response(null, { status: 401 });
      if (pathname === paths.initiate)
        return Response.json({
          videoIdentificationUrl: identifyUrl,
          videoIdentificationStatus: 'STARTED',
          message: '',
        });
      if (pathname === paths.finalize) return Response.json(numbers);
      if (pathname === paths.addAdditionalData) return new Response(null, { status: 200 });
      return Response.json({
        videoIdentificationUrl: fake.url,
        videoIdentificationStatus: fake.status,
        message: null,
      });
    },
  };
  return fake;
}
