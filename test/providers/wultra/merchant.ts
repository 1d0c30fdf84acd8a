// A merchant whose kit serves Wultra's services alone, called as the Onboarding Server calls it, with the
// mock merchant's users.

import { wultra } from '../../../src/providers/wultra/server.js';
import type { WultraOptions } from '../../../src/providers/wultra/server.js';
import type { WultraHooks } from '../../../src/providers/wultra/server/service-hooks.js';
import { createKycServer } from '../../../src/server/create-kyc-server.js';
import { createStore } from '../../server/kit-store.js';
import type { Audit } from '../../../src/server/audit/audit-trail.js';
import type { Store } from '../../../src/server/store/store.js';

export const credentials = { username: 'onboarding', password: 'a password of these tests' };
export const secret = 'a secret of these tests, long enough to be one';
const onboardingUrl = 'https://onboarding.example/enrollment-server-onboarding';
export const callback = {
  url: onboardingUrl,
  username: 'merchant',
  password: 'another password',
  retryDelayMs: 0,
};

type Asked = { readonly [Name in keyof WultraHooks]-?: unknown[] };
type Given = Partial<WultraOptions> & {
  readonly store?: Store;
  readonly clock?: { now: number };
  readonly secrets?: readonly string[];
  /** Calls a minute. */ readonly limit?: number;
  readonly audit?: Audit;
};

/** Answers a call-back; by default it is taken. */
export type CallbackAnswer = (request: {
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly headers: Headers;
}) => Response | Promise<Response>;

const taken: CallbackAnswer = () => Response.json({ result: 'OK', resultReason: null });

export function startMerchant(
  {
    store = createStore(),
    clock = { now: Date.UTC(2026, 0, 1) },
    secrets = [secret],
    limit = 100_000,
    audit,
    ...given
  }: Given = {},
  answerCallback: CallbackAnswer = taken,
) {
  const logged: string[] = [];
  const write = (level: string) => (facts: object, message: string) =>
    void logged.push(`${level} ${message} ${JSON.stringify(facts)}`);
  const told: { path: string; body: Record<string, unknown>; headers: Headers }[] = [];
  const asked: Asked = {
    lookupUser: [],
    sendOtp: [],
    consentText: [],
    storeConsent: [],
    evaluateClient: [],
    approveClient: [],
    onProcessEvent: [],
  };
  const hooks = { ...mockHooks, ...given };
  const noted = Object.fromEntries(
    Object.entries(asked).map(([name, calls]: [string, unknown[]]) => {
      const hook = hooks[name as keyof WultraHooks] as ((...args: unknown[]) => unknown) | undefined;
      return [name, hook && ((...args: unknown[]) => (calls.push(args[0]), hook(...args)))];
    }),
  );

  const services = wultra({ ...credentials, callback, ...hooks, ...noted });
  const kit = createKycServer({
    services: [services],
    baseUrl: 'https://shop.example/kyc',
    secret: secrets,
    store,
    logger: { info: write('info'), warn: write('warn'), error: write('error') },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const call = {
        path: request.url.replace(onboardingUrl, ''),
        body: await request.json(),
        headers: request.headers,
      };
      told.push(call);
      return answerCallback(call);
    },
    now: () => clock.now,
    rateLimits: { service: { address: limit } },
    clientAddress: () => '192.0.2.1',
    sweepEveryMs: 0,
    ...(audit && { audit }),
  });

  return {
    kit,
    /** Makes a late decision. */
    decide: services.decide,
    store,
    clock,
    /** Log lines. */
    logged,
    /** Call-backs. */
    told,
    /** What each hook was asked. */
    asked,
    settle: () => kit.settled(),
    /** Any request below the services. */
    send: (service: string, init: RequestInit = {}) =>
      kit.fetch(new Request(`https://shop.example/kyc/wultra/${service}`, init)),
    /** A call of the Onboarding Server: fresh ids, JSON, Basic. */
    call: (service: string, body: object, headers: Record<string, string> = {}) =>
      kit.fetch(
        new Request(`https://shop.example/kyc/wultra/${service}`, {
          method: 'POST',
          headers: { ...callerHeaders(), ...headers },
          body: JSON.stringify(body),
        }),
      ),
  };
}

export const basic = ({ username, password }: { username: string; password: string }) =>
  `Basic ${btoa(`${username}:${password}`)}`;

export const callerHeaders = () => ({
  accept: 'application/json',
  'content-type': 'application/json',
  authorization: basic(credentials),
  'x-correlation-id': crypto.randomUUID(),
  'x-request-id': crypto.randomUUID(),
});

/** The adapter mock's users (docs/providers/wultra.md, Vectors: W1 to W9). */
export const mockHooks: WultraHooks = {
  lookupUser: ({ identification }) =>
    identification['shouldFail'] === true
      ? null
      : { userId: `mockuser_${String(identification['clientNumber'])}`, consentRequired: true },
  sendOtp: () => true,
  consentText: ({ language }) => ({
    html: '<html><body><h1>Lorem ipsum</h1></body></html>',
    version: '7',
    language: language ?? 'en',
  }),
  evaluateClient({ userId }) {
    if (userId.startsWith('mockuser_fail')) throw new Error('An unexpected error occurred.');
    if (userId.startsWith('mockuser_6666')) return { result: 'NOK', reason: 'nok evaluation reason' };
    return userId.startsWith('mockuser_8888') ? { result: 'WAIT', reason: 'wait evaluation reason' } : 'OK';
  },
  approveClient({ userId }) {
    if (userId.startsWith('mockuser_6666')) return { result: 'NOK', reason: 'no reason' };
    return userId.startsWith('mockuser_8888') ? 'WAIT' : { result: 'OK', reason: 'no reason' };
  },
};

/** Requests in the form of 2.2, with what a test wants of them. */
export const ids = {
  processId: 'p-1',
  processType: 'onboarding',
  userId: 'mockuser_1234',
  identityVerificationId: 'iv-1',
};
export const bodies = {
  lookup: (given: object = {}) => ({
    processId: 'p-1',
    processType: 'onboarding',
    identification: { clientNumber: '1234', birthDate: '1990-01-01' },
    ...given,
  }),
  otp: (given: object = {}) => ({
    processId: 'p-1',
    processType: 'onboarding',
    userId: ids.userId,
    language: 'en',
    otpCode: '40302010',
    otpType: 'ACTIVATION',
    resend: false,
    ...given,
  }),
  text: (given: object = {}) => ({
    processId: 'p-1',
    processType: 'onboarding',
    userId: ids.userId,
    consentType: 'GDPR',
    language: 'en',
    ...given,
  }),
  storage: (given: object = {}) => ({
    processId: 'p-1',
    processType: 'onboarding',
    userId: ids.userId,
    consentType: 'GDPR',
    approved: true,
    ...given,
  }),
  evaluate: (given: object = {}) => ({
    ...ids,
    verificationId: 'v-1',
    provider: 'mock',
    status: 'SUCCESS',
    documentCheckResult: { person: null, documents: [] },
    ...given,
  }),
  approve: (given: object = {}) => ({
    ...ids,
    provider: 'iProov',
    status: 'SUCCESS',
    score: 9,
    presenceCheckResult: { frame: null },
    ...given,
  }),
};

/** A hook's answer that the test gives when it likes. */
export function promised<T>() {
  let give!: (answer: T) => void;
  let fail!: (error: unknown) => void;
  const promise = new Promise<T>((resolve, reject) => {
    give = resolve;
    fail = reject;
  });
  return { promise, give, fail };
}
