// The demo's merchant: a shop's server with its own login, a kit for each provider, and what the kits told
// it. It stands for code that a merchant writes, so it imports the package by name and nothing else from this
// repository. A real shop has one provider and therefore one kit. Wultra's services are no provider of pages,
// so they fit either kit.

import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { parse as parseCookies } from 'hono/utils/cookie';
import { tennpayScenarios, tennpayUserId } from 'kyc-enrolment-sandbox';
import { createKycServer, tennpay, trustmatic } from 'kyc-enrolment-server';
import type {
  ConsentTextRequest,
  KycServerOptions,
  OutcomeEvent,
  TennpayClientOptions,
  TrustmaticOptions,
  User,
} from 'kyc-enrolment-server';
import * as z from 'zod/mini';
import { consentText } from './consent-text.js';
import { onboardingServices } from './onboarding-services.js';

export interface MerchantOptions {
  /** The providers' addresses and credentials, as `await startSandbox()` returns them. */
  readonly sandbox: {
    readonly trustmatic: Pick<TrustmaticOptions, 'url' | 'username' | 'password' | 'projectId'>;
    readonly tennpay: Pick<TennpayClientOptions, 'url' | 'tokenUrl' | 'clientId' | 'clientSecret'>;
    readonly wultra: {
      readonly url: string;
      readonly username: string;
      readonly password: string;
      readonly callbackUsername: string;
      readonly callbackPassword: string;
    };
  };
  /** The shop's own origin, which this server answers at: `http://localhost:5173`. */
  readonly origin: string;
  /** Kit options that differ from the demo's. */
  readonly kits?: {
    readonly trustmatic?: Partial<KycServerOptions>;
    readonly tennpay?: Partial<KycServerOptions>;
  };
}

export interface Merchant {
  /**
   * Answers `/kyc/*` (Trustmatic, and Wultra's services below `/kyc/wultra`), `/kyc-10npay/*`, `/demo/login`,
   * `/demo/outcomes` and `/demo/back`.
   */
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

const cookieName = 'demo-login';
const customerSchema = z.object({
  provider: z._default(z.enum(['trustmatic', '10npay']), 'trustmatic'),
  /** The scenario that the sandbox plays. */
  scenario: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/)),
  /** Whether the customer is asked for consent first. */
  consent: z.optional(z.boolean()),
  /** The page where the customer signs in, and returns to. */
  page: z._default(z.string().check(z.regex(/^\/(?!\/)[\w./-]{0,64}$/)), '/'),
});

interface Login {
  readonly user: User;
  readonly customer: z.output<typeof customerSchema>;
}

/** Everybody's: a phone shows it masked. */
const accountHint = 'ada@example.com';
const notKept = { 'cache-control': 'no-store' };

/**
 * Opens the shop.
 *
 * @throws KycError `CONFIGURATION_INVALID`, with what to do
 */
export function createMerchant({ sandbox, origin, kits = {} }: MerchantOptions): Merchant {
  const logins = new Map<string, Login>();
  const outcomes = new Map<string, OutcomeEvent>();
  const asked = new Set<User['id']>();

  const loginOf = (request: Request) =>
    logins.get(parseCookies(request.headers.get('cookie') ?? '', cookieName)[cookieName] ?? '');

  const shared = {
    identify: (request: Request) => loginOf(request)?.user,
    origins: [origin],
    // A real shop keeps one secret, so that open enrolments survive a restart.
    secret: crypto.randomUUID() + crypto.randomUUID(),
    returnUrl: '/demo/back',
    store: process.env['KYC_STORE'] ?? 'memory:', // the demo leaves no file behind unless it is asked to
    // A real shop asks everybody. The playground has a switch for it.
    requireConsent: {
      consentType: 'biometrics',
      text: ({ language, user }: ConsentTextRequest) => (asked.has(user.id) ? consentText(language) : null),
    },
    // Called at least once for an event. Its id lets us store it exactly once.
    onOutcome: (event: OutcomeEvent) => {
      outcomes.set(event.eventId, event);
    },
  };
  const { url, username, password, callbackUsername, callbackPassword } = sandbox.wultra;
  const onboarding = onboardingServices({
    username,
    password,
    callback: { url, username: callbackUsername, password: callbackPassword },
  });
  const trustmaticKit = createKycServer({
    ...shared,
    provider: trustmatic(sandbox.trustmatic),
    services: [onboarding],
    baseUrl: `${origin}/kyc`,
    ...kits.trustmatic,
  });
  const tennpayKit = createKycServer({
    ...shared,
    provider: tennpay(sandbox.tennpay),
    baseUrl: `${origin}/kyc-10npay`,
    ...kits.tennpay,
  });

  const app = new Hono();
  app.all('/kyc/*', (c) => trustmaticKit.fetch(c.req.raw));
  app.all('/kyc-10npay/*', (c) => tennpayKit.fetch(c.req.raw));

  // The toy login. Everybody is a new customer, and the customer's ids at the providers choose the scenario.
  app.post('/demo/login', async (c) => {
    const wish = z.safeParse(customerSchema, await readJson(c.req.raw));
    if (!wish.success)
      return c.json(
        { title: 'Send { "scenario": "<name>", "provider": "trustmatic" or "10npay" } as application/json.' },
        400,
      );
    const customer = wish.data;
    const id = crypto.randomUUID();
    const login = crypto.randomUUID();
    const providerUserId =
      customer.provider === '10npay' ? userIdAt10nPay(customer.scenario, logins.size) : undefined;
    if (customer.consent) asked.add(id);
    logins.set(login, {
      customer,
      user: { id, accountHint, externalId: `sandbox:${customer.scenario}:${id}`, providerUserId },
    });
    setCookie(c, cookieName, login, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure: origin.startsWith('https:'),
    });
    return c.json(customer);
  });

  app.get('/demo/login', (c) => c.json(loginOf(c.req.raw)?.customer ?? null, 200, notKept));

  // A customer who comes back from a provider's page in the same tab continues where they left.
  app.get('/demo/back', (c) => c.redirect(loginOf(c.req.raw)?.customer.page ?? '/', 303));

  app.get('/demo/outcomes', (c) => c.json([...outcomes.values()].reverse(), 200, notKept));

  return {
    fetch: async (request) => app.fetch(request),
    close: async () => {
      await Promise.all([trustmaticKit.close(), tennpayKit.close()]);
    },
  };
}

/** A name that the sandbox does not know plays the ordinary scenario, as an ordinary user id would. */
const userIdAt10nPay = (scenario: string, nth: number) =>
  tennpayUserId(tennpayScenarios.some(({ name }) => name === scenario) ? scenario : 'approved', nth);

/** Requires a content type that another site's form cannot send, so no other site can sign anybody in. */
async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return undefined;
  return request.json().catch(() => undefined);
}
